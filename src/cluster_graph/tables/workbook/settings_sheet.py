"""``cluster.toml`` as a sheet of keys and values, and back. Checks no value: that is done in :mod:`settings`.

A list stands in one cell, separated by ``;``. Where a workbook says what the file at hand says, the file stays as it
is; where a value differs, its line alone is written anew, so that comments stay.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cluster_graph.problems import Words
from cluster_graph.tables.settings import FILE_NAME, SCHEMA_VERSION
from cluster_graph.tables.workbook.names import folded_name

__all__ = ["FILE_NAME", "HEADINGS", "KEYS", "cells_of", "key_of", "toml_text", "updated_toml", "values_of"]


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the sheet: what the key means, and whether it is a list."""

    heading: Words
    meaning: Words
    many: bool = False
    example: str = ""


HEADINGS = ("項目 key", "値 value", "説明 meaning")
PREFILLED = {"fiscal_year_starts": "04-01", "licence": "CC-BY-4.0"}
"""What the empty workbook says by itself."""
KEYS: dict[str, Key] = {
    "id": Key(
        Words("ID", "id"),
        Words(
            "クラスターのID。空欄ならフォルダの名前。", "Id of the cluster; the folder's name where empty."
        ),
        example="reiji",
    ),
    "base": Key(
        Words("アドレスの前半", "base address"),
        Words(
            "すべてのもののアドレスの前半。/ で終わり、公開した後は変えません。",
            "What the address of each thing begins with; it ends with / and stays once published.",
        ),
        example="https://example.org/reiji/",
    ),
    "title.ja": Key(Words("題名", "title (Japanese)"), Words("日本語の題名。", "The title in Japanese.")),
    "title.en": Key(Words("題名（英語）", "title (English)"), Words("英語の題名。", "The title in English.")),
    "publisher": Key(Words("発行者", "publisher"), Words("誰が公開するか。", "Who publishes it.")),
    "contact": Key(Words("連絡先", "contact"), Words("誤りの連絡先。", "Where errors can be reported.")),
    "licence": Key(
        Words("利用条件", "licence"),
        Words("データの利用条件。", "The licence of the data."),
        example="CC-BY-4.0",
    ),
    "fiscal_year_starts": Key(
        Words("年度の初日", "fiscal year starts"),
        Words("月-日。日本の年度なら 04-01。", "Month and day; 04-01 in Japan."),
        example="04-01",
    ),
    "as_of": Key(
        Words("基準日", "as of"),
        Words("問いに日付がないときの日。", "The day that questions ask about if they name none."),
        example="2018-08-28",
    ),
    "complete": Key(
        Words("漏れのない表", "complete"),
        Words(
            "漏れがないことを保証する表（agreements など）。複数は ; で区切る。",
            "Tables vouched to be complete, such as agreements; separated by ';'.",
        ),
        many=True,
    ),
    "prefer": Key(
        Words("優先する出典", "prefer"),
        Words(
            "出典のID、よいものから。複数は ; で区切る。",
            "Ids of sources, best first; separated by ';'.",
        ),
        many=True,
    ),
    "schema": Key(
        Words("表の版", "schema"),
        Words("変えないでください。", "Leave as it is."),
        example=str(SCHEMA_VERSION),
    ),
}


def key_of(text: str) -> str | None:
    """The key that the first cell of a line names."""
    wanted = folded_name(text)
    for name, key in KEYS.items():
        ways = [name, key.heading.ja, key.heading.en, key.heading.ja + name, name + key.heading.ja]
        if wanted in {folded_name(way) for way in ways}:
            return name
    return None


def cells_of(values: Mapping[str, Any]) -> dict[str, str]:
    """The cells of the sheet for the values of a ``cluster.toml``."""
    flat = {name: value for name, value in values.items() if name != "title"}
    flat |= {f"title.{lang}": words for lang, words in dict(values.get("title", {})).items()}
    return {
        name: ";".join(map(str, flat[name])) if KEYS[name].many else str(flat[name])
        for name in KEYS
        if name in flat
    }


def values_of(cells: Mapping[str, str]) -> dict[str, Any]:
    """The values of a ``cluster.toml`` for the cells of the sheet; an empty cell gives none, or an empty list."""
    values: dict[str, Any] = {}
    for name, key in KEYS.items():
        text = cells.get(name, "").strip()
        if key.many:
            values[name] = [part.strip() for part in re.split(r"[;；]", text) if part.strip()]
        elif name.startswith("title."):
            values.setdefault("title", {})[name.removeprefix("title.")] = text
        elif name == "schema":
            values[name] = int(text) if text.isascii() and text.isdigit() else text or SCHEMA_VERSION
        elif text or name in ("publisher", "contact", "licence"):
            values[name] = text
    return values


def _toml(value: object) -> str:
    if isinstance(value, Mapping):
        inner = ", ".join(f"{name} = {_toml(item)}" for name, item in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, int):
        return str(value)
    # What JSON escapes in a string, TOML escapes alike; DEL is the one control character that only TOML forbids.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")


def toml_text(values: Mapping[str, Any]) -> str:
    """A ``cluster.toml`` with these values, a line each."""
    return "".join(f"{name} = {_toml(value)}\n" for name, value in values.items())


def updated_toml(old: str, values: Mapping[str, Any]) -> str:
    """The text of a ``cluster.toml`` with these values, as much of the old text kept as can be."""
    try:
        before = tomllib.loads(old)
    except tomllib.TOMLDecodeError:
        return toml_text(values)
    changed = {
        name for name in {*before, *values} if _comparable(before.get(name)) != _comparable(values.get(name))
    }
    if not changed:
        return old
    lines = old.splitlines(keepends=True)
    for number, line in enumerate(lines):
        found = re.match(r"\s*([A-Za-z_]+)\s*=\s*(.*?)(\s+#[^\"'\n]*)?$", line.rstrip("\r\n"))
        if found and found[1] in changed & set(values):
            lines[number] = f"{found[1]} = {_toml(values[found[1]])}{found[3] or ''}\n"
    text = "".join(lines)
    try:
        after = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return toml_text(values)
    same = all(_comparable(after.get(name)) == _comparable(values.get(name)) for name in {*after, *values})
    return text if same else toml_text(values)


def _comparable(value: object) -> object:
    """Equal for values that mean the same: a day as a date or as text, an empty list or none."""
    if isinstance(value, Mapping):
        return {name: _comparable(item) for name, item in value.items()}
    if isinstance(value, list):
        return value or None
    return str(value) if value is not None and value != "" else None
