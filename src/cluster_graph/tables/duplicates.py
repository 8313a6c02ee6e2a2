"""The same body entered twice: suspected and said, never merged.

Takes tables whose cells are read; gives warnings that name both rows, both names, and what to write: one id for both,
or ``distinct_from``, which silences the suspicion wherever it stands. A body and what is part of it, units of
different bodies, and bodies that ``changes.csv`` ties as before and after are no suspicion. Withheld rows are not
looked at. Time grows with the number of bodies, not with its square.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from cluster_graph.problems import Problem, Severity, Words
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.name_keys import NameKey, folded_kana, folded_name, name_key
from cluster_graph.tables.name_likeness import nearly_same, neighbourhoods

_IDENTIFIERS = {
    "corporate_number": Words("法人番号", "corporate number"),
    "local_government_code": Words("地方公共団体コード", "local government code"),
    "ror": Words("ROR", "ROR id"),
    "wikidata": Words("ウィキデータの項目", "Wikidata item"),
    "nistep": Words("NISTEP ID", "NISTEP id"),
}
_NAMES = ("name_ja", "other_names", "name_kana", "name_en")
_UNITS = ("department", "division", "section")
# Shorter readings belong to many, shorter by-names (機構, センター, 協議会) to no one.
_SHORTEST_READING, _SHORTEST_BY_NAME, _SHORTEST_SHARED_BY_NAME = 8, 3, 5
# What this many bodies share tells nothing of any two of them; it also bounds the time.
_MOST_NEIGHBOURS = 40
_SAME_NAME = Words(
    "法人格や字体などを除いて名称が同じです", "their names are the same but for legal form and spelling"
)
_SAME_READING = Words("読みが同じです", "their names are read the same")
_NEAR_NAME = Words("名称がほとんど同じです", "their names are nearly the same")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a body: as written, as compared, and the row and column where it stands."""

    text: str
    key: NameKey
    column: str
    record: Record

    @property
    def is_main(self) -> bool:
        return self.column != "other_names" and self.record.table == "organizations"


@dataclass(slots=True)
class _Body:
    """A body by its id: its first row, its names, and the wholes that it is part of or listed under."""

    id: str
    order: int
    first: Record
    names: list[_Name] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)
    above: frozenset[str] = frozenset()


def _names_of(record: Record) -> Iterator[_Name]:
    for column in _NAMES:
        value = getattr(record.cells, column, None)
        for text in value if isinstance(value, tuple) else (value,):
            if text and column != "name_kana":
                yield _Name(text, name_key(text), column, record)
            elif text:
                reading = folded_kana("".join(folded_name(text).split()))
                yield _Name(text, NameKey(reading, (), "", ()), column, record)


def _bodies(tables: ClusterTables) -> dict[str, _Body]:
    bodies: dict[str, _Body] = {}
    for record in tables.records.get("organizations", []):
        body = bodies.setdefault(record.id, _Body(record.id, len(bodies), record))
        body.names.extend(_names_of(record))
        body.kinds.update(kind for kind in (getattr(record.cells, "kind", None),) if kind)
        for column in ("part_of", "listed_under"):
            if whole := getattr(record.cells, column, None):
                body.wholes.add(whole)
    for record in tables.records.get("names", []):
        holder = bodies.get(getattr(record.cells, "organization", ""))
        if holder is not None:
            holder.names.extend(_names_of(record))
    for body in bodies.values():
        body.above = _above(body, bodies)
    return bodies


def _above(body: _Body, bodies: dict[str, _Body]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(body.wholes)
    while waiting:
        whole = waiting.pop()
        if whole not in found:
            found.add(whole)
            waiting.extend(bodies[whole].wholes if whole in bodies else ())
    return frozenset(found)


def _told_apart(tables: ClusterTables) -> set[frozenset[str]]:
    """The pairs that the tables themselves keep apart: ``distinct_from``, and before and after a change."""
    pairs: set[frozenset[str]] = set()
    for record in tables.records.get("organizations", []):
        pairs.update(frozenset((record.id, other)) for other in getattr(record.cells, "distinct_from", ()))
    for record in tables.records.get("changes", []):
        befores, afters = getattr(record.cells, "before", ()), getattr(record.cells, "after", ())
        pairs.update(frozenset((before, after)) for before in befores for after in afters)
    return pairs


def _of_different_bodies(one: _Body, other: _Body) -> bool:
    """Whether equal names say nothing: whole and part, or units of wholes that are not within each other."""
    if one.id in other.above or other.id in one.above:
        return True
    if not one.wholes or not other.wholes or one.wholes & other.wholes:
        return False
    # 総務課 of a department and 総務課 of its bureau are two; a laboratory may be put at two levels.
    return bool((one.kinds | other.kinds) & set(_UNITS)) or not (
        one.wholes & other.above or other.wholes & one.above
    )


def _same_names(one: _Name, other: _Name) -> bool:
    """Whether two names with the same key are a reason: not if their places differ or a by-name is too common."""
    if one.key.place and other.key.place and one.key.place != other.key.place:
        return False
    if (one.column == "name_kana") != (other.column == "name_kana"):
        return False
    if one.column == "name_kana":
        return len(one.key.text) >= _SHORTEST_READING
    if one.is_main and other.is_main:
        return True
    shared = not one.is_main and not other.is_main
    return len(one.key.text) >= (_SHORTEST_SHARED_BY_NAME if shared else _SHORTEST_BY_NAME)


@dataclass(slots=True)
class _Suspicions:
    """The pairs suspected so far, each with its first reason."""

    apart: set[frozenset[str]]
    found: dict[frozenset[str], Problem] = field(default_factory=dict)

    def add(self, one: _Body, other: _Body, reason: Words, names: tuple[_Name, _Name]) -> bool:
        """Suspect a pair, of which the later body is complained of; not if the tables tell the two apart."""
        pair = frozenset((one.id, other.id))
        if pair in self.apart:
            return False
        if pair not in self.found:
            earlier, later = (one, other) if one.order < other.order else (other, one)
            first, second = names if earlier is one else (names[1], names[0])
            self.found[pair] = _problem(earlier, later, first, second, reason)
        return True


def _problem(earlier: _Body, later: _Body, first: _Name, second: _Name, reason: Words) -> Problem:
    place = earlier.first.place()
    words = Words(
        f"「{second.text}」（{later.id}）は、{place.in_language('ja')}の「{first.text}」（{earlier.id}）と同じ機関ではありませんか"
        f"（{reason.ja}）。同じなら一つのIDにまとめ、別の機関なら distinct_from に「{earlier.id}」と書いてください。",
        f'is "{second.text}" ({later.id}) the same body as "{first.text}" ({earlier.id}) in {place.in_language("en")}? '
        f"{reason.en[0].upper()}{reason.en[1:]}. If it is, give both one id; if not, write {earlier.id} in distinct_from.",
    )
    return Problem("same-body-suspected", words, second.record.place(second.column), Severity.WARNING)


def _shown_name(body: _Body, column: str, record: Record) -> _Name:
    name = body.names[0]
    return _Name(name.text, name.key, column, record)


def _by_identifier(tables: ClusterTables, bodies: dict[str, _Body], suspicions: _Suspicions) -> None:
    first: dict[tuple[str, str], tuple[_Body, Record]] = {}
    for record in tables.records.get("organizations", []):
        body = bodies[record.id]
        for column, called in _IDENTIFIERS.items():
            value = getattr(record.cells, column, None)
            if not value:
                continue
            holder, row = first.setdefault((column, value), (body, record))
            if holder is not body:
                reason = Words(f"{called.ja}が同じです", f"they have the same {called.en}")
                names = (_shown_name(holder, column, row), _shown_name(body, column, record))
                suspicions.add(holder, body, reason, names)


_Holder = tuple[_Body, _Name]


def _by_same_name(bodies: dict[str, _Body], suspicions: _Suspicions) -> None:
    alike: dict[str, list[_Holder]] = defaultdict(list)
    for body in bodies.values():
        for name in body.names:
            alike[name.key.text].append((body, name))
    for text, holders in alike.items():
        if text and len({body.id for body, _ in holders}) > 1:
            _suspect_alike(holders, suspicions)


def _suspect_alike(holders: list[_Holder], suspicions: _Suspicions) -> None:
    """Each holder of a name against those of the same whole, of the wholes above it, and of no whole.

    One suspicion a whole is enough: of ten namesakes each is told of the first.
    """
    by_whole: dict[str, list[_Holder]] = defaultdict(list)
    for holder in holders:
        for whole in holder[0].wholes or {""}:
            by_whole[whole].append(holder)
    for body, name in holders:
        for whole in sorted({"", *body.above}):
            for other, its_name in by_whole[whole][:_MOST_NEIGHBOURS]:
                if body is other or _of_different_bodies(body, other) or not _same_names(name, its_name):
                    continue
                reason = _SAME_READING if name.column == "name_kana" else _SAME_NAME
                if suspicions.add(body, other, reason, (name, its_name)):
                    break


def _by_near_name(bodies: dict[str, _Body], suspicions: _Suspicions) -> None:
    """Names a slip apart, among those that share a neighbourhood: what is left when few letters are gone."""
    holders = [
        (body, name)
        for body in bodies.values()
        for name in body.names
        if name.is_main and name.column != "name_kana"
    ]
    for first, second in _neighbours([name.key for _, name in holders]):
        (body, name), (other, its_name) = holders[first], holders[second]
        if body is other or name.key.text == its_name.key.text:
            continue
        if nearly_same(name.key, its_name.key) and not _of_different_bodies(body, other):
            suspicions.add(body, other, _NEAR_NAME, (name, its_name))


def _neighbours(keys: list[NameKey]) -> list[tuple[int, int]]:
    """The pairs of keys, by their numbers, that share a neighbourhood with not too many; in order.

    There are some thirty neighbourhoods a name, so they are kept as numbers: two that share one by chance are told
    apart when the names are compared.
    """
    marks, owners = array("q"), array("l")
    for number, key in enumerate(keys):
        for place in neighbourhoods(key):
            marks.append(hash(place))
            owners.append(number)
    if not marks:
        return []
    order = np.argsort(np.frombuffer(marks, dtype=np.int64), kind="stable")
    ordered = np.frombuffer(marks, dtype=np.int64)[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    sizes = np.diff(np.r_[starts, len(ordered)])
    shared = (sizes > 1) & (sizes <= _MOST_NEIGHBOURS)
    pairs: set[tuple[int, int]] = set()
    for start, size in zip(starts[shared].tolist(), sizes[shared].tolist(), strict=True):
        pairs.update(combinations(sorted(owners[place] for place in order[start : start + size].tolist()), 2))
    return sorted(pairs)


def duplicate_problems(tables: ClusterTables) -> list[Problem]:
    """A warning for each two ids that may be one body: the same number, the same name, or names a slip apart.

    The same body under two names that share nothing (ソニー, Sony) is found only where ``other_names``,
    ``name_en`` or ``names.csv`` holds the other one.
    """
    bodies = _bodies(tables)
    suspicions = _Suspicions(_told_apart(tables))
    _by_identifier(tables, bodies, suspicions)
    _by_same_name(bodies, suspicions)
    _by_near_name(bodies, suspicions)
    return list(suspicions.found.values())
