"""Replaces files of a folder all at once: whoever looks, even after the process was killed, sees all old or all new.

Takes a folder and the files that are to stand in it; what else stands there stays. Two ways, the first where it can be
gone (Linux, macOS):

- *Exchange*: a whole new folder is made beside the old one, what is not replaced linked into it, and the two change
  names in one step of the system. At no moment are files of both in one folder.
- *Journal*, on other systems and where the folder itself may not be exchanged (somebody stands in it, it is a mount
  point or the root of a git work tree, its parent is not ours): new files are written to a folder inside, then marked
  as complete, then moved. Killed before the mark, nothing has happened; killed after it, whoever next reads the folder
  moves the rest (:func:`finish_replacement`).

What a killed process leaves begins with a dot, is never read as a table, and is removed by the next replacement.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

JOURNAL = ".cluster-graph-import"
_COMPLETE = "complete"
_MOST_ENTRIES = 5_000
_YOUNG = 60.0
"""Seconds in which a folder without a lock may be one that a living process is just making."""
_TRIES, _PAUSE = 40, 0.05


class FolderBusy(OSError):
    """Another process is replacing files of this folder."""


def replace_files(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Put files into a folder, all or none; returns the names of those that are new or differ.

    ``files``: contents by plain name. Raises :class:`OSError` where that cannot be, the folder then as it was.
    """
    folder = folder.resolve()
    finish_replacement(folder)
    changed = {name: data for name, data in sorted(files.items()) if not _holds(folder / name, data)}
    for name in changed:
        if (folder / name).is_dir() and not (folder / name).is_symlink():
            raise IsADirectoryError(f"{name} is a folder")
    if not changed:
        return []
    if not folder.exists():
        _make(folder, changed)
    elif not (_may_be_exchanged(folder) and _replace_by_exchange(folder, changed)):
        _replace_by_journal(folder, changed)
    return list(changed)


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data


def _write(path: Path, data: bytes, like: Path) -> None:
    """Write a file through to the disk, with the permissions of the one that it takes the place of."""
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        shutil.copymode(like, path)


def _make(folder: Path, files: Mapping[str, bytes]) -> None:
    """A folder that is not there yet: made beside its place, then moved."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _staging(folder) as staging:
        new = staging / "new"
        new.mkdir()
        for name, data in files.items():
            _write(new / name, data, folder / name)
        new.rename(folder)


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """A locked folder beside ``folder``, gone afterwards; those of killed processes are removed first."""
    prefix = f".{folder.name}-import-"
    for path in folder.parent.glob(f"{_no_pattern(prefix)}*"):
        _remove_if_left(path)
    staging = Path(tempfile.mkdtemp(prefix=prefix, dir=folder.parent))
    try:
        with _locked(staging):
            yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _no_pattern(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _remove_if_left(staging: Path) -> None:
    if not (staging / "lock").exists() and time.time() - staging.stat().st_mtime < _YOUNG:
        return
    try:
        with _locked(staging):
            # The lock goes last: what is killed here is still known as left over.
            shutil.rmtree(staging / "new", ignore_errors=True)
    except OSError:
        return
    shutil.rmtree(staging, ignore_errors=True)


@contextlib.contextmanager
def _locked(staging: Path) -> Iterator[None]:
    """Hold the lock of a folder until the block or the process ends. Raises :class:`FolderBusy` where it is held."""
    with (staging / "lock").open("ab") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderBusy(f"another process is writing to {staging.parent}") from error
        if not _is_at(file.fileno(), staging / "lock"):  # removed by its last holder while we waited for it
            raise FolderBusy(f"another process is writing to {staging.parent}")
        yield


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether an open file is the one that stands at ``path``."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _may_be_exchanged(folder: Path) -> bool:
    """Whether a new folder may stand in the place of this one without anybody noticing."""
    if sys.platform not in ("linux", "darwin") or os.path.ismount(folder) or (folder / ".git").exists():
        return False
    if _somebody_stands_in(folder):
        return False
    about = folder.stat()
    if about.st_uid != os.geteuid() or not os.access(folder.parent, os.W_OK | os.X_OK):
        return False
    for count, path in enumerate(folder.rglob("*")):
        found = path.lstat()
        is_plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode) or stat.S_ISLNK(found.st_mode)
        if count > _MOST_ENTRIES or not is_plain or found.st_dev != about.st_dev:
            return False
    return True


def _somebody_stands_in(folder: Path) -> bool:
    """Whether a process we can see works in the folder: it would be left standing in the old one."""
    places = []
    with contextlib.suppress(FileNotFoundError):
        places.append(Path.cwd().resolve())
    for link in Path("/proc").glob("[0-9]*/cwd"):  # Linux alone tells of others
        with contextlib.suppress(OSError):
            places.append(link.readlink())
    return any(place == folder or folder in place.parents for place in places)


def _replace_by_exchange(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Exchange the folder for a new one; ``False`` where the file system cannot, and nothing has happened."""
    try:
        with _staging(folder) as staging:
            new = staging / "new"
            new.mkdir()
            for name, data in files.items():
                _write(new / name, data, folder / name)
            _link_others(folder, new, files)
            _exchange(new, folder)
            _move_latecomers(new, folder)
    except _CannotExchange:
        return False
    return True


class _CannotExchange(Exception):
    """The file system knows no links or no exchange."""


def _link_others(old: Path, new: Path, files: Mapping[str, bytes]) -> None:
    """Everything of the old folder that is not replaced, in the new one: the same files under a second name."""
    try:
        for path in sorted(old.rglob("*")):
            if path.parent == old and path.name in (*files, JOURNAL):
                continue
            to = new / path.relative_to(old)
            if JOURNAL in path.relative_to(old).parts[:1]:
                continue
            if path.is_symlink():
                to.symlink_to(path.readlink())
            elif path.is_dir():
                to.mkdir()
            else:
                os.link(path, to)
        # From the inside out, so that the times of a folder are set when it is full.
        for path in sorted((path for path in old.rglob("*") if path.is_dir()), reverse=True):
            if not path.is_symlink() and (new / path.relative_to(old)).is_dir():
                shutil.copystat(path, new / path.relative_to(old))
        shutil.copystat(old, new)
    except OSError as error:
        raise _CannotExchange from error


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change names in one step. Raises :class:`_CannotExchange`."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            swap_names = 2
            failed = library.renamex_np(*names, ctypes.c_uint(swap_names))
        else:
            here, exchange_names = ctypes.c_int(-100), ctypes.c_uint(2)
            failed = library.renameat2(here, names[0], here, names[1], exchange_names)
    except AttributeError as error:
        raise _CannotExchange from error
    if failed:
        raise _CannotExchange(os.strerror(ctypes.get_errno()))


def _move_latecomers(old: Path, new: Path) -> None:
    """What others put into the old folder while the new one was made."""
    for path in sorted(old.rglob("*")):
        to = new / path.relative_to(old)
        if not path.is_dir() and not os.path.lexists(to) and to.parent.is_dir():
            with contextlib.suppress(OSError):
                path.rename(to)


def _replace_by_journal(folder: Path, files: Mapping[str, bytes]) -> None:
    journal = folder / JOURNAL
    journal.mkdir(exist_ok=True)
    with _locked(journal):
        new = journal / "new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        for name, data in files.items():
            _write(new / name, data, folder / name)
            if sys.platform == "win32" and (folder / name).exists():
                # A file that another program has opened cannot be replaced; better to know it before we begin.
                (folder / name).open("r+b").close()
        (journal / "mark").write_bytes(b"")
        (journal / "mark").replace(journal / _COMPLETE)
        _move_all(folder)
    _remove_journal(journal)


def _remove_journal(journal: Path) -> None:
    """Remove what is left of a journal that nobody needs; where another process has begun one, that stays."""
    with contextlib.suppress(OSError), _locked(journal):
        if not (journal / _COMPLETE).exists():
            shutil.rmtree(journal, ignore_errors=True)  # on Windows all but the lock, which is still open
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            (journal / "lock").unlink(missing_ok=True)
            journal.rmdir()


def _move_all(folder: Path) -> None:
    """Move the files of a complete journal to their places; those that are there already stay."""
    journal = folder / JOURNAL
    for path in sorted((journal / "new").iterdir()) if (journal / "new").is_dir() else ():
        with contextlib.suppress(FileNotFoundError):  # another process moves them, too
            path.replace(folder / path.name)
    (journal / _COMPLETE).unlink(missing_ok=True)


def finish_replacement(folder: Path) -> None:
    """Complete a replacement that was killed on its way, if there is one. Raises :class:`OSError` where it cannot."""
    journal = folder / JOURNAL
    for _ in range(_TRIES):
        if not (journal / _COMPLETE).is_file():
            return
        try:
            with _locked(journal):
                _move_all(folder)
        except FolderBusy:
            time.sleep(_PAUSE)  # a living process is at it
            continue
        _remove_journal(journal)
        return
