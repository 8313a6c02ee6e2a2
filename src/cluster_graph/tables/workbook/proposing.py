"""What an officer left out and we can propose: ids of new things, and ids where a name was written instead.

Takes tables as they are written, those that stay in the folder among them; gives them with the cells filled, and a
notice for each. An id that is given is never changed, and the same workbook gets the same ids.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cluster_graph.problems import Problem, Severity, Words
from cluster_graph.tables.cells import IDENTIFIER, folded, nearest
from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.quoting import quoted
from cluster_graph.tables.rows import TABLES, columns_of, required_columns
from cluster_graph.tables.written import WrittenTable

Tables = Mapping[str, WrittenTable]
_NAMES = ("name_ja", "title_ja", "text_ja")
_NAMES_EN = ("name_en", "title_en", "text_en")
_LONGEST = 48
_LEAST_LETTERS = 3
_NOT_THINGS = ("sources", "codes")


def _cells(written: WrittenTable) -> Iterator[tuple[int, dict[str, str]]]:
    for number, cells in written.rows:
        yield number, dict(zip(written.header, cells, strict=False))


def _name(cells: Mapping[str, str]) -> str:
    return next((folded(cells[name]) for name in _NAMES if cells.get(name, "").strip()), "")


def _known_by(cells: Mapping[str, str]) -> str:
    """What a row is known by without its id: its name, else all that it says."""
    said = (f"{name}={text.strip()}" for name, text in sorted(cells.items()) if name != "id" and text.strip())
    return _name(cells) or "\n".join(said)


def with_proposed_ids(tables: Tables, stored: Tables) -> tuple[dict[str, WrittenTable], list[Problem]]:
    """The tables with an id in every row that needs one, and a notice for each that was proposed.

    ``stored``: what the folder holds now; a row that stands there with its name (or, where it has none, with all its
    cells) keeps the id it has there, so that a workbook whose ids were not copied back finds its things again. No
    other thing gets an id that stands there: its address may be known to somebody.
    """
    taken = {folded(cells.get("id", "")) for written in tables.values() for _, cells in _cells(written)}
    used = {folded(cells.get("id", "")) for written in stored.values() for _, cells in _cells(written)}
    found, problems = dict(tables), []
    for table, written in tables.items():
        columns = columns_of(TABLES[table])
        if "id" not in required_columns(TABLES[table]) or not set(written.header) <= set(columns):
            continue
        header = written.header if "id" in written.header else (*written.header, "id")
        at, rows = header.index("id"), []
        known = _known_ids(stored.get(table))
        for number, cells in written.rows:
            filled = [*cells, *[""] * (len(header) - len(cells))]
            if not filled[at].strip() and (number, "id") not in written.told:
                row = dict(zip(header, filled, strict=False))
                before = known.get(_known_by(row), "")
                is_free = before not in taken and IDENTIFIER.fullmatch(before)
                filled[at] = before if is_free else _proposal(table, row, taken | used)
                taken.add(filled[at])
                problems.append(_notice(written, number, filled[at]))
            rows.append((number, tuple(filled)))
        found[table] = _replaced(written, header, rows)
    return found, problems


def _replaced(
    written: WrittenTable, header: tuple[str, ...], rows: list[tuple[int, tuple[str, ...]]]
) -> WrittenTable:
    origin = written.origin
    if header != origin.header and origin.is_sheet:
        origin = replace(origin, header=header, letters=(*origin.letters, ""))
    return replace(written, origin=origin, header=header, rows=tuple(rows))


def _notice(written: WrittenTable, number: int, identifier: str) -> Problem:
    words = Words(
        f"IDが空欄なので「{identifier}」としました。ワークブックにも書き写してください。",
        f'the id is empty and has become "{identifier}"; copy it into the workbook.',
    )
    return Problem("proposed-id", words, written.origin.place(number, "id"), Severity.NOTICE)


def _known_ids(stored: WrittenTable | None) -> dict[str, str]:
    """The ids of a stored table by what its rows are known by, where that is one thing alone."""
    ids: dict[str, set[str]] = defaultdict(set)
    for _, cells in _cells(stored) if stored is not None else ():
        if cells.get("id", "").strip():
            ids[_known_by(cells)].add(folded(cells["id"]))
    return {name: next(iter(found)) for name, found in ids.items() if len(found) == 1}


def _proposal(table: str, row: Mapping[str, str], taken: set[str]) -> str:
    words = next((row[name] for name in _NAMES_EN if row.get(name, "").strip()), "") or _name(row)
    base = slug(words)
    if len(base) < _LEAST_LETTERS:
        return _numbered(TABLES[table].path, 1, taken)
    return base if base not in taken else _numbered(base, 2, taken)


def _numbered(base: str, first: int, taken: set[str]) -> str:
    number = first
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def slug(text: str) -> str:
    """The Latin letters and digits of a text as an id: small, joined by hyphens, cut between words.

    >>> slug("Agreement of Reiji City (4th period)")
    'agreement-of-reiji-city-4th-period'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)'(?=\w)", "", plain))
    found = ""
    for word in words:
        longer = f"{found}-{word}" if found else word
        if len(longer) > _LONGEST:
            break
        found = longer
    return found or "-".join(words)[:_LONGEST].strip("-")


def with_ids_for_names(tables: Tables) -> tuple[dict[str, WrittenTable], list[Problem]]:
    """The tables with an id wherever a cell that needs one holds the name of exactly one thing."""
    ids: dict[str, set[str]] = {}
    by_name: dict[str, dict[str, set[str]]] = {}
    for table, written in tables.items():
        ids[table], names = set(), defaultdict(set)
        for _, cells in _cells(written):
            identifier = folded(cells.get("id", ""))
            ids[table].add(identifier)
            for name in (*_NAMES[:2], *_NAMES_EN[:2]):
                if cells.get(name, "").strip() and identifier:
                    names[folded(cells[name])].add(identifier)
        by_name[table] = dict(names)
    found, problems = {}, []
    for table, written in tables.items():
        found[table], said = _table_with_ids(written, ids, by_name)
        problems.extend(said)
    return found, problems


def _table_with_ids(
    written: WrittenTable, ids: Mapping[str, set[str]], by_name: Mapping[str, Mapping[str, set[str]]]
) -> tuple[WrittenTable, list[Problem]]:
    columns = columns_of(TABLES[written.table])
    pointing = [
        (at, name, _Asked(columns[name], ids, by_name))
        for at, name in enumerate(written.header)
        if name in columns and columns[name].kind is Kind.REFERENCE
    ]
    rows, problems, told = [], [], set(written.told)
    for number, cells in written.rows:
        filled = list(cells)
        for at, name, asked in pointing:
            if at >= len(filled) or not filled[at]:
                continue
            place = written.origin.place(number, name)
            if wrong := asked.no_name_in(filled[at]):
                problems.append(Problem("unclear-name", wrong, place))
                told.add((number, name))
                continue
            text, words = asked.ids_in(filled[at])
            if words is not None:
                problems.append(Problem("name-read-as-id", words, place, Severity.NOTICE))
                filled[at] = text
        rows.append((number, tuple(filled)))
    return replace(written, rows=tuple(rows), told=frozenset(told)), problems


class _Asked:
    """The things that a column may point at, by id and by name."""

    def __init__(
        self, column: Column, ids: Mapping[str, set[str]], by_name: Mapping[str, Mapping[str, set[str]]]
    ) -> None:
        self.many = column.many
        anything = ANY_THING in column.tables
        self.tables = [t for t in ids if t not in _NOT_THINGS] if anything else list(column.tables)
        self.ids, self.by_name = ids, by_name

    def ids_in(self, text: str) -> tuple[str, Words | None]:
        """The ids for the names in a cell, and what was done; no words where it holds no name of a single thing."""
        said, found = [], []
        for part in self._parts(text):
            wanted = folded(part)
            named = self._named(wanted)
            if len(named) == 1 and not self._is_id(wanted):
                found.append(next(iter(named)))
                said.append((wanted, found[-1]))
            else:
                found.append(part)
        if not said:
            return text, None
        ja = "、".join(f"「{name}」を {identifier}" for name, identifier in said)
        en = ", ".join(f'"{name}" as {identifier}' for name, identifier in said)
        return ";".join(found), Words(f"{ja} と読みました。", f"read {en}.")

    def no_name_in(self, text: str) -> Words | None:
        """What is wrong with a cell that holds what can be no id, and is no name or that of several things."""
        for part in self._parts(text):
            wanted = folded(part)
            named = sorted(self._named(wanted))
            if not wanted or IDENTIFIER.fullmatch(wanted) or len(named) == 1:
                continue
            shown = quoted(wanted)
            if named:
                return Words(
                    f"「{shown}」という名称のものは {'、'.join(named)} の {len(named)} つあります。IDで書いてください。",
                    f'{len(named)} things are named "{shown}": {", ".join(named)}; write the id.',
                )
            names = {name for table in self.tables for name in self.by_name.get(table, {})}
            near = nearest(wanted, list(names))
            if near is None:
                return Words(
                    f"「{shown}」というIDも名称もありません。その行を加えるか、名称を直してください。",
                    f'there is no id and no name "{shown}"; add a row for it, or mend the name.',
                )
            ids = "、".join(sorted(self._named(near)))
            return Words(
                f"「{shown}」というIDも名称もありません。「{near}」（{ids}）ではありませんか。",
                f'there is no id and no name "{shown}"; did you mean "{near}" ({ids})?',
            )
        return None

    def _parts(self, text: str) -> list[str]:
        return re.split(r"[;；]", text) if self.many else [text]

    def _named(self, name: str) -> set[str]:
        return {found for table in self.tables for found in self.by_name.get(table, {}).get(name, ())}

    def _is_id(self, text: str) -> bool:
        return any(text in self.ids.get(table, ()) for table in self.tables)
