"""What sources are quoted for: witnesses that came or went, and changes of words, place or check of one that stayed.

Only of things that both versions hold; a new thing brings its passages with it. Also the columns on which the
sources of one version contradict each other and those of the other do not. Takes two versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import date

from cluster_graph import formats
from cluster_graph.diff.cells import ATTESTED, PERIOD, PERIOD_WORDS, Cell, Dates, column_of, heading_of
from cluster_graph.diff.evidence_sentences import disagreement, rewritten, stated_otherwise, witness
from cluster_graph.diff.phrases import joined, quoted
from cluster_graph.diff.records import Change, ConflictChange, EvidenceChange, FactChange
from cluster_graph.diff.sentences import noun
from cluster_graph.diff.side import Side, in_order
from cluster_graph.diff.version import Assertion, Thing
from cluster_graph.graph.merge_dates import merge_periods, merge_points
from cluster_graph.periods import DateRange, Period
from cluster_graph.problems import Words
from cluster_graph.tables.dates import DateError, read_attested
from cluster_graph.tables.rows import EVIDENCE_COLUMNS

# An assertion always states these of what it is about; they tell nothing of a further witness.
_SAME_FOR_ALL = ("agreement", "party", "council", "member", "collaboration", "participant", PERIOD_WORDS)


def evidence_changes(old: Side, new: Side, changed: Iterable[FactChange]) -> list[EvidenceChange]:
    """Everything that differs in the evidence; what a changed fact already tells is not told again."""
    told = {(change.told.key, change.column) for change in changed}
    found = []
    for thing in in_order(t for key, t in new.version.things.items() if key in old.version.things):
        before = {row.key: row for row in old.version.assertions_of(thing.key)}
        after = {row.key: row for row in new.version.assertions_of(thing.key)}
        for key in sorted({*before, *after}):
            was, now = before.get(key), after.get(key)
            if was is None and now is not None:
                found.append(_witness(new, thing, now, Change.ADDED))
            elif now is None and was is not None:
                found.append(_witness(old, old.version.things[thing.key], was, Change.REMOVED))
            elif was is not None and now is not None and was != now:
                found += _rewritten(old, new, thing, (was, now), told)
    return found


def _witness(side: Side, thing: Thing, assertion: Assertion, change: Change) -> EvidenceChange:
    passage = side.quoted(assertion)
    columns = [name for name in assertion.cells if name not in _SAME_FOR_ALL]
    says = joined(noun(name, heading_of(assertion.table, name)) for name in columns)
    words = Words(f"述べていること：{says.ja}", f"it tells: {says.en}")
    if not columns:
        words = Words("このことを述べている", "it tells that this is so")
    sentence = witness(change, side.naming.subject(thing), passage, words)
    return EvidenceChange(side.told(thing, sentence, (passage,)), change, passage.source)


def _rewritten(
    old: Side, new: Side, thing: Thing, rows: tuple[Assertion, Assertion], told: Set[tuple[str, str]]
) -> list[EvidenceChange]:
    was, now = rows
    changes: list[tuple[str, Words | None, Words | None]] = [
        (column, _evidence_words(old, was, column), _evidence_words(new, now, column))
        for column in sorted({*was.evidence, *now.evidence})
        if was.evidence.get(column) != now.evidence.get(column)
    ]
    for column in sorted({*was.cells, *now.cells}):
        before, after = was.cells.get(column), now.cells.get(column)
        if before != after and not _is_told(thing.key, column, told, rows):
            words = [
                None if cell is None else _stated_words(side, thing, column, cell)
                for side, cell in ((old, before), (new, after))
            ]
            changes.append((column, words[0], words[1]))
    passage = new.quoted(now)
    subject = new.naming.subject(thing)
    found = []
    for column, earlier, later in changes:
        heading = heading_of(thing.table, column)
        is_evidence = column == PERIOD_WORDS or column in EVIDENCE_COLUMNS
        say = rewritten if is_evidence else stated_otherwise
        sentence = say(subject, passage.title, column, heading, earlier, later)
        found.append(
            EvidenceChange(
                new.told(thing, sentence, (passage,)),
                Change.CHANGED,
                passage.source,
                column,
                heading,
                earlier,
                later,
            )
        )
    return found


def _is_told(key: str, column: str, told: Set[tuple[str, str]], rows: tuple[Assertion, Assertion]) -> bool:
    """Whether a changed fact, or the bounds of the same period, tell of a column already."""
    if (key, column) in told:
        return True
    bounds_differ = rows[0].cells.get(PERIOD) != rows[1].cells.get(PERIOD)
    if column == PERIOD_WORDS:
        return bounds_differ or (key, PERIOD) in told
    return column == ATTESTED and (key, PERIOD) in told


def _evidence_words(side: Side, assertion: Assertion, column: str) -> Words | None:
    text = assertion.evidence.get(column)
    if text is None:
        return None
    if column == "certainty":
        return quoted(side.version.codes.get(text, Words(text, text)))
    if column == "checked_on":
        return formats.plain_day_words(date.fromisoformat(text))
    if column == "note":
        return quoted(formats.bilingual(text))
    return quoted(Words(text, text))


def _stated_words(side: Side, thing: Thing, column: str, cell: Cell) -> Words:
    if column == PERIOD_WORDS:
        return joined(quoted(Words(text, text)) for text in (cell if isinstance(cell, tuple) else ()))
    return side.naming.cell_words(thing, column, cell)


def conflict_changes(old: Side, new: Side) -> list[ConflictChange]:
    """The conflicts that appeared and those that were settled, of things that both versions hold."""
    found = []
    for thing in in_order(t for key, t in new.version.things.items() if key in old.version.things):
        before, after = conflicts_of(old, thing.key), conflicts_of(new, thing.key)
        for column in sorted({*before, *after}):
            if column in after and column not in before:
                found.append(_conflict(new, thing, column, after[column], Change.ADDED))
            elif column in before and column not in after:
                found.append(
                    _conflict(old, old.version.things[thing.key], column, before[column], Change.REMOVED)
                )
    return found


def _conflict(
    side: Side, thing: Thing, column: str, rows: Iterable[Assertion], change: Change
) -> ConflictChange:
    sides = tuple((_side_words(side, thing, column, row), side.quoted(row)) for row in rows)
    heading = heading_of(thing.table, column)
    sentence = disagreement(change, side.naming.subject(thing), column, heading, sides)
    told = side.told(thing, sentence, tuple(dict.fromkeys(passage for _, passage in sides)))
    return ConflictChange(told, change, column, heading, sides)


def _side_words(side: Side, thing: Thing, column: str, row: Assertion) -> Words:
    cell = row.cells.get(column)
    if cell is None and column == PERIOD:
        cell = row.cells.get(ATTESTED)
        column = ATTESTED if cell is not None else column
    return formats.NOT_KNOWN if cell is None else side.naming.cell_words(thing, column, cell)


def conflicts_of(side: Side, key: str) -> dict[str, list[Assertion]]:
    """The columns on which the sources of a thing contradict each other, with the assertions that do."""
    rows = side.version.assertions_of(key)
    if len(rows) < 2:
        return {}
    found = {}
    for column in sorted({name for row in rows for name in row.cells}):
        stating = [row for row in rows if column in row.cells]
        if len(stating) > 1 and _contradict(column, stating):
            found[column] = stating
    dated = [row for row in rows if PERIOD in row.cells or ATTESTED in row.cells]
    if PERIOD not in found and len(dated) > 1 and _periods_contradict(side, key, dated):
        found[PERIOD] = dated
    return found


def _contradict(column: str, rows: list[Assertion]) -> bool:
    if column in (PERIOD, PERIOD_WORDS, ATTESTED):
        return False
    kind = column_of(rows[0].table, column)
    if kind.many or kind.is_name or column == "other_names":
        return False
    cells = [row.cells[column] for row in rows]
    points = [cell for cell in cells if isinstance(cell, DateRange)]
    if points:
        return merge_points(points)[1]
    return len(set(cells)) > 1


def _periods_contradict(side: Side, key: str, rows: list[Assertion]) -> bool:
    """Whether the periods, as they were merged, and what is attested beside them have no reading in common."""
    thing = side.version.things[key]
    signed = thing.cells.get("signed_on")
    renewal = thing.one("renewal") or ""
    periods = [cell.period for row in rows if isinstance(cell := row.cells.get(PERIOD), Dates)]
    merged = merge_periods(
        periods,
        signed=signed if isinstance(signed, DateRange) else None,
        renewed_automatically=renewal.endswith("-automatic"),
        attested=[span for row in rows for span in _attested(side, row)],
    )
    return merged.in_conflict


def _attested(side: Side, row: Assertion) -> tuple[Period, ...]:
    cell = row.cells.get(ATTESTED)
    try:
        return tuple(
            span
            for text in (cell if isinstance(cell, tuple) else ())
            for span in read_attested(text, side.naming.first_day)
        )
    except DateError:
        return ()
