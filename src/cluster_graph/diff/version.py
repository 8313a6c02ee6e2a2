"""One version of a cluster as ``diff`` sees it, read once through saved queries, from whichever engine.

Takes an engine; gives :class:`Version`: things and the assertions about them, cell by cell, under names that do
not hold the cluster's base address. Judges nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cluster_graph.diff.cells import ATTESTED, PERIOD_WORDS, TABLE_OF_PATH, Cell, cells_of
from cluster_graph.problems import Words
from cluster_graph.store.codes import load_codes
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import QueryResult, Term, id_of, notation_of
from cluster_graph.store.saved import ClusterInfo, cluster_info, run_saved

_EVIDENCE = ("quote", "locator", "certainty", "note", "checked_by", "checked_on")
_OWN_CODE = "code/"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the cluster. ``key``: its IRI without the base (``agreement/ID``); ``cells``: what is held of it."""

    key: str
    table: str
    cells: Mapping[str, Cell]

    @property
    def id(self) -> str:
        """The id, as in the tables; of an own code its notation."""
        return notation_of(self.key) if self.table == "codes" else id_of(self.key)

    def one(self, column: str) -> str | None:
        """The text in a column, the first where there are several."""
        return next(iter(self.all(column)), None)

    def all(self, column: str) -> tuple[str, ...]:
        """The texts in a column."""
        found = self.cells.get(column, ())
        return found if isinstance(found, tuple) else ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one source says of one thing. ``source``: its key; ``evidence``: by column, what tells where it stands."""

    key: str
    thing: str
    table: str
    source: str
    evidence: Mapping[str, str]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Version:
    """A whole cluster. ``assigned``: thing and column of what is our own; ``codes``: labels by key or IRI."""

    info: ClusterInfo
    things: Mapping[str, Thing]
    assertions: Mapping[str, Assertion]
    about: Mapping[str, tuple[Assertion, ...]]
    assigned: Mapping[tuple[str, str], tuple[str, ...]]
    codes: Mapping[str, Words]

    def assertions_of(self, key: str) -> tuple[Assertion, ...]:
        """All assertions about a thing, by source."""
        return self.about.get(key, ())


Pairs = dict[str, list[tuple[str, Term]]]


def _pairs(result: QueryResult, base: str) -> Pairs:
    """The property and value pairs in the first columns of an answer, by key of the thing."""
    found: Pairs = defaultdict(list)
    for thing, prop, value, *_ in result.rows:
        if thing is not None and prop is not None and value is not None and str(thing.value).startswith(base):
            found[str(thing.value).removeprefix(base)].append((str(prop.value), value))
    return found


def _things(engine: Engine, base: str) -> dict[str, Thing]:
    found = {}
    for key, pairs in sorted(_pairs(run_saved(engine, "load/site-facts"), base).items()):
        table = TABLE_OF_PATH.get(key.partition("/")[0])
        if table is not None:
            cells = cells_of(table, pairs, base)
            # Words of dates are evidence; of a source, which no other source tells of, they are the fact itself.
            dropped = (PERIOD_WORDS,) if table == "sources" else (PERIOD_WORDS, ATTESTED)
            found[key] = Thing(key, table, {name: c for name, c in cells.items() if name not in dropped})
    return found


def _assigned(engine: Engine, base: str) -> dict[tuple[str, str], tuple[str, ...]]:
    found = {}
    for key, pairs in _pairs(run_saved(engine, "load/site-assigned"), base).items():
        table = TABLE_OF_PATH.get(key.partition("/")[0])
        if table is not None:
            for name, cell in cells_of(table, pairs, base).items():
                found[key, name] = cell if isinstance(cell, tuple) else ()
    return found


def _assertions(engine: Engine, base: str) -> dict[str, Assertion]:
    stated: dict[str, Pairs] = defaultdict(lambda: defaultdict(list))
    for subject, prop, value, assertion in run_saved(engine, "load/site-stated").rows:
        if subject is not None and prop is not None and value is not None and assertion is not None:
            pair = (str(prop.value), value)
            stated[str(assertion.value)][str(subject.value).removeprefix(base)].append(pair)
    found: dict[str, Assertion] = {}
    for row in run_saved(engine, "load/diff-passages").records():
        iri = row["assertion"] or ""
        table, _, _ = iri.removeprefix(f"{base}assertion/").partition("/")
        for thing, pairs in stated.get(iri, {}).items():
            if table in TABLE_OF_PATH.values() and iri not in found:
                evidence = dict(zip(_EVIDENCE, _evidence(row), strict=True))
                found[iri] = Assertion(
                    iri.removeprefix(base),
                    thing,
                    table,
                    (row["source"] or "").removeprefix(base),
                    {name: text for name, text in evidence.items() if text},
                    cells_of(table, pairs, base),
                )
    return {assertion.key: assertion for _, assertion in sorted(found.items())}


def _evidence(row: Mapping[str, str | None]) -> tuple[str, ...]:
    """What a row tells of where an assertion stands, in the order of ``_EVIDENCE``."""
    columns = ("quote", "locator", "certainty", "note", "checkedBy", "checkedOn")
    return tuple(row[column] or "" for column in columns)


def _own_codes(codes: Mapping[str, Words]) -> dict[str, Thing]:
    """The cluster's own codes as things of the table that they stand in."""
    return {
        key: Thing(key, "codes", {"label_ja": (words.ja,), "label_en": (words.en,)})
        for key, words in sorted(codes.items())
        if key.startswith(_OWN_CODE)
    }


def load_version(engine: Engine) -> Version:
    """The cluster behind ``engine``. Raises :class:`~cluster_graph.problems.InputError` where it holds none."""
    info = cluster_info(engine)
    codes = {iri.removeprefix(info.base): code.label for iri, code in load_codes(engine).items()}
    assertions = _assertions(engine, info.base)
    about: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions.values():
        about[assertion.thing].append(assertion)
    return Version(
        info,
        {**_things(engine, info.base), **_own_codes(codes)},
        assertions,
        {key: tuple(found) for key, found in about.items()},
        _assigned(engine, info.base),
        codes,
    )
