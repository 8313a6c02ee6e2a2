"""The settings sheet of a workbook to the settings of a cluster and the text of its ``cluster.toml``.

Takes the sheet, if there is one, and the folder: what the sheet leaves empty is taken from the ``cluster.toml`` that
stands there, else given a value that is told. Writes nothing.
"""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.cells import suggestion
from cluster_graph.tables.columns import Column, Kind
from cluster_graph.tables.settings import FILE_NAME, ClusterSettings, read_settings, settings_of
from cluster_graph.tables.workbook.book import Sheet
from cluster_graph.tables.workbook.names import SETTINGS_TABLE, folded_name
from cluster_graph.tables.workbook.settings_sheet import (
    HEADINGS,
    KEYS,
    PREFILLED,
    key_of,
    toml_text,
    updated_toml,
    values_of,
)
from cluster_graph.tables.workbook.values import Shown, read_value


@dataclass(frozen=True, slots=True)
class NewCluster:
    """What a cluster without settings is given: its id and its date of questions."""

    id: str
    today: datetime.date


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings, ``None`` where they cannot be used; the text of ``cluster.toml`` where it is to be written.

    ``rows``: of the settings that stand in the sheet, by key, the row.
    """

    settings: ClusterSettings | None
    toml: str | None
    problems: list[Problem]
    rows: Mapping[str, int]

    def at_its_cell(self, problem: Problem) -> Problem:
        """A problem of ``cluster.toml`` where its setting stands: in the sheet, or still in the file."""
        told_of = problem.place
        is_ours = told_of.file == FILE_NAME and told_of.column in self.rows
        return _in_sheet(problem, self.rows) if is_ours else problem


def read_settings_sheet(sheet: Sheet | None, folder: Path, new: NewCluster) -> SettingsRead:
    """The settings that a workbook and the folder it is meant for make together."""
    path = folder / FILE_NAME
    cells, rows, problems = settings_cells(sheet)
    if path.exists() and not cells.get("id"):
        # Of a workbook made by `template`: what it says by itself is nobody's setting.
        cells = {name: text for name, text in cells.items() if text != PREFILLED.get(name)}
    if path.exists() and not any(text for name, text in cells.items() if name != "schema"):
        settings, said = read_settings(folder)
        return SettingsRead(settings, None, problems + said, {})
    old = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else None
    before = _parsed(old)
    values = values_of(cells)
    if before.get("id") and values.get("id", before["id"]) != before["id"]:
        words = Words(
            f"ワークブックは「{values['id']}」のものですが、{folder} は「{before['id']}」です。別のフォルダを指定してください。",
            f'the workbook is of the cluster "{values["id"]}", but {folder} holds "{before["id"]}"; name another folder.',
        )
        problems.append(Problem("other-cluster", words, _place("id", rows)))
    assumed = _fill(values, before, new)
    if assumed:
        shown = ", ".join(assumed)
        words = Words(
            f"空欄の設定を決めました: {shown}。公開の前に確かめてください。",
            f"empty settings were given values: {shown}; see that they are right before you publish.",
        )
        problems.append(Problem("assumed-setting", words, Place(SETTINGS_TABLE), Severity.NOTICE))
    settings, said = settings_of(values)
    problems += [_in_sheet(problem, rows) for problem in said]
    text = toml_text(values) if old is None else updated_toml(old, values)
    return SettingsRead(settings, None if text == old else text, problems, rows)


def _parsed(text: str | None) -> dict[str, Any]:
    try:
        return tomllib.loads(text or "")
    except tomllib.TOMLDecodeError:
        return {}


def settings_cells(sheet: Sheet | None) -> tuple[dict[str, str], dict[str, int], list[Problem]]:
    """The cells of the sheet by key, the row of each key, and what is to be said of them."""
    cells: dict[str, str] = {}
    rows: dict[str, int] = {}
    problems = []
    for number, row in enumerate(sheet.rows if sheet else [], start=1):
        name = str(row[0]).strip() if row else ""
        key = key_of(name)
        value = row[1] if len(row) > 1 else ""
        if key is None and name and value != "" and folded_name(name) != folded_name(HEADINGS[0]):
            problems.append(_unknown(name, number))
        if key is None or key in cells:
            continue
        kind = Kind.DAY if key == "as_of" else Kind.TEXT
        read = read_value(value, Column(KEYS[key].heading, kind), Shown())
        cells[key], rows[key] = read.text, number
        if read.remark is not None:
            problems.append(
                Problem(read.remark.code, read.remark.words, _place(key, rows), read.remark.severity)
            )
    return cells, rows, problems


def _unknown(name: str, row: int) -> Problem:
    ja, en = suggestion(name, list(KEYS))
    words = Words(
        f"「{name}」という設定はないので読みません。{ja}",
        f'there is no setting "{name}", and it is not read; {en}',
    )
    return Problem("unknown-key", words, Place(SETTINGS_TABLE, row, None, f"A{row}"), Severity.WARNING)


def _fill(values: dict[str, Any], before: Mapping[str, Any], new: NewCluster) -> list[str]:
    """Put what is missing from the old settings, else a value of ours; returns the latter, as ``key = value``."""
    assumed = []
    identifier = values.get("id") or before.get("id") or new.id
    ours = {
        "id": identifier,
        "base": f"https://example.org/{identifier}/",
        "fiscal_year_starts": "04-01",
        "as_of": new.today.isoformat(),
    }
    found = {}
    for name, default in ours.items():
        if name not in values:
            found[name] = before.get(name, default)
            if name not in before:
                assumed.append(f"{name} = {default}")
    titles = dict(before["title"]) if isinstance(before.get("title"), dict) else {}
    for lang, words in values.setdefault("title", {"ja": "", "en": ""}).items():
        if not words:
            values["title"][lang] = titles.get(lang, identifier)
            if lang not in titles:
                assumed.append(f"title.{lang} = {identifier}")
    order = ["id", "base", "title", "publisher", "contact", "licence", "fiscal_year_starts", "as_of"]
    merged = {**values, **found}
    values.clear()
    values.update(
        {name: merged[name] for name in [*order, *sorted(set(merged) - set(order))] if name in merged}
    )
    return assumed


def _place(key: str | None, rows: Mapping[str, int]) -> Place:
    row = rows.get(key or "") or rows.get(f"{key}.ja")
    return Place(SETTINGS_TABLE, row, key, f"B{row}" if row else None)


def _in_sheet(problem: Problem, rows: Mapping[str, int]) -> Problem:
    """A problem of ``cluster.toml`` at the cell that it comes from."""
    return Problem(problem.code, problem.words, _place(problem.place.column, rows), problem.severity)
