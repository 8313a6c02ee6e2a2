"""A cluster's ``cluster.toml``: who it is, its base address, its dates. Reads that one file and no table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cluster_graph.problems import Place, Problem, Words
from cluster_graph.tables.cells import is_web_address, suggestion
from cluster_graph.tables.dates import DateError, read_exact_day
from cluster_graph.tables.quoting import UNSHOWABLE, quoted

FILE_NAME = "cluster.toml"
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """What ``cluster.toml`` says.

    ``fiscal_year_starts``: month and day. ``as_of``: the default date of questions. ``complete``: tables that the
    publisher vouches to be complete. ``prefer``: sources, best first. ``known_by``: set where the tables hold only
    what sources say that stood by that day; it stands in no file.
    """

    id: str
    base: str
    title: Words
    publisher: str
    contact: str
    licence: str
    fiscal_year_starts: tuple[int, int]
    as_of: date
    complete: tuple[str, ...]
    prefer: tuple[str, ...]
    known_by: date | None = None


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and not UNSHOWABLE.search(value)


def _is_text(value: Any) -> bool:
    return _is_words(value) and bool(value.strip())


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _is_month_day(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        date.fromisoformat(f"2001-{value}")
    except ValueError:
        return False
    return True


def _is_day(value: Any) -> bool:
    if isinstance(value, date):
        return not isinstance(value, datetime)
    try:
        read_exact_day(value if isinstance(value, str) else "")
    except DateError:
        return False
    return True


def _is_base(value: Any) -> bool:
    return (
        isinstance(value, str)
        and bool(re.fullmatch(r"https?://[^\s<>\"{}|\\^`/?#]+/[^\s<>\"{}|\\^`?#]*[/]", value))
        and is_web_address(value)
    )


def _is_titles(value: Any) -> bool:
    return isinstance(value, dict) and _is_text(value.get("ja")) and _is_text(value.get("en"))


_KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "id": (
        lambda value: isinstance(value, str) and bool(re.fullmatch(r"[a-z0-9][a-z0-9-]*", value)),
        '"my-region"',
    ),
    "base": (_is_base, '"https://example.org/my-region/"'),
    "title": (_is_titles, '{ ja = "…", en = "…" }'),
    "publisher": (_is_words, '"…"'),
    "contact": (_is_words, '"…"'),
    "licence": (_is_words, '"CC0-1.0"'),
    "fiscal_year_starts": (_is_month_day, '"04-01"'),
    "as_of": (_is_day, '"2018-08-28"'),
    "complete": (_is_texts, '["agreements"]'),
    "prefer": (_is_texts, '["source-id"]'),
    "schema": (lambda value: value is not True and value == SCHEMA_VERSION, str(SCHEMA_VERSION)),
}
_MAY_BE_ABSENT = {
    "publisher": "",
    "contact": "",
    "licence": "",
    "complete": [],
    "prefer": [],
    "fiscal_year_starts": "04-01",
}


def _problem(code: str, ja: str, en: str, key: str | None = None, row: int | None = None) -> Problem:
    return Problem(code, Words(ja, en), Place(FILE_NAME, row, key))


def _read_toml(path: Path) -> tuple[dict[str, Any], list[Problem]]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig")), []
    except FileNotFoundError:
        return {}, [
            _problem(
                "missing-file",
                "このファイルがありません。クラスターのフォルダには cluster.toml が必要です。",
                "the file is missing; the folder of a cluster holds a cluster.toml.",
            )
        ]
    except OSError:
        return {}, [_problem("unreadable-file", "ファイルとして読めません。", "it cannot be read as a file.")]
    except UnicodeDecodeError:
        return {}, [
            _problem("not-text", "UTF-8 で保存してください。", "it is not UTF-8 text; save it as UTF-8.")
        ]
    except (
        ValueError,
        RecursionError,
    ) as error:  # wrong TOML, a number of too many digits, brackets in brackets
        line = re.search(r"line (\d+)", str(error))
        row = int(line.group(1)) if line else None
        reason = quoted(str(error), 200)
        return {}, [
            _problem(
                "bad-toml", f"TOML として読めません（{reason}）。", f"it is not TOML: {reason}.", row=row
            )
        ]


def read_settings(folder: Path) -> tuple[ClusterSettings | None, list[Problem]]:
    """The settings of the cluster in ``folder``, or ``None`` and all that is wrong with them."""
    found, problems = _read_toml(folder / FILE_NAME)
    if problems:
        return None, problems
    return settings_of(found)


def settings_of(found: dict[str, Any]) -> tuple[ClusterSettings | None, list[Problem]]:
    """The settings that the values of a ``cluster.toml`` make, or ``None`` and all that is wrong with them."""
    problems: list[Problem] = []
    values: dict[str, Any] = {**_MAY_BE_ABSENT, **found}
    for key, (is_right, example) in _KEYS.items():
        if key not in values:
            problems.append(
                _problem(
                    "missing-key",
                    f"「{key}」がありません（例: {key} = {example}）。",
                    f"it lacks {key} = {example}.",
                    key,
                )
            )
        elif not is_right(values[key]):
            shown = quoted(repr(values[key]))
            problems.append(
                _problem(
                    "bad-value",
                    f"「{key}」の値 {shown} は使えません（例: {key} = {example}）。",
                    f"{shown} is no value for {key}; right would be: {key} = {example}.",
                    key,
                )
            )
    problems.extend(
        _problem(
            "unknown-key",
            f"「{quoted(key)}」という項目はありません。{ja}",
            f'there is no key "{quoted(key)}"; {en}',
            quoted(key),
        )
        for key in sorted(set(found) - set(_KEYS))
        for ja, en in (suggestion(key, list(_KEYS)),)
    )
    if problems:
        return None, problems
    month, day = values["fiscal_year_starts"].split("-")
    as_of = values["as_of"] if isinstance(values["as_of"], date) else read_exact_day(values["as_of"])
    return (
        ClusterSettings(
            id=values["id"],
            base=values["base"],
            title=Words(values["title"]["ja"], values["title"]["en"]),
            publisher=values["publisher"],
            contact=values["contact"],
            licence=values["licence"],
            fiscal_year_starts=(int(month), int(day)),
            as_of=as_of,
            complete=tuple(values["complete"]),
            prefer=tuple(values["prefer"]),
        ),
        [],
    )
