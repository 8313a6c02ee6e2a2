"""What makes a workbook's bytes depend on its content alone, and its text on nothing that a spreadsheet reads into it.

openpyxl stamps the present time into its files and lets ``_x0041_`` mean a letter; both are undone here.
"""

from __future__ import annotations

import io
import re
import zipfile

MOST_CHARACTERS = 32_767
"""What a cell of a workbook can hold (Excel's own limit), counted in UTF-16 units."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_FIXED_TIME = rb"\g<1>2000-01-01T00:00:00Z\2"
# A height is what a row needs now; without this mark it grows with what is typed into it.
_ROW, _FIXED_HEIGHT = re.compile(rb"<row [^>]*>"), b' customHeight="1"'
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def escaped(text: str) -> str:
    """The text, written so that a spreadsheet reads it as it is."""
    return _ESCAPE.sub("_x005F_", text).replace("\r", "_x000D_")


def unfit_character(text: str) -> str | None:
    """The first character that no cell of a workbook can hold."""
    found = _UNFIT.search(text)
    return found.group() if found else None


def is_too_long(text: str) -> bool:
    """Whether the text is longer than a cell of a workbook can be."""
    return len(escaped(text).encode("utf-16-le", "surrogatepass")) // 2 > MOST_CHARACTERS


def packed(data: bytes) -> bytes:
    """The same workbook without the time at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _TIMES.sub(_FIXED_TIME, content)
            if name.startswith("xl/worksheets/"):
                content = _ROW.sub(lambda row: row.group().replace(_FIXED_HEIGHT, b""), content)
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return out.getvalue()
