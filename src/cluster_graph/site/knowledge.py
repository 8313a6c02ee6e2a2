"""Everything that the pages show of a cluster, read once through saved queries and held for looking up.

Takes an engine; gives :class:`Knowledge`: things with their values, names of codes, and the passages that state
each value. Knows the property names of the ontology, but no page, no HTML and no particular cluster.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from cluster_graph.problems import Words
from cluster_graph.site.network_view import Evidence
from cluster_graph.site.things import Passage, Thing, Value
from cluster_graph.store.codes import Code, load_codes
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import Term, id_of, notation_of
from cluster_graph.store.saved import ClusterInfo, cluster_info, run_saved

PAGE_PATHS = ("organization", "agreement", "collaboration", "programme", "source")
# What has no page of its own is told of on the page of the thing that it names under this property.
OWNER_OF = {"post": "postIn", "meeting": "of", "figure": "about", "funding": "purpose", "statement": "about"}
BY_LAYOUT = Words("資料の配置による", "from the layout of the page")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The whole cluster. Things are looked up by IRI; see :func:`load_knowledge`."""

    info: ClusterInfo
    things: dict[str, Thing]
    codes: dict[str, Code]
    passages: dict[str, Passage]
    stated: dict[tuple[str, str], tuple[str, ...]]
    assigned: frozenset[tuple[str, str, str]]
    pointing: dict[tuple[str, str], tuple[str, ...]]
    by_path: dict[str, tuple[Thing, ...]] = field(default_factory=dict)

    def all_of(self, *paths: str) -> tuple[Thing, ...]:
        """All things of some kinds of IRI, by id."""
        return tuple(thing for path in paths for thing in self.by_path.get(path, ()))

    def find(self, path: str, identifier: str) -> Thing | None:
        """The thing with an id, if there is one."""
        return self.things.get(f"{self.info.base}{path}/{identifier}")

    def named(self, thing: Thing, key: str) -> tuple[Thing, ...]:
        """The things that ``thing`` names under a property."""
        found = (self.things.get(value.text) for value in thing.values.get(key, ()) if value.is_iri)
        return tuple(item for item in found if item is not None)

    def naming(self, thing: Thing, *keys: str) -> tuple[Thing, ...]:
        """The things that name ``thing`` under one of some properties, by kind of IRI and id."""
        found = {iri for key in keys for iri in self.pointing.get((thing.iri, key), ())}
        return tuple(self.things[iri] for iri in sorted(found))

    def name(self, thing: Thing) -> Words:
        """Its name; where one language is missing the other stands in, and the id for both."""
        key = "title" if thing.path == "source" else "prefLabel"
        ja = next(iter(thing.in_language(key, "ja")), "")
        en = next(iter(thing.in_language(key, "en")), "")
        return Words(ja or en or thing.id, en or ja or thing.id)

    def code(self, iri: str) -> Code:
        """A concept of a code list; one without a label is called by its notation."""
        notation = notation_of(iri)
        return self.codes.get(iri, Code(notation, Words(notation, notation)))

    def code_of(self, thing: Thing, key: str) -> Code | None:
        """The concept under a property, the first where there are several."""
        found = thing.text(key)
        return self.code(found) if found else None

    def kind_of(self, thing: Thing) -> Code | None:
        """The concept of its kind."""
        return self.code_of(thing, "classification" if thing.path == "organization" else "kind")

    def is_ours(self, thing: Thing, key: str) -> bool:
        """Whether a value is our classification and no passage states it."""
        if (thing.iri, key) in self.stated:
            return False
        return any((thing.iri, key, text) in self.assigned for text in thing.texts(key))

    def translated_by_us(self, thing: Thing, key: str = "prefLabel") -> bool:
        """Whether the English text is our translation."""
        return any((thing.iri, key, text) in self.assigned for text in thing.in_language(key, "en"))

    def assertions(self, thing: Thing, *keys: str) -> tuple[str, ...]:
        """The assertions that state one of the properties of a thing; without ``keys`` all about it."""
        wanted = keys or ("type",)
        return tuple(sorted({found for key in wanted for found in self.stated.get((thing.iri, key), ())}))

    def evidence(self, thing: Thing, *keys: str) -> tuple[Evidence, ...]:
        """The passages that state one of the properties; without ``keys`` all about the thing."""
        return tuple(self.evidence_of(passage) for passage in self.passages_of(thing, *keys))

    def passages_of(self, thing: Thing, *keys: str) -> tuple[Passage, ...]:
        """The passages that state one of the properties; without ``keys`` all about the thing."""
        return tuple(self.passages[found] for found in self.assertions(thing, *keys))

    def evidence_of(self, passage: Passage) -> Evidence:
        """A passage as the network page shows it."""
        source = self.things.get(passage.source)
        title = self.name(source) if source else Words(id_of(passage.source), id_of(passage.source))
        return Evidence(
            passage.quote,
            title,
            passage.locator,
            source.text("url") if source else None,
            BY_LAYOUT if passage.by_layout else None,
            self.href(source) if source else None,
        )

    def href(self, thing: Thing) -> str | None:
        """Where a thing is told of, relative to the site's folder: its page, or its place on the page of its owner."""
        if thing.path in PAGE_PATHS:
            return f"{thing.path}/{thing.id}/index.html"
        for whole in self.named(thing, OWNER_OF[thing.path]) if thing.path in OWNER_OF else ():
            page = self.href(whole)
            if page:
                return page if "#" in page else f"{page}#{thing.path}-{thing.id}"
        return None

    def parts(self, thing: Thing) -> tuple[Thing, ...]:
        """All bodies that are part of a body at any depth, without itself."""
        found = {iri for iri in thing.texts("standsFor") if iri in self.things and iri != thing.iri}
        return tuple(self.things[iri] for iri in sorted(found))

    def wholes(self, thing: Thing) -> tuple[Thing, ...]:
        """The bodies that a body is part of, the nearest first."""
        found: list[Thing] = []
        here = thing
        while True:
            above = [whole for whole in self.named(here, "subOrganizationOf") if whole not in (*found, thing)]
            if not above:
                return tuple(found)
            here = above[0]
            found.append(here)


def local_name(iri: str) -> str:
    """What follows the last ``#`` or ``/`` of an IRI."""
    return iri.rsplit("#", 1)[-1] if "#" in iri else iri.rsplit("/", 1)[-1]


def _value(term: Term) -> Value:
    if isinstance(term, ox.Literal):
        return Value(term.value, term.language or "", datatype=local_name(term.datatype.value))
    return Value(str(term.value), is_iri=True)


def _things(engine: Engine, base: str) -> dict[str, Thing]:
    found: dict[str, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
    for thing, prop, value in run_saved(engine, "load/site-facts").rows:
        if thing is not None and prop is not None and value is not None:
            found[str(thing.value)][local_name(str(prop.value))].add(_value(value))
    return {
        iri: Thing(
            iri,
            iri.removeprefix(base).split("/", 1)[0],
            id_of(iri),
            {key: tuple(sorted(values, key=_order)) for key, values in sorted(properties.items())},
        )
        for iri, properties in sorted(found.items())
        if iri.startswith(base)
    }


def _order(value: Value) -> tuple[str, str, str]:
    return (value.text, value.lang, value.datatype)


def _pointing(things: Iterable[Thing]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in things:
        for key, values in thing.values.items():
            for value in values:
                if value.is_iri:
                    found[value.text, key].add(thing.iri)
    return {pair: tuple(sorted(iris)) for pair, iris in found.items()}


def _passages(engine: Engine) -> dict[str, Passage]:
    found: dict[str, Passage] = {}
    for row in run_saved(engine, "load/site-passages").records():
        assertion = row["assertion"] or ""
        by_layout = row["certainty"] == "layout"
        passage = Passage(
            assertion,
            row["source"] or "",
            row["quote"] or "",
            row["locator"] or "",
            by_layout,
            row["note"] or "",
        )
        found.setdefault(assertion, passage)
    return found


def load_knowledge(engine: Engine) -> Knowledge:
    """Everything that the pages need of the cluster behind ``engine``."""
    info = cluster_info(engine)
    things = _things(engine, info.base)
    passages = _passages(engine)
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in run_saved(engine, "load/site-stated").records():
        if row["assertion"] in passages:
            stated[row["thing"] or "", local_name(row["property"] or "")].add(row["assertion"] or "")
    assigned = run_saved(engine, "load/site-assigned").records()
    by_path: dict[str, list[Thing]] = defaultdict(list)
    for thing in things.values():
        by_path[thing.path].append(thing)
    return Knowledge(
        info,
        things,
        load_codes(engine),
        passages,
        {pair: tuple(sorted(found)) for pair, found in stated.items()},
        frozenset(
            (row["thing"] or "", local_name(row["property"] or ""), row["value"] or "") for row in assigned
        ),
        _pointing(things.values()),
        {path: tuple(found) for path, found in sorted(by_path.items())},
    )
