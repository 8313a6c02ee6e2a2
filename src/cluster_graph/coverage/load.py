"""The records of coverage, fetched from a graph through saved queries. Reasons about nothing."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from cluster_graph.coverage.records import (
    Agreement,
    Body,
    Collaboration,
    CoverageRecords,
    Involved,
    Money,
    Passage,
    Post,
    Programme,
)
from cluster_graph.problems import Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import PlainRow, id_of, notation_of, period_of
from cluster_graph.store.saved import cluster_info, run_saved


def _rows(engine: Engine, name: str) -> list[PlainRow]:
    return run_saved(engine, f"load/coverage-{name}").records()


def _id(row: PlainRow, column: str = "thing") -> str:
    return id_of(row[column] or "")


def _optional_id(row: PlainRow, column: str) -> str | None:
    value = row[column]
    return None if value is None else id_of(value)


def _words(row: PlainRow) -> Words:
    ja = row["ja"] or row["en"] or _id(row)
    return Words(ja, row["en"] or ja)


class _Links:
    """What agreements and collaborations point at, by property."""

    def __init__(self, engine: Engine, base: str) -> None:
        self.base = base
        self.found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in _rows(engine, "links"):
            self.found[_id(row), (row["property"] or "").rsplit("#", 1)[-1]].append(row["value"] or "")

    def ids(self, thing: str, name: str) -> tuple[str, ...]:
        return tuple(sorted(id_of(value) for value in self.found[thing, name]))

    def themes(self, thing: str) -> frozenset[str]:
        return frozenset(notation_of(value) for value in self.found[thing, "theme"])

    def scope(self, thing: str) -> frozenset[str]:
        return frozenset(self._scope(value) for value in self.found[thing, "covers"])

    def _scope(self, iri: str) -> str:
        if iri.startswith(f"{self.base}code/"):
            return f"theme:{notation_of(iri)}"
        if iri.startswith(self.base):
            return id_of(iri)
        name = iri.rsplit("#", 1)[-1]
        return {"everything": "*", "nothing": "none"}.get(name) or f"kind:{notation_of(iri)}"


def _bodies(engine: Engine) -> tuple[dict[str, Body], dict[str, Post]]:
    bodies: dict[str, Body] = {}
    posts: dict[str, Post] = {}
    for row in _rows(engine, "bodies"):
        identifier, whole = _id(row), _optional_id(row, "whole")
        if (row["class"] or "").endswith("#Post"):
            posts[identifier] = Post(identifier, _words(row), whole)
        else:
            bodies[identifier] = Body(identifier, _words(row), row["kind"] or "other", whole)
    return bodies, posts


def _involved(engine: Engine) -> dict[str, list[Involved]]:
    found: dict[str, list[Involved]] = defaultdict(list)
    for row in _rows(engine, "involvements"):
        own = period_of(row) if row["own"] == "true" else None
        found[_id(row, "in")].append(Involved(_id(row, "participant"), row["role"], own))
    return found


def _passages(engine: Engine) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in _rows(engine, "passages"):
        found[_id(row)].append(Passage(row["quote"] or "", _words(row), row["locator"] or ""))
    return {identifier: tuple(passages) for identifier, passages in found.items()}


def _programmes(engine: Engine) -> dict[str, Programme]:
    return {
        _id(row): Programme(
            _id(row),
            _optional_id(row, "whole"),
            _optional_id(row, "under"),
            _words(row),
            _optional_id(row, "owner"),
        )
        for row in _rows(engine, "programmes")
    }


def _money(engine: Engine) -> tuple[Money, ...]:
    found = {}
    for row in _rows(engine, "money"):
        year = row["fiscalYear"]
        found[_id(row)] = Money(
            _id(row),
            _id(row, "purpose"),
            Decimal(row["yen"] or "0"),
            int(row["precision"] or "1"),
            row["status"],
            period_of(row),
            int(year) if year else None,
        )
    return tuple(found.values())


def load_coverage(engine: Engine) -> CoverageRecords:
    """Everything that coverage needs of the cluster behind ``engine``."""
    info = cluster_info(engine)
    links = _Links(engine, info.base)
    bodies, posts = _bodies(engine)
    involved = _involved(engine)
    agreements, collaborations = {}, {}
    for row in _rows(engine, "agreements"):
        identifier = _id(row)
        agreements[identifier] = Agreement(
            identifier,
            _words(row),
            period_of(row),
            links.scope(identifier),
            links.ids(identifier, "succeeds"),
            row["notAll"] == "true",
            tuple(involved.get(identifier, ())),
            row["renewal"],
            int(row["noticeMonths"]) if row["noticeMonths"] else None,
        )
    for row in _rows(engine, "collaborations"):
        identifier = _id(row)
        collaborations[identifier] = Collaboration(
            identifier,
            _words(row),
            period_of(row),
            row["kind"],
            links.themes(identifier),
            frozenset(links.ids(identifier, "governedBy")),
            _optional_id(row, "whole"),
            row["notAll"] == "true",
            row["requires"] != "false",
            tuple(involved.get(identifier, ())),
        )
    return CoverageRecords(
        as_of=info.as_of,
        fiscal_year_starts=info.fiscal_year_starts,
        complete="agreements" in info.complete,
        bodies=bodies,
        posts=posts,
        agreements=agreements,
        collaborations=collaborations,
        programmes=_programmes(engine),
        passages=_passages(engine),
        known_by=info.known_by,
        money=_money(engine),
        base=info.base,
    )
