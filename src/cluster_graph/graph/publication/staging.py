"""Several files of one folder replaced together: all of them, or none.

They are written into a folder of their own inside it first; only when all are whole do they take the places of the
old ones, one after the other, and what was moved is moved back where that fails. Other files are left as they are.
Knows nothing of what it writes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType


class Staging:
    """A place to write files that then go into ``folder`` together, when the ``with`` block ends without an error.

    Raises :class:`OSError` where that cannot be done; ``folder`` is then as it was.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: list[str] = []
        self._gone: list[str] = []
        self._made_folder = False
        self._root = folder

    def __enter__(self) -> Staging:
        self._made_folder = not self.folder.exists()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._root = Path(tempfile.mkdtemp(prefix=".being-written-", dir=self.folder))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        whole = False
        try:
            if error is None:
                self._move()
                whole = True
        finally:
            shutil.rmtree(self._root, ignore_errors=True)
            if not whole and self._made_folder:
                with suppress(OSError):
                    self.folder.rmdir()

    def write(self, name: str, content: Iterable[str | bytes]) -> tuple[int, str]:
        """Write one file, text as UTF-8; gives its size in bytes and its SHA-256."""
        path = self._root / "new" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        size, digest = 0, hashlib.sha256()
        with path.open("wb") as file:
            for piece in content:
                data = piece.encode("utf-8") if isinstance(piece, str) else piece
                size += len(data)
                digest.update(data)
                file.write(data)
        self._names.append(name)
        return size, digest.hexdigest()

    def remove(self, name: str) -> None:
        """Let a file be gone when the others are in place; it is no fault if there is none."""
        self._gone.append(name)

    def _move(self) -> None:
        done: list[str] = []
        try:
            for name in (*self._names, *self._gone):
                self._keep_old(name)
                done.append(name)
                if name in self._gone:
                    (self.folder / name).unlink(missing_ok=True)
                else:
                    (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (self._root / "new" / name).replace(self.folder / name)
        except BaseException:
            for name in reversed(done):
                self._put_back(name)
            raise

    def _keep_old(self, name: str) -> None:
        """A second name for the old file, so that it can come back; the first is never missing."""
        path, old = self.folder / name, self._root / "old" / name
        if not path.is_file():
            return
        old.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, old)
        except OSError:
            # File systems without hard links.
            shutil.copy2(path, old)

    def _put_back(self, name: str) -> None:
        path, old = self.folder / name, self._root / "old" / name
        if old.exists():
            old.replace(path)
        elif path.is_file():
            path.unlink()
