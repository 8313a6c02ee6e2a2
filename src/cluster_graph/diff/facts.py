"""Columns that differ in things that both versions hold: before, after, and the words that state it.

Takes both versions; gives records with finished sentences. A period is told by the edge that moved.
"""

from __future__ import annotations

from cluster_graph.diff.cells import ATTESTED, PERIOD, Cell, Dates, column_of
from cluster_graph.diff.dates_in_words import edge_words, period_phrase
from cluster_graph.diff.records import FactChange, Held, Level, Quoted
from cluster_graph.diff.sentences import list_changed, own_period, period_changed, single_changed
from cluster_graph.diff.side import IN_THE_NAME, Side, in_order
from cluster_graph.diff.version import Assertion, Thing
from cluster_graph.problems import Words
from cluster_graph.tables.rows import TABLES, columns_of

_NAMES = ("name_ja", "name_en", "title_ja", "title_en", "label_ja", "label_en")
_DATED_BY = (PERIOD, ATTESTED, "signed_on")


def changed_facts(old: Side, new: Side) -> list[FactChange]:
    """The columns that differ in things that both versions hold."""
    both = in_order(thing for key, thing in new.version.things.items() if key in old.version.things)
    found = []
    for after in both:
        before = old.version.things[after.key]
        if before.cells != after.cells:
            columns = dict.fromkeys([*after.cells, *before.cells])
            found += [
                _fact_change(old, new, before, after, column)
                for column in sorted(columns, key=lambda name: _position(after.table, name))
                if before.cells.get(column) != after.cells.get(column)
            ]
    return found


def _position(table: str, column: str) -> tuple[int, str]:
    names = list(columns_of(TABLES[table]))
    return (names.index(column) if column in names else len(names), column)


def _fact_change(old: Side, new: Side, before: Thing, after: Thing, column: str) -> FactChange:
    was, now = before.cells.get(column), after.cells.get(column)
    old_held = None if was is None else old.held(before, column, was)
    new_held = None if now is None else new.held(after, column, now)
    held = new_held or old_held
    if held is None:
        raise ValueError(f"{column} of {after.key} is in neither version")
    in_name = column in _NAMES or column in IN_THE_NAME.get(after.table, ())
    subject = old.naming.subject(before) if in_name else new.naming.subject(after)
    sentence = _sentence(old, new, (before, after), subject, held, (old_held, new_held))
    side = new if new_held is not None else old
    told = new.told(after, sentence, _passages(old, new, side, after.key, held))
    return FactChange(told, column, held.heading, held.level, old_held, new_held)


def _sentence(
    old: Side,
    new: Side,
    things: tuple[Thing, Thing],
    subject: Words,
    held: Held,
    sides: tuple[Held | None, Held | None],
) -> Words:
    before, after = things
    was, now = (None if side is None else side.cell for side in sides)
    column = held.column
    if isinstance(was, Dates) and isinstance(now, Dates):
        old_first, new_first = old.naming.first_day, new.naming.first_day
        edges = [
            (edge, low, high)
            for edge in ("start", "end")
            for low, high in [
                (edge_words(was.period, edge, old_first), edge_words(now.period, edge, new_first))
            ]
            if low != high
        ]
        if not edges:
            return own_period(subject, period_phrase(now.period, new_first), now.own)
        whole = (period_phrase(was.period, old_first), period_phrase(now.period, new_first))
        return period_changed(subject, edges, whole)
    if column_of(after.table, column).many or _has_several(was) or _has_several(now):
        gone, come = set(_texts(was)) - set(_texts(now)), set(_texts(now)) - set(_texts(was))
        return list_changed(
            subject,
            column,
            held.heading,
            held.level,
            [old.naming.item_words(before, column, text) for text in sorted(gone)],
            [new.naming.item_words(after, column, text) for text in sorted(come)],
        )
    words = [None if side is None else side.words for side in sides]
    return single_changed(subject, column, held.heading, held.level, words[0], words[1])


def _texts(cell: Cell | None) -> tuple[str, ...]:
    return cell if isinstance(cell, tuple) else ()


def _has_several(cell: Cell | None) -> bool:
    return len(_texts(cell)) > 1


def _passages(old: Side, new: Side, side: Side, key: str, held: Held) -> tuple[Quoted, ...]:
    """The words that state a value: first those that the other version does not have."""
    if held.level is Level.CLASSIFICATION:
        return ()
    other = old if side is new else new
    columns = _DATED_BY if held.column == PERIOD else (held.column,)
    about = side.version.assertions_of(key)
    stating = [row for row in about if any(column in row.cells for column in columns)]
    if held.column == PERIOD and not stating:
        stating = list(about)
    elsewhere = other.version.assertions

    def is_new(assertion: Assertion) -> bool:
        same = elsewhere.get(assertion.key)
        return same is None or any(
            same.cells.get(column) != assertion.cells.get(column) for column in columns
        )

    return side.passages(sorted(stating, key=lambda row: (not is_new(row), row.key)))
