"""The network page's data: bodies and what ties them on a date, each tie with its passages.

Takes an engine and the knowledge of its cluster; gives a :class:`NetworkView`. Who is tied to what, and if it is
certain, is decided by the network room (projection ``affiliation``); here names, words and sources are added.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from cluster_graph.network.load import load_network
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import Projection, project
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.rollup import actor_of
from cluster_graph.problems import Words
from cluster_graph.site import facts
from cluster_graph.site.about import amount_words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.network_view import (
    Edge,
    Fact,
    Measure,
    NetworkView,
    Node,
    SharedThing,
)
from cluster_graph.site.things import Thing
from cluster_graph.store.codes import Code
from cluster_graph.store.engine import Engine

ROLL_UP = "units"
RELATIONS = {
    "agreement": Code("agreement", Words("協定", "agreement")),
    "council": Code("council", Words("会議", "council")),
    "collaboration": Code("collaboration", Words("共同研究など", "collaboration")),
    "funding": Code("funding", Words("資金", "funding")),
}
_PATHS = {"agreement": "agreement", "council": "organization", "collaboration": "collaboration"}


def network_view(engine: Engine, knowledge: Knowledge, on: date | None = None) -> NetworkView:
    """The network on a date (that of the cluster, if none is given), certain and possible ties."""
    day = on or knowledge.info.as_of
    records = load_network(engine)
    affiliation = project(records, "affiliation", on=day, ties="possible", roll_up=ROLL_UP)
    kinds = {thing.id: thing.kind for thing in records.things}
    edges = _edges(knowledge, records, affiliation, kinds)
    money = _money(knowledge, records, day)
    ends = {end for edge in money for end in (edge.source, edge.target)}
    measures = _measures(records, day)
    nodes = [
        _node(knowledge, identifier, kinds.get(identifier) if attributes["bipartite"] else None, measures)
        for identifier, attributes in affiliation.graph.nodes(data=True)
    ]
    known = {node.id for node in nodes}
    nodes += [_node(knowledge, identifier, None, measures) for identifier in sorted(ends - known)]
    info = knowledge.info
    return NetworkView(
        info.title,
        day,
        info.publisher,
        info.licence,
        info.contact,
        (affiliation.summary,),
        tuple(nodes),
        (*edges, *money),
        known_by=info.known_by,
    )


def _measures(records: NetworkRecords, day: date) -> dict[str, tuple[Measure, ...]]:
    """The measures of the bodies in the one-mode network of certain ties."""
    table = measure(project(records, "actors", on=day, roll_up=ROLL_UP))
    headings = {column.key: column.heading for column in table.columns}
    return {
        row.id: tuple(Measure(key, headings[key], row.values[key]) for key in table.measures)
        for row in table.rows
    }


def _node(
    knowledge: Knowledge, identifier: str, relation: str | None, measures: dict[str, tuple[Measure, ...]]
) -> Node:
    path = _PATHS[relation] if relation else "organization"
    thing = knowledge.find(path, identifier)
    if thing is None:
        unnamed = Words(identifier, identifier)
        return Node(identifier, unnamed, Code("other", Words("その他", "other")))
    kind = knowledge.kind_of(thing) or Code(path, Words("その他", "other"))
    kana = thing.in_language("altLabel", "ja-Hrkt") or thing.in_language("altLabel", "ja-hrkt")
    return Node(
        identifier,
        knowledge.name(thing),
        kind,
        node_class="thing" if relation else "organization",
        sector=knowledge.code_of(thing, "sector"),
        kana=kana[0] if kana else "",
        other_names=(*kana[1:], *thing.in_language("altLabel", "ja"), *thing.in_language("altLabel", "en")),
        href=knowledge.href(thing),
        measures=() if relation else measures.get(identifier, ()),
        facts=tuple(_facts(knowledge, thing)),
    )


def _facts(knowledge: Knowledge, thing: Thing) -> list[Fact]:
    """What the details panel says beside kind and sector, which it shows by itself."""
    rows = facts.thing_fact(knowledge, thing, Words("属する機関", "Part of"), "subOrganizationOf")
    if thing.path != "organization" or not thing.period.is_unknown:
        rows += facts.period_fact(knowledge, thing)
    return [
        Fact(
            row.label,
            Words(
                "、".join(value.label.ja for value in row.values),
                ", ".join(value.label.en for value in row.values),
            ),
            tuple(passage.evidence for passage in row.passages),
            row.ours,
        )
        for row in rows
    ]


def _edges(
    knowledge: Knowledge, records: NetworkRecords, affiliation: Projection, kinds: dict[str, str]
) -> list[Edge]:
    involved: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    by_id = {thing.id: thing for thing in knowledge.all_of("signature", "membership", "participation")}
    for row in records.involvements:
        actor = actor_of(records, row.participant, ROLL_UP)
        if isinstance(actor, str) and row.id in by_id:
            involved[actor, row.thing].append(by_id[row.id])
    found = []
    for one, other, attributes in affiliation.graph.edges(data=True):
        actor, thing_id = (one, other) if other in kinds else (other, one)
        rows = sorted(involved[actor, thing_id], key=lambda thing: thing.id)
        relation = kinds[thing_id]
        thing = knowledge.find(_PATHS[relation], thing_id)
        found.append(
            Edge(
                f"{actor}--{thing_id}",
                actor,
                thing_id,
                RELATIONS[relation],
                role=_role(knowledge, rows, actor),
                period=_period(knowledge, rows, thing),
                certain=bool(attributes["certain"]),
                evidence=tuple(evidence for row in rows for evidence in knowledge.evidence(row)),
            )
        )
    return found


def _role(knowledge: Knowledge, rows: list[Thing], actor: str) -> Words | None:
    """The roles of a tie; a post, or a part, through which the body is in the thing is named."""
    ja, en = [], []
    for row in rows:
        role, ours = facts.role_of(knowledge, row)
        said = role or Words("関与", "involved")
        if ours:
            said = Words(f"{said.ja}（本サイトの分類）", f"{said.en} (our classification)")
        through = [who for who in knowledge.named(row, "participant") if who.id != actor]
        names = [knowledge.name(who) for who in through]
        ja.append("：".join([said.ja, *(name.ja for name in names)]))
        en.append(": ".join([said.en, *(name.en for name in names)]))
    return Words("、".join(dict.fromkeys(ja)), ", ".join(dict.fromkeys(en))) if rows else None


def _period(knowledge: Knowledge, rows: list[Thing], thing: Thing | None) -> Words | None:
    found = [facts.period_words(knowledge, facts.dated(thing, row)) for row in rows if thing is not None]
    if not found:
        return None
    return Words("；".join(dict.fromkeys(w.ja for w in found)), "; ".join(dict.fromkeys(w.en for w in found)))


def _money(knowledge: Knowledge, records: NetworkRecords, day: date) -> list[Edge]:
    """Money whose funder and recipient are both stated and that may be of the date's time."""
    found = []
    for row in knowledge.all_of("funding"):
        if not row.period.possibly_on(day):
            continue
        purposes = knowledge.named(row, "purpose")
        shared = (
            SharedThing(row.id, knowledge.name(purposes[0]), knowledge.href(purposes[0]))
            if purposes
            else None
        )
        for funder in knowledge.named(row, "funder"):
            for recipient in knowledge.named(row, "recipient"):
                ends = [actor_of(records, end.id, ROLL_UP) for end in (funder, recipient)]
                giver, taker = ends
                if isinstance(giver, str) and isinstance(taker, str) and giver != taker:
                    found.append(
                        Edge(
                            f"{row.id}--{funder.id}--{recipient.id}",
                            giver,
                            taker,
                            RELATIONS["funding"],
                            shared,
                            amount_words(row),
                            facts.period_words(knowledge, row),
                            row.period.certainly_on(day),
                            knowledge.evidence(row),
                        )
                    )
    return found
