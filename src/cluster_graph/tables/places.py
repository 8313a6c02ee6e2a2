"""Whether a place is a folder of tables, and what it is where it is none. Reads no table."""

from __future__ import annotations

import re
from pathlib import Path

from cluster_graph.problems import InputError, Words
from cluster_graph.tables.settings import FILE_NAME as SETTINGS


def require_tables(place: Path) -> None:
    """Raises :class:`InputError`, which says what the place is, where no folder of tables is meant by it."""
    if not place.is_dir():
        raise _no_folder(place)
    _refuse_built(place)


def _no_folder(place: Path) -> InputError:
    """Why there is no folder of tables at a place that is none."""
    if re.match(r"https?:/", place.as_posix()):
        # A path keeps only one of the two slashes of an address.
        address = re.sub(r"^(https?):/+", r"\1://", place.as_posix())
        return InputError(
            Words(
                f"{address} はエンドポイントです。このコマンドが読むのは表のフォルダです。",
                f"{address} is an endpoint; this command reads a folder of tables.",
            )
        )
    if place.exists():
        return InputError(
            Words(
                f"{place} はファイルです。クラスターの表は、{SETTINGS} のあるフォルダで指定してください。",
                f"{place} is a file; the tables of a cluster are a folder with {SETTINGS}.",
            )
        )
    return InputError(Words(f"フォルダ {place} がありません。", f"there is no folder {place}."))


def _refuse_built(folder: Path) -> None:
    """A built folder holds its tables one folder below. Raises :class:`InputError` for one."""
    tables = folder / "csv"
    if (tables / SETTINGS).is_file() and not (folder / SETTINGS).exists():
        raise InputError(
            Words(
                f"{folder} は build で作ったフォルダです。表は {tables} にあります。",
                f"{folder} is a built folder; its tables are in {tables}.",
            )
        )
