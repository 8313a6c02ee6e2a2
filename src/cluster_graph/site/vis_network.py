"""The one module that touches pyvis: data and options for vis-network, and vis-network as shipped with it.

Takes a :class:`NetworkView`; gives plain dicts for the page's script, positions included. Never lets pyvis
write a page: its own pages reach for other servers, guess encodings and write into the working folder. Its
``add_edge`` takes quadratic time, so its lists are filled directly.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from cluster_graph.site.design import POSSIBLE_DASHES, relation_line, sector_mark
from cluster_graph.site.environment import Asset
from cluster_graph.site.labels import break_lines, width
from cluster_graph.site.layout import Box, Position, place, settle
from cluster_graph.site.network_view import Edge, NetworkView, Node

VIS_NETWORK = ("lib", "vis-9.1.2", "vis-network.min.js")
NODE_FONT = 15
PLATE_FONT = 13
LINE_HEIGHT = 1.25
# Part of the page, not of a style sheet, since vis-network draws on a canvas.
OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "dragNodes": True,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "tooltipDelay": 100000,
    },
    "nodes": {"borderWidth": 1, "chosen": False, "labelHighlightBold": False},
    "edges": {
        "smooth": False,
        "chosen": False,
        "selectionWidth": 0,
        "hoverWidth": 0,
        "arrowStrikethrough": False,
    },
}


def vis_data(view: NetworkView) -> dict[str, Any]:
    """``nodes``, ``edges`` and ``options`` as vis-network takes them; labels in both languages.

    Nodes that bring positions keep them if all do; else all positions are computed here.
    """
    from pyvis.network import Network  # here, since it brings IPython with it: half a second

    ties = Counter(end for edge in view.edges for end in {edge.source, edge.target})
    drawn = [_node(node, ties[node.id]) for node in sorted(view.nodes, key=lambda node: node.id)]
    network = Network(cdn_resources="in_line")
    network.nodes = _placed(view, drawn)
    network.edges = _edges(view)
    network.set_options(json.dumps(OPTIONS))
    nodes, edges, _heading, _height, _width, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


@cache
def vis_network() -> Asset:
    """The script of vis-network that ships inside pyvis, its licence comment kept.

    Its last line, which names a file for developer tools to ask for, is left out.
    """
    import pyvis

    path = Path(pyvis.__file__).parent.joinpath(*VIS_NETWORK)
    text = path.read_text(encoding="utf-8")
    return Asset("vis-network.min.js", re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", text))


def _node(node: Node, ties: int) -> dict[str, Any]:
    names = {"ja": node.label.ja or node.label.en, "en": node.label.en or node.label.ja}
    labels = {language: break_lines(name) for language, name in names.items()}
    common = {"id": node.id, "labels": labels, "above": False}
    if node.node_class == "thing":
        return {**common, "shape": "box", "plate": True, "margin": 5, "font": {"size": PLATE_FONT}}
    mark = sector_mark(node.sector.id if node.sector else None)
    size = round((8 + 2.4 * min(ties, 25) ** 0.5) * mark.scale, 1)
    return {
        **common,
        "shape": mark.shape,
        "size": size,
        "ringed": mark.ringed,
        "colour": mark.colour,
        "font": {"size": NODE_FONT},
    }


def _edges(view: NetworkView) -> list[dict[str, Any]]:
    beside: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in sorted(view.edges, key=lambda edge: edge.id):
        beside[_pair(edge)].append(edge.id)
    return [
        _edge(edge, beside[_pair(edge)].index(edge.id), len(beside[_pair(edge)]))
        for edge in sorted(view.edges, key=lambda edge: edge.id)
    ]


def _edge(edge: Edge, place_in_bundle: int, bundle: int) -> dict[str, Any]:
    line = relation_line(edge.relation.id)
    drawn: dict[str, Any] = {
        "id": edge.id,
        "from": edge.source,
        "to": edge.target,
        "width": line.width,
        "possible": not edge.certain,
    }
    dashes = line.dashes if edge.certain else POSSIBLE_DASHES
    if dashes:
        drawn["dashes"] = list(dashes)
    if line.arrow:
        drawn["arrows"] = {"to": {"enabled": True, "scaleFactor": 0.6}}
    elif line.middle_dot:
        drawn["arrows"] = {"middle": {"enabled": True, "type": "circle", "scaleFactor": 0.35}}
    if bundle > 1:
        # Spread evenly to both sides of the straight line, whichever way each tie points.
        bend = (place_in_bundle - (bundle - 1) / 2) * 0.22
        if edge.source > edge.target:
            bend = -bend
        kind = "curvedCW" if bend >= 0 else "curvedCCW"
        drawn["smooth"] = {"enabled": bend != 0, "type": kind, "roundness": round(abs(bend), 3)}
    return drawn


def _pair(edge: Edge) -> tuple[str, str]:
    return min(edge.source, edge.target), max(edge.source, edge.target)


def _placed(view: NetworkView, drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The nodes with positions and the room they take; names stand on the side with fewer ties."""
    given = {node.id: (node.x, node.y) for node in view.nodes if node.x is not None and node.y is not None}
    ends = [(edge.source, edge.target) for edge in view.edges]
    if len(given) == len(view.nodes):
        positions = {identifier: (int(x), int(y)) for identifier, (x, y) in given.items()}
        _choose_sides(drawn, ends, positions)
    else:
        positions = place([_box(node) for node in drawn], ends)
        _choose_sides(drawn, ends, positions)
        positions = settle([_box(node) for node in drawn], positions)
    for node in drawn:
        box = _box(node)
        node["x"], node["y"] = positions[node["id"]]
        node["box"] = [round(side) for side in (box.left, box.right, box.up, box.down)]
    return drawn


def _choose_sides(
    drawn: list[dict[str, Any]], ends: list[tuple[str, str]], positions: dict[str, Position]
) -> None:
    """Sets ``above`` where more ties leave a mark downwards: a name there would hide them."""
    leaning: Counter[str] = Counter()
    for source, target in ends:
        (x1, y1), (x2, y2) = positions[source], positions[target]
        if abs(y2 - y1) > abs(x2 - x1) / 2:
            down = 1 if y2 > y1 else -1
            leaning[source] += down
            leaning[target] -= down
    for node in drawn:
        node["above"] = leaning[node["id"]] > 0 and not node.get("plate")


def _box(node: dict[str, Any]) -> Box:
    """The room a node takes in the language that needs more of it."""
    lines = [label.split("\n") for label in node["labels"].values()]
    letters = max(width(line) for label in lines for line in label)
    font = node["font"]["size"]
    across = letters * font * 0.53 / 2
    along = max(len(label) for label in lines) * font * LINE_HEIGHT
    if node.get("plate"):
        return Box(node["id"], across + 9, across + 9, along / 2 + 8, along / 2 + 8)
    size = node["size"]
    near, far = size + 3, size + 6 + along
    up, down = (far, near) if node["above"] else (near, far)
    return Box(node["id"], max(size, across), max(size, across), up, down)
