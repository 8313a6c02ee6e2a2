"""Ids and what points at them: each id in one table, each row of a thing from another source, each reference known.

Takes tables whose cells are read; gives one sentence for each fault, with the nearest id where there is one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.cells import nearest, suggestion
from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.quoting import quoted
from cluster_graph.tables.rows import OWN_SCHEMES, ROW_CLASSES, TABLES, OwnCode, columns_of
from cluster_graph.tables.settings import FILE_NAME as SETTINGS

_POINTERS = (Kind.REFERENCE, Kind.OWN_CODE, Kind.SCOPE)
_NOT_THINGS = ("sources", "codes")


def problems_between_rows(tables: ClusterTables) -> list[Problem]:
    """Everything that no row alone can show: faults of ids, and of what points at them."""
    return identity_problems(tables) + reference_problems(tables) + _settings_problems(tables)


def _settings_problems(tables: ClusterTables) -> list[Problem]:
    """Names in ``cluster.toml`` of tables and sources that are none: they would silently say nothing."""
    problems = []
    for name in tables.settings.complete:
        if name not in TABLES:
            ja, en = suggestion(name, list(TABLES))
            problems.append(
                _problem(
                    "unknown-table",
                    Place(SETTINGS, None, "complete"),
                    f"「{quoted(name)}」という表はありません。{ja}",
                    f'there is no table "{quoted(name)}"; {en}',
                )
            )
    if "sources" in (*tables.unread, *tables.absent):
        return problems
    sources = {record.id for record in tables.records.get("sources", [])}
    for name in tables.settings.prefer:
        if name in sources or name in tables.broken:
            continue
        near = nearest(name, list(sources))
        ja = f"「{near}」ではありませんか。" if near else "その行を加えるか、ここから消してください。"
        en = f'did you mean "{near}"?' if near else "add a row for it, or take it out here."
        problems.append(
            _problem(
                "unknown-id",
                Place(SETTINGS, None, "prefer"),
                f"出典「{quoted(name)}」は sources.csv にありません。{ja}",
                f'sources.csv has no "{quoted(name)}"; {en}',
            )
        )
    return problems


def identity_problems(tables: ClusterTables) -> list[Problem]:
    """Ids in two tables, and rows that repeat an id and a source."""
    problems = []
    first_in_table: dict[str, Record] = {}
    seen: dict[tuple[str, str, str], Record] = {}
    for record in tables.all_records():
        if record.table == "codes":
            continue
        other = first_in_table.setdefault(record.id, record)
        if other.table != record.table:
            problems.append(
                _problem(
                    "id-in-two-tables",
                    record.place("id"),
                    f"ID「{record.id}」は {other.table}.csv の{other.number}行目でも使われています。表ごとに別のIDにしてください。",
                    f'the id "{record.id}" also stands in {other.table}.csv, row {other.number}; '
                    "an id belongs to one table.",
                )
            )
        key = (record.table, record.id, record.source)
        if key in seen:
            problems.append(_repeated(record, seen[key]))
        else:
            seen[key] = record
    return problems + _code_identities(tables) + _missing_once(tables)


def _repeated(record: Record, earlier: Record) -> Problem:
    if not record.source:
        return _problem(
            "same-id",
            record.place("id"),
            f"ID「{record.id}」は{earlier.number}行目と同じです。別のIDにしてください。",
            f'the id "{record.id}" already stands in row {earlier.number}; give it another.',
        )
    return _problem(
        "same-id-and-source",
        record.place("id"),
        f"ID「{record.id}」と出典「{record.source}」の組は{earlier.number}行目と同じです。"
        "一つの出典が一つのものについて述べることは一行にまとめてください（引用は … でつなぐ）。",
        f'the id "{record.id}" with the source "{record.source}" already stands in row {earlier.number}; '
        "what one source says of one thing is one row (join the fragments of the quote by ' … ').",
    )


def _code_identities(tables: ClusterTables) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for record in tables.records.get("codes", []):
        row = record.cells
        if not isinstance(row, OwnCode):
            continue
        if row.scheme not in OWN_SCHEMES:
            choices = ", ".join(OWN_SCHEMES)
            problems.append(
                _problem(
                    "unknown-scheme",
                    record.place("scheme"),
                    f"体系「{row.scheme}」はありません。使えるもの: {choices}。",
                    f'there is no scheme "{row.scheme}"; use one of: {choices}.',
                )
            )
        if (row.scheme, row.notation) in seen:
            problems.append(
                _problem(
                    "same-code",
                    record.place("notation"),
                    f"区分「{row.notation}」は体系「{row.scheme}」に二度あります。",
                    f'the code "{row.notation}" stands twice in the scheme "{row.scheme}".',
                )
            )
        seen.add((row.scheme, row.notation))
    return problems


def _missing_once(tables: ClusterTables) -> list[Problem]:
    """Columns that at least one row of a thing must fill."""
    problems: list[Problem] = []
    for table, row_class in TABLES.items():
        for column in row_class.required_once:
            filled = {r.id for r in tables.records.get(table, []) if getattr(r.cells, column) is not None}
            first: dict[str, Record] = {}
            for record in tables.records.get(table, []):
                first.setdefault(record.id, record)
            problems.extend(
                _problem(
                    "empty-cell",
                    record.place(column),
                    f"「{identifier}」のどの行にも「{column}」がありません。",
                    f'no row of "{identifier}" fills {column}; one must.',
                )
                for identifier, record in first.items()
                if identifier not in filled
            )
    return problems


def _problem(code: str, place: Place, ja: str, en: str) -> Problem:
    return Problem(code, Words(ja, en), place)


_POINTING = {
    row_class: [(name, column) for name, column in columns_of(row_class).items() if column.kind in _POINTERS]
    for row_class in ROW_CLASSES
}
"""The columns of a table that hold ids or own codes."""


def _pointed_at(record: Record) -> Iterator[tuple[str, Column, str]]:
    """Each id (or own code) that a row points at, with its column."""
    row = record.cells
    for name, column in _POINTING[type(row)]:
        value = getattr(row, name)
        if value is None:
            continue
        for item in value if isinstance(value, tuple) else (value,):
            yield name, column, item


class _Known:
    """What ids exist, table by table, published and withheld."""

    def __init__(self, tables: ClusterTables) -> None:
        self.ids: dict[str, set[str]] = defaultdict(set)
        self.withheld = {record.id for records in tables.withheld.values() for record in records}
        self.codes: dict[str, set[str]] = {scheme: set() for scheme in OWN_SCHEMES}
        self.unread = frozenset(tables.unread)
        self.absent = frozenset(tables.absent)
        self.broken = tables.broken
        self._allowed: dict[tuple[Kind, tuple[str, ...]], set[str]] = {}
        for record in tables.all_records():
            self.ids[record.table].add(record.id)
            if isinstance(record.cells, OwnCode) and record.cells.scheme in self.codes:
                self.codes[record.cells.scheme].add(record.cells.notation)
        self.withheld -= {identifier for ids in self.ids.values() for identifier in ids}

    def has(self, item: str, column: Column) -> bool:
        """Whether a column may point at this id, code or scope."""
        if column.kind is Kind.OWN_CODE or item.startswith("theme:"):
            return item.removeprefix("theme:") in self.codes[_scheme(column)]
        if column.kind is Kind.SCOPE and (item in ("*", "none") or item.startswith("kind:")):
            return True
        return item in self.allowed(column)

    def allowed(self, column: Column) -> set[str]:
        """The ids that may stand in a column."""
        key = (column.kind, column.tables)
        if key not in self._allowed:
            self._allowed[key] = set().union(*(self.ids[name] for name in self.tables_of(column)))
        return self._allowed[key]

    @staticmethod
    def tables_of(column: Column) -> tuple[str, ...]:
        """The tables whose ids may stand in a column."""
        if column.kind is Kind.OWN_CODE:
            return ("codes",)
        if ANY_THING in column.tables:
            return tuple(table for table in TABLES if table not in _NOT_THINGS)
        return column.tables

    def cannot_be_asked(self, item: str, column: Column) -> bool:
        """Whether the fault is elsewhere and already told: a broken row, or a table that could not be read."""
        return item in self.broken or not self.unread.isdisjoint(self.tables_of(column))

    def where(self, identifier: str) -> str | None:
        return next((table for table in TABLES if identifier in self.ids[table]), None)


def reference_problems(tables: ClusterTables) -> list[Problem]:
    """References to ids that no published row has, or that stand in a table that does not fit."""
    known = _Known(tables)
    problems: list[Problem] = []
    into_absent: Counter[str] = Counter()
    for record in tables.all_records():
        for name, column, item in _pointed_at(record):
            if known.has(item, column) or known.cannot_be_asked(item, column):
                continue
            is_code = column.kind is Kind.OWN_CODE or item.startswith("theme:")
            tables_asked = ("codes",) if is_code else known.tables_of(column)
            missing = next((table for table in tables_asked if table in known.absent), None)
            if missing is not None:
                into_absent[missing] += 1
            elif is_code:
                problems.append(_code_problem(item, column, known, record.place(name)))
            else:
                problems.append(_id_problem(item, column, known, record.place(name)))
    return [_absent_problem(table, count) for table, count in sorted(into_absent.items())] + problems


def _absent_problem(table: str, count: int) -> Problem:
    words = Words(
        f"このファイルがありません。{count} か所がこの表の行を参照しています。",
        f"the file is missing, and {count} cell{'s' if count != 1 else ''} of other tables point at its rows.",
    )
    # Without code lists a graph can still be built: a theme then has an address but no label.
    severity = Severity.WARNING if table == "codes" else Severity.ERROR
    return Problem("missing-file", words, Place(f"{table}.csv"), severity)


def _scheme(column: Column) -> str:
    """The scheme that the own codes of a column, or the themes of a scope, belong to."""
    return (column.scheme or "") if column.kind is Kind.OWN_CODE else "theme"


def _code_problem(item: str, column: Column, known: _Known, place: Place) -> Problem:
    scheme, notation = _scheme(column), item.removeprefix("theme:")
    near = nearest(notation, list(known.codes[scheme]))
    ja = f"「{near}」ではありませんか。" if near else "codes.csv に加えてください。"
    en = f'did you mean "{near}"?' if near else "add it to codes.csv."
    return _problem(
        "unknown-code",
        place,
        f"codes.csv の体系「{scheme}」に「{notation}」がありません。{ja}",
        f'codes.csv has no "{notation}" in the scheme "{scheme}"; {en}',
    )


def _id_problem(item: str, column: Column, known: _Known, place: Place) -> Problem:
    tables = "・".join(column.tables) if ANY_THING not in column.tables else ""
    tables_en = " or ".join(column.tables) if ANY_THING not in column.tables else "any table"
    if item in known.withheld:
        return _problem(
            "withheld-id",
            place,
            f"「{item}」は publish = no の行にしかないため、公開する行からは参照できません。",
            f'"{item}" stands only in rows with publish = no, so a published row cannot point at it.',
        )
    other = known.where(item)
    if other:
        return _problem(
            "id-of-another-table",
            place,
            f"「{item}」は {other}.csv のIDです。ここには {tables or '別の表'} のIDを書いてください。",
            f'"{item}" is an id of {other}.csv; here stands one of {tables_en}.',
        )
    near = nearest(item, list(known.allowed(column)))
    ja = f"「{near}」ではありませんか。" if near else f"{tables or 'いずれかの表'} に行を加えてください。"
    en = f'did you mean "{near}"?' if near else f"add a row for it to {tables_en}."
    return _problem("unknown-id", place, f"ID「{item}」がありません。{ja}", f'there is no id "{item}"; {en}')
