"""Run as a process of its own: an old workbook (.xls) on standard input, its sheets as JSON on standard output.

The old format says itself how large its parts are, and a damaged file may ask for more memory than there is, which
ends the process that reads it. Imports nothing of the package, so that it starts at once.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

TOO_LARGE = 3
"""Exit code where a sheet reaches too far."""
_MOST_COLUMNS = 256
"""Of the old format; a sheet with more is damaged."""
_MOST_MEMORY = 4 << 30


def plain(value: Any) -> Any:
    """A value as JSON can hold it: what is no text, number or truth value is a list of its kind and its text."""
    if isinstance(value, datetime.timedelta):
        return ["timedelta", value.total_seconds()]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return [type(value).__name__, value.isoformat()]
    return value


def value_of(found: Any) -> Any:
    """The value of what :func:`plain` made."""
    if not isinstance(found, list):
        return found
    kind, text = found
    if kind == "timedelta":
        return datetime.timedelta(seconds=text)
    if kind == "time":
        return datetime.time.fromisoformat(text)
    day = datetime.datetime.fromisoformat(text)
    return day if kind == "datetime" else day.date()


def _sheets(data: bytes, most_cells: int) -> list[dict[str, Any]]:
    found = []
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for about in book.sheets_metadata:
            if about.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            last_row, last_column = sheet.end or (0, 0)
            if (last_row + 1) * (last_column + 1) > most_cells or last_column >= _MOST_COLUMNS:
                sys.exit(TOO_LARGE)
            rows = sheet.to_python(skip_empty_area=False) if sheet.end is not None else []
            found.append(
                {
                    "title": about.name,
                    "hidden": about.visible is not SheetVisibleEnum.Visible,
                    "rows": [[plain(value) for value in row] for row in rows],
                    "merged": sheet.merged_cell_ranges or [],
                }
            )
    return found


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    json.dump(_sheets(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
