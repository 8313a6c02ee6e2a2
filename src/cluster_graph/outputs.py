"""Writes what others read: a file or a folder appears whole, or not at all. Knows nothing of what it writes."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


class OutputRefused(Exception):
    """The place to write to holds something that is not ours to replace; ``args[0]`` is the path."""


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that readers see the old content or the new one, never a part. Text is UTF-8 with LF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    data = content.encode("utf-8") if isinstance(content, str) else content
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def replace_folder(folder: Path, files: Mapping[str, str | bytes], marker: str) -> None:
    """Replace a folder by ``files`` (by relative path), moving it into place when all are written.

    ``marker``: one of the files, by which a folder is known as one of ours; the names of all files are added to its
    text, so that files that others put beside ours are kept. Raises :class:`OutputRefused` where ``folder`` holds
    something else, which is then left as it is.
    """
    if folder.exists() and (
        not folder.is_dir() or (any(folder.iterdir()) and not (folder / marker).exists())
    ):
        raise OutputRefused(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    old, new = made / "old", made / "new"
    try:
        _write_all(new, {**files, marker: _listed(files, marker)})
        _keep_strangers(folder, new, marker)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except BaseException:
            if old.exists():
                old.rename(folder)
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _listed(files: Mapping[str, str | bytes], marker: str) -> str:
    """The text of the marker with the names of all files below it, a line each."""
    text = files[marker]
    head = text if isinstance(text, str) else text.decode("utf-8")
    return "\n".join([head.rstrip("\n"), "", *sorted(files)]) + "\n"


def _write_all(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


def _keep_strangers(folder: Path, new: Path, marker: str) -> None:
    """Copy what stands in the old folder and was not written by us, where no file of ours takes its place."""
    if not (folder / marker).is_file():
        return
    ours = set((folder / marker).read_text(encoding="utf-8").splitlines())
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in ours and not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, new / name)
