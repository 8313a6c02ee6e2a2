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

    ``marker``: one of the files, by which a folder is known as one of ours. Raises :class:`OutputRefused` where
    ``folder`` holds something else, which is then left as it is.
    """
    if folder.exists() and (
        not folder.is_dir() or (any(folder.iterdir()) and not (folder / marker).exists())
    ):
        raise OutputRefused(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    old = made / "old"
    new = made / "new"
    try:
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
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
