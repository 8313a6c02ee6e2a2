"""A network over time as GEXF 1.3, for Gephi: when each node and each tie was there, and how certain that is.

Takes a :class:`~cluster_graph.network.measuring.table.MeasureTable`, the spells of its projection and the ids of the
evidence. The same input gives the same bytes. Written with ``xml.etree``: NetworkX's writer cannot leave a value out,
takes some keys for its own, and writes colours where the published schema does not allow them.

What a drawing program reads: ``<spells>`` are the days on which a node or tie is there in some reading of vague dates;
days of the dynamic attribute ``certain_then`` say on which it is in every reading. First and last day are inclusive,
as GEXF 1.3 has them; an edge of time that nothing bounds is left out. Colours, shapes and places are the sectors';
``weight`` is the strength. They are elements of the format's own namespace, as in its schema (``gexf.xsd`` 1.3): Gephi
and graphology read them there as well as with the prefix ``viz:``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from cluster_graph.network.edges import edges_of
from cluster_graph.network.spells import Days, Spell, Spells
from cluster_graph.network.writing.attributes import edge_attributes, node_attributes
from cluster_graph.network.writing.house_style import THING, channels, sector_look
from cluster_graph.network.writing.intervals import days_by_certainty, days_there
from cluster_graph.network.writing.places import places
from cluster_graph.network.writing.ties_table import Evidence
from cluster_graph.network.writing.xml_values import Plain, evened, plain_attributes, xml_text

if TYPE_CHECKING:
    from cluster_graph.network.measuring.table import MeasureTable

NAMESPACE = "http://gexf.net/1.3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_CERTAIN_THEN = "certain_then"
_RESERVED = frozenset({"id", "pid", "start", "end", "source", "target", "weight", "viz", _CERTAIN_THEN})
"""What Gephi or NetworkX keep for themselves: an attribute of such a name would be swallowed, or overwrite theirs."""
_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_NODE_SIZE, _THING_SIZE = "10", "6"


def gexf(
    table: MeasureTable,
    spells: Spells,
    lang: str = "en",
    node_evidence: Mapping[str, tuple[str, ...]] | None = None,
    tie_evidence: Evidence | None = None,
) -> str:
    """The network as GEXF; names are in ``lang``, and in both languages among the attributes.

    Measures are those of the window that the projection was asked for: they do not change with the time that a
    drawing program shows. ``spells``: as :func:`cluster_graph.network.spells.spells` gives them; a node or tie that
    is not in it gets no days, which programs take for always.
    """
    graph = table.projection.graph
    root = ET.Element(
        "gexf",
        {
            "xmlns": NAMESPACE,
            "xmlns:xsi": _XSI,
            "xsi:schemaLocation": f"{NAMESPACE} {NAMESPACE}/gexf.xsd",
            "version": "1.3",
        },
    )
    meta = ET.SubElement(root, "meta")
    ET.SubElement(meta, "creator").text = "cluster-graph"
    ET.SubElement(meta, "description").text = xml_text(table.sentence.in_language(lang))
    body = ET.SubElement(
        root,
        "graph",
        {
            "mode": "dynamic",
            "timeformat": "date",
            "timerepresentation": "interval",
            "defaultedgetype": "directed" if graph.is_directed() else "undirected",
        },
    )
    rows = sorted(table.rows, key=lambda row: row.id)
    nodes = evened(
        plain_attributes(node_attributes(table, row, lang, node_evidence), _RESERVED) for row in rows
    )
    found = list(edges_of(graph))
    edges = evened(plain_attributes(edge_attributes(graph, *edge, tie_evidence), _RESERVED) for edge in found)
    node_keys, edge_keys = _declared(body, "node", nodes), _declared(body, "edge", edges)
    where = places(
        {row.id: row.sector for row in rows if row.side == 0}, [row.id for row in rows if row.side]
    )
    listed = ET.SubElement(body, "nodes", {"count": str(len(nodes))})
    for row, attributes in zip(rows, nodes, strict=True):
        node = ET.SubElement(listed, "node", {"id": xml_text(row.id), "label": str(attributes["label"])})
        _described(node, attributes, node_keys, spells.nodes.get(row.id, ()))
        _drawn(node, row.sector, row.side, where[row.id])
    listed = ET.SubElement(body, "edges", {"count": str(len(edges))})
    for number, ((source, target, data), attributes) in enumerate(zip(found, edges, strict=True)):
        edge = ET.SubElement(listed, "edge", _edge_head(number, source, target, data))
        _described(edge, attributes, edge_keys, _spells_of(spells, source, target, data))
        ET.SubElement(edge, "shape", {"value": _line(data)})
    ET.indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _declared(graph: ET.Element, whose: str, rows: Sequence[Mapping[str, Plain]]) -> Collection[str]:
    """Declares the attributes that any node (or edge) has, their ids being their keys; gives the keys.

    ``label`` is not among them: it is an attribute of the element, and programs take its name for that.
    """
    types: dict[str, type] = {}
    for attributes in rows:
        for key, value in attributes.items():
            types.setdefault(key, type(value))
    types.pop("label", None)
    static = ET.SubElement(graph, "attributes", {"class": whose, "mode": "static"})
    for key, kind in types.items():
        ET.SubElement(static, "attribute", {"id": key, "title": key, "type": _TYPES[kind]})
    dynamic = ET.SubElement(graph, "attributes", {"class": whose, "mode": "dynamic"})
    ET.SubElement(dynamic, "attribute", {"id": _CERTAIN_THEN, "title": _CERTAIN_THEN, "type": "boolean"})
    return types


def _within(days: Days) -> dict[str, str]:
    first, last = days
    found = {} if first is None else {"start": first.isoformat()}
    return found if last is None else found | {"end": last.isoformat()}


def _written(value: Plain) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _described(
    element: ET.Element, attributes: Mapping[str, Plain], keys: Collection[str], stays: Sequence[Spell]
) -> None:
    """Adds the values of the attributes, and the days."""
    values = ET.SubElement(element, "attvalues")
    for key, value in attributes.items():
        if key in keys:
            ET.SubElement(values, "attvalue", {"for": key, "value": _written(value)})
    for days, sure in days_by_certainty(stays):
        ET.SubElement(values, "attvalue", {"for": _CERTAIN_THEN, "value": _written(sure)} | _within(days))
    if stays:
        listed = ET.SubElement(element, "spells")
        for days in days_there(stays):
            ET.SubElement(listed, "spell", _within(days))


def _spells_of(spells: Spells, source: str, target: str, data: Mapping[str, Any]) -> list[Spell]:
    """The stays of one tie; among parallel ties those in the things of its own relation."""
    stays = spells.ties.get((source, target), ())
    return [spell for spell in stays if "relation" not in data or spell.thing in data["things"]]


def _drawn(node: ET.Element, sector: str, side: int, place: tuple[float, float]) -> None:
    look = THING if side else sector_look(sector)
    red, green, blue = channels(look.colour)
    ET.SubElement(node, "color", {"r": str(red), "g": str(green), "b": str(blue)})
    ET.SubElement(node, "position", {"x": f"{place[0]:.1f}", "y": f"{place[1]:.1f}", "z": "0.0"})
    ET.SubElement(node, "size", {"value": _THING_SIZE if side else _NODE_SIZE})
    ET.SubElement(node, "shape", {"value": look.gexf_shape})


def _edge_head(number: int, source: str, target: str, data: Mapping[str, Any]) -> dict[str, str]:
    """Ends and weight; ``kind`` keeps parallel ties of different relations apart in Gephi."""
    head = {"id": f"e{number}", "source": xml_text(source), "target": xml_text(target)}
    head["weight"] = repr(float(data["strength"]))
    return head | ({"kind": str(data["relation"])} if "relation" in data else {})


def _line(data: Mapping[str, Any]) -> str:
    """The line of a tie: dashed where it is only possible, dotted for councils."""
    if not data["certain"]:
        return "dashed"
    return "dotted" if data.get("relation") == "council" else "solid"
