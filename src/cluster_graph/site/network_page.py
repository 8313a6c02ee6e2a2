"""The interactive network page: search, legend and filters, the drawing, details with sources, a table.

Takes a :class:`NetworkView`; gives the HTML text of one page, either whole in itself or as ``network.html``
of a site. The page asks no network for anything and works from a disk. Reads no graph and writes no file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cluster_graph.problems import Words
from cluster_graph.site.design import RELATION_LINES, SECTOR_MARKS
from cluster_graph.site.environment import Asset, Frame, asset, render_page, web_address
from cluster_graph.site.network_view import Edge, Evidence, Fact, NetworkView, Node
from cluster_graph.site.vis_network import vis_data, vis_network
from cluster_graph.store.codes import Code

SCRIPTS = ("fold.js", "details.js", "drawing.js", "finder.js", "network.js")
NO_SECTOR = Code("none", Words("分野の記載なし", "no sector given"))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A line of the legend: a code and how many ties or bodies bear it."""

    code: Code
    count: int


@dataclass(frozen=True, slots=True)
class _Row:
    edge: Edge
    source: Node
    target: Node


def render_network(view: NetworkView, single_file: bool = True, frame: Frame | None = None) -> str:
    """The page. In a site, ``frame`` says where it hangs, and ``network_assets()`` stand in ``static/``.

    Raises :class:`~cluster_graph.problems.ClusterGraphError` if an id is used twice or a tie ends nowhere.
    """
    view.check()
    if frame is None:
        frame = Frame(
            view.title,
            view.title,
            view.publisher,
            view.as_of,
            view.licence,
            view.contact,
            known_by=view.known_by,
        )
    organizations = [node for node in view.nodes if node.node_class == "organization"]
    return render_page(
        "network.html",
        frame,
        single_file=single_file,
        styles=[asset("network.css")],
        scripts=[vis_network(), *(asset(name) for name in SCRIPTS)],
        view=view,
        rows=_rows(view),
        relations=_counted((edge.relation for edge in view.edges), list(RELATION_LINES)),
        sectors=_counted((node.sector or NO_SECTOR for node in organizations), list(SECTOR_MARKS)),
        possible_count=sum(not edge.certain for edge in view.edges),
        thing_count=len(view.nodes) - len(organizations),
        data=_page_data(view, frame.root if not single_file else None),
    )


def network_assets() -> tuple[Asset, ...]:
    """What the network page of a site needs in ``static/`` besides ``environment.static_assets()``."""
    return (vis_network(),)


def _counted(codes: Iterable[Code], order: list[str]) -> list[_Counted]:
    """Each code once with its count, in the order of the list given, then by notation."""
    counts: Counter[str] = Counter()
    by_id: dict[str, Code] = {}
    for code in codes:
        counts[code.id] += 1
        by_id.setdefault(code.id, code)

    def rank(identifier: str) -> tuple[int, str]:
        return (order.index(identifier) if identifier in order else len(order), identifier)

    return [_Counted(by_id[identifier], counts[identifier]) for identifier in sorted(by_id, key=rank)]


def _rows(view: NetworkView) -> list[_Row]:
    """The rows of the table: by reading of the body, then relation, then the other body."""
    nodes = {node.id: node for node in view.nodes}
    relations = list(RELATION_LINES)

    def order(row: _Row) -> tuple[object, ...]:
        relation = row.edge.relation.id
        rank = relations.index(relation) if relation in relations else len(relations)
        return (*_reading(row.source), rank, relation, *_reading(row.target), row.edge.id)

    return sorted((_Row(edge, nodes[edge.source], nodes[edge.target]) for edge in view.edges), key=order)


def _reading(node: Node) -> tuple[str, str]:
    return (node.kana or node.label.ja or node.label.en, node.id)


def _page_data(view: NetworkView, root: str | None) -> dict[str, Any]:
    """What the script reads. ``root`` none: no site around the page, so no links into one."""
    return {
        "vis": vis_data(view),
        "nodes": {node.id: _node_data(node, root) for node in view.nodes},
        "edges": {edge.id: _edge_data(edge, root) for edge in view.edges},
    }


def _node_data(node: Node, root: str | None) -> dict[str, Any]:
    return {
        "label": _pair(node.label),
        "kana": node.kana,
        "names": list(node.other_names),
        "kind": _pair(node.kind.label),
        "kindId": node.kind.id,
        "class": node.node_class,
        "sector": _pair(node.sector.label) if node.sector else None,
        "sectorId": (node.sector or NO_SECTOR).id if node.node_class == "organization" else None,
        "href": _inside(node.href, root),
        "measures": [{"label": _pair(measure.label), "value": measure.value} for measure in node.measures],
        "facts": [_fact_data(fact, root) for fact in node.facts],
    }


def _edge_data(edge: Edge, root: str | None) -> dict[str, Any]:
    thing = edge.thing
    return {
        "source": edge.source,
        "target": edge.target,
        "relation": _pair(edge.relation.label),
        "relationId": edge.relation.id,
        "thing": {"label": _pair(thing.label), "href": _inside(thing.href, root)} if thing else None,
        "role": _pair(edge.role) if edge.role else None,
        "period": _pair(edge.period) if edge.period else None,
        "certain": edge.certain,
        "evidence": [_evidence_data(evidence, root) for evidence in edge.evidence],
    }


def _fact_data(fact: Fact, root: str | None) -> dict[str, Any]:
    return {
        "label": _pair(fact.label),
        "value": _pair(fact.value),
        "ours": fact.ours,
        "evidence": [_evidence_data(evidence, root) for evidence in fact.evidence],
    }


def _evidence_data(evidence: Evidence, root: str | None) -> dict[str, Any]:
    return {
        "quote": evidence.quote,
        "source": _pair(evidence.source),
        "locator": evidence.locator,
        "certainty": _pair(evidence.certainty) if evidence.certainty else None,
        "href": _inside(evidence.href, root) or web_address(evidence.url),
    }


def _pair(words: Words) -> list[str]:
    return [words.ja or words.en, words.en or words.ja]


def _inside(href: str | None, root: str | None) -> str | None:
    return None if href is None or root is None else root + href
