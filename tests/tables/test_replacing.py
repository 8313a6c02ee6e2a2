"""Files of a folder are replaced all or none, at whatever step the process is killed."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cluster_graph.tables import replacing
from cluster_graph.tables.replacing import JOURNAL, FolderBusy, finish_replacement, replace_files

OLD = {f"{name}.csv": f"old {name}".encode() for name in "abcdef"}
NEW = {f"{name}.csv": f"new {name}, longer".encode() for name in "bcdefg"}
AFTER = {**OLD, **NEW}
linux_or_mac = pytest.mark.skipif(
    sys.platform not in ("linux", "darwin"), reason="signals and exchange are of POSIX"
)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel keeps what a killed process wrote; only a power cut needs the disk itself."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with old files, and with what others keep there."""
    folder = tmp_path / "cluster"
    (folder / "sources").mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    (folder / "README.md").write_text("mine", encoding="utf-8")
    (folder / "sources" / "s.txt").write_text("text", encoding="utf-8")
    (folder / "link").symlink_to("README.md")
    return folder


def tables_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def others_are_kept(folder: Path) -> bool:
    return (
        (folder / "README.md").read_text(encoding="utf-8") == "mine"
        and (folder / "sources" / "s.txt").read_text(encoding="utf-8") == "text"
        and (folder / "link").readlink() == Path("README.md")
    )


def journal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system that cannot exchange folders."""
    monkeypatch.setattr(replacing, "_may_be_exchanged", lambda _: False)


@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_files_are_replaced_and_others_stay(folder: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    if way == "journal":
        journal_only(monkeypatch)
    assert replace_files(folder, NEW) == sorted(NEW)
    assert tables_in(folder) == AFTER
    assert others_are_kept(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["cluster"]
    assert not (folder / JOURNAL).exists()


def test_files_that_do_not_differ_are_not_touched(folder: Path) -> None:
    before = (folder / "a.csv").stat().st_mtime_ns, folder.stat().st_ino
    assert replace_files(folder, {"a.csv": OLD["a.csv"]}) == []
    assert before == ((folder / "a.csv").stat().st_mtime_ns, folder.stat().st_ino)


def test_a_new_folder_is_made_whole(tmp_path: Path) -> None:
    assert replace_files(tmp_path / "new" / "cluster", NEW) == sorted(NEW)
    assert tables_in(tmp_path / "new" / "cluster") == NEW


@linux_or_mac
def test_permissions_of_folder_and_files_stay(folder: Path) -> None:
    folder.chmod(0o750)
    (folder / "b.csv").chmod(0o640)
    replace_files(folder, NEW)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert stat.S_IMODE((folder / "b.csv").stat().st_mode) == 0o640


# Every call by which something on the disk comes to be, moves or goes.
STEPS: tuple[tuple[Any, str], ...] = (
    (os, "mkdir"),
    (os, "open"),
    (os, "fsync"),
    (os, "link"),
    (os, "symlink"),
    (os, "rename"),
    (os, "replace"),
    (os, "unlink"),
    (os, "rmdir"),
    (os, "chmod"),
    (os, "scandir"),
    (replacing, "_exchange"),
)


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Run ``act`` in a process that kills itself before its ``step``-th call to the disk; whether it was killed."""
    process = os.fork()
    if process == 0:
        count = 0

        def counted(call: Any) -> Any:
            def wrapper(*arguments: Any, **named: Any) -> Any:
                nonlocal count
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)
                return call(*arguments, **named)

            return wrapper

        for module, name in STEPS:
            setattr(module, name, counted(getattr(module, name)))
        try:
            act()
        except BaseException:  # noqa: BLE001 - a copy of the test's process must end here, whatever happened
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(process, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@linux_or_mac
@pytest.mark.parametrize("way", ["exchange", "journal"])
def test_killed_at_any_step_the_folder_is_old_or_new(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    if way == "journal":
        journal_only(monkeypatch)
    pristine = Path(shutil.copytree(folder, tmp_path / "pristine", symlinks=True))
    seen, step = set(), 0
    while True:
        step += 1
        shutil.rmtree(folder)
        shutil.copytree(pristine, folder, symlinks=True)
        killed = killed_at(step, lambda: replace_files(folder, NEW))
        if way == "journal":
            finish_replacement(folder)
        found = tables_in(folder)
        assert found in (OLD, AFTER), f"step {step}"
        assert others_are_kept(folder), f"step {step}"
        seen.add(found == AFTER)
        # What the killed process left does not disturb the next, and is gone after it.
        replace_files(folder, {"a.csv": b"next"})
        assert tables_in(folder) == {**found, "a.csv": b"next"}
        if not killed:
            break
    assert seen == {True, False}
    assert step > 20
    left = [path for path in (*tmp_path.iterdir(), *folder.iterdir()) if "import" in path.name]
    assert all(not (path / "lock").exists() for path in left)


@linux_or_mac
def test_what_a_killed_process_left_is_removed_by_the_next(folder: Path) -> None:
    left = folder.parent / ".cluster-import-abc"
    (left / "new").mkdir(parents=True)
    (left / "lock").write_bytes(b"")
    (left / "new" / "agreements.csv").write_text("half", encoding="utf-8")
    replace_files(folder, NEW)
    assert not left.exists()


@linux_or_mac
def test_a_living_process_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with replacing._staging(folder) as staging:
        replace_files(folder, NEW)
        assert staging.exists()
    journal_only(monkeypatch)
    (folder / JOURNAL).mkdir()
    with replacing._locked(folder / JOURNAL), pytest.raises(FolderBusy):
        replace_files(folder, OLD)
    assert tables_in(folder) == AFTER


@pytest.mark.parametrize("lacking", ["link", "exchange"])
def test_a_file_system_without_links_or_exchange_will_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    def cannot(*_: object) -> None:
        raise (
            PermissionError(1, "Operation not permitted") if lacking == "link" else replacing._CannotExchange
        )

    monkeypatch.setattr(*((os, "link") if lacking == "link" else (replacing, "_exchange")), cannot)
    replace_files(folder, NEW)
    assert tables_in(folder) == AFTER
    assert others_are_kept(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["cluster"]


@linux_or_mac
def test_a_mount_point_stays_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inode = folder.stat().st_ino
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == folder)
    replace_files(folder, NEW)
    assert folder.stat().st_ino == inode
    assert tables_in(folder) == AFTER


@linux_or_mac
def test_whoever_stands_in_the_folder_stays_in_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "sources")
    inode = folder.stat().st_ino
    replace_files(folder, NEW)
    assert folder.stat().st_ino == inode
    assert (Path.cwd() / ".." / "b.csv").read_bytes() == NEW["b.csv"]


@linux_or_mac
def test_the_root_of_a_git_work_tree_stays_the_same_folder(folder: Path) -> None:
    (folder / ".git").mkdir()
    inode = folder.stat().st_ino
    replace_files(folder, NEW)
    assert folder.stat().st_ino == inode
    assert tables_in(folder) == AFTER


def test_a_link_to_a_folder_stays_a_link(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(folder)
    replace_files(link, NEW)
    assert link.is_symlink()
    assert tables_in(folder) == AFTER


def test_a_folder_in_the_place_of_a_table_is_refused(folder: Path) -> None:
    (folder / "g.csv").mkdir()
    with pytest.raises(IsADirectoryError):
        replace_files(folder, NEW)
    assert {name: data for name, data in OLD.items() if (folder / name).read_bytes() == data} == OLD


def test_a_full_disk_leaves_the_old_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_files(folder, NEW)
    assert tables_in(folder) == OLD
    assert [path.name for path in folder.parent.iterdir()] == ["cluster"]
