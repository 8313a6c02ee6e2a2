"""All measures by name: their headings, what they mean, why they may be undefined, and their form on each projection.

A measure has up to four forms, for networks of one mode, of two modes, with direction, and with layers; one that
means nothing on a projection has no form there, and whoever asks is told which exist. Computes nothing by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from cluster_graph.network.engines.engine import Engine
from cluster_graph.network.measuring import cohesion, directed, flows, holes, layered, paths, ties, two_mode
from cluster_graph.network.measuring.meanings import HEADINGS, MEANINGS, REASONS
from cluster_graph.network.measuring.values import Values
from cluster_graph.network.records import LAYERS
from cluster_graph.problems import InputError, Words

TIES, STRENGTH, DISTANCE = "ties", "strength", "distance"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form gets: the graph, the edge attribute of whole-numbered lengths (``None``: all alike), the engine."""

    graph: nx.Graph[str]
    length: str | None
    engine: Engine


@dataclass(frozen=True, slots=True)
class Form:
    """A measure on one sort of network.

    ``by``: ``ties`` counts every tie alike, ``strength`` the more the stronger, ``distance`` the shorter the
    stronger. ``by_length``: whether its values are in the inverse unit of path lengths. ``asks``: which measure of
    the engine it is made from, if any.
    """

    values: Callable[[Asked], Values]
    meaning: Words
    by: str = TIES
    by_length: bool = False
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its heading, and its forms. ``undefined``: the reason why it may be undefined, a clause.

    All projections but ``affiliation``, ``funding`` and ``layers`` are of one mode: ``actors``, and a layer taken out.
    """

    name: str
    heading: Words
    undefined: Words
    one_mode: Form | None = None
    two_mode: Form | None = None
    directed: Form | None = None
    layered: Form | None = None

    def form(self, projection: str) -> Form | None:
        """Its form on a projection, if it has one there."""
        forms = {"affiliation": self.two_mode, "funding": self.directed, "layers": self.layered}
        return forms.get(projection, self.one_mode)


def _plain(key: str, function: Callable[[Any], Values], by: str = TIES) -> Form:
    """A measure of the graph alone; ``key``: that of its meaning."""
    return Form(lambda asked: function(asked.graph), MEANINGS[key], by)


def _by_engine(key: str, function: Callable[..., Values], by: str = TIES, asks: str = "") -> Form:
    """A measure of the graph that an engine computes, under the same name unless ``asks`` has another."""
    return Form(
        lambda asked: function(asked.graph, engine=asked.engine),
        MEANINGS[key],
        by,
        asks=asks or function.__name__,
    )


def _by_paths(key: str, function: Callable[..., Values], by: str = TIES, by_length: bool = False) -> Form:
    """A measure of paths that an engine computes."""
    return Form(
        lambda asked: function(asked.graph, asked.length, asked.engine),
        MEANINGS[key],
        by,
        by_length,
        function.__name__,
    )


def _layer(relation: str) -> Form:
    """The number of partners by one relation."""
    return _plain(f"{relation}_neighbours", lambda graph: layered.neighbours(graph, relation))


def _hole(function: Callable[..., Values], asks: str = "") -> dict[str, Form]:
    """One of Burt's measures; on a directed network a tie is as strong as both directions together."""
    name = function.__name__

    def either_way(graph: Any, engine: Engine) -> Values:
        return function(directed.both_ways(graph), engine=engine)

    return {
        "one_mode": _by_engine(name, function, STRENGTH, asks),
        "directed": _by_engine(f"{name} directed", either_way, STRENGTH, asks or name),
    }


_FORMS: dict[str, dict[str, Form]] = {
    "neighbours": {
        "one_mode": _plain("neighbours", ties.neighbours),
        "two_mode": _plain("neighbours two_mode", ties.neighbours),
        "layered": _plain("neighbours layered", layered.neighbours),
    },
    "in_neighbours": {"directed": _plain("in_neighbours", directed.in_neighbours)},
    "out_neighbours": {"directed": _plain("out_neighbours", directed.out_neighbours)},
    "relations": {"layered": _plain("relations", layered.relations)},
    **{f"{relation}_neighbours": {"layered": _layer(relation)} for relation in LAYERS},
    "degree": {
        "one_mode": _plain("degree", ties.degree),
        "two_mode": _plain("degree two_mode", two_mode.degree),
    },
    "in_degree": {"directed": _plain("in_degree", directed.in_degree)},
    "out_degree": {"directed": _plain("out_degree", directed.out_degree)},
    "strength": {
        "one_mode": _plain("strength", ties.strength, STRENGTH),
        "two_mode": _plain("strength two_mode", ties.strength),
    },
    "in_strength": {"directed": _plain("in_strength", directed.in_strength, STRENGTH)},
    "out_strength": {"directed": _plain("out_strength", directed.out_strength, STRENGTH)},
    "betweenness": {
        "one_mode": _by_paths("betweenness", paths.betweenness, DISTANCE),
        "two_mode": _by_engine("betweenness two_mode", two_mode.betweenness),
        "directed": _plain("betweenness directed", directed.betweenness),
    },
    "closeness": {
        "one_mode": _by_paths("closeness", paths.closeness, DISTANCE, by_length=True),
        "two_mode": _by_engine("closeness two_mode", two_mode.closeness),
    },
    "harmonic": {
        "one_mode": _by_paths("harmonic", paths.harmonic, DISTANCE, by_length=True),
        "two_mode": _by_paths("harmonic two_mode", paths.harmonic),
    },
    "eigenvector": {
        "one_mode": _by_engine("eigenvector", flows.eigenvector, STRENGTH),
        "two_mode": _by_engine("eigenvector two_mode", flows.eigenvector),
    },
    "pagerank": {
        "one_mode": _by_engine("pagerank", flows.pagerank, STRENGTH),
        "two_mode": _by_engine("pagerank two_mode", flows.pagerank),
        "directed": _plain("pagerank directed", directed.pagerank, STRENGTH),
    },
    "core_number": {
        "one_mode": _by_engine("core_number", cohesion.core_number),
        "two_mode": _by_engine("core_number two_mode", cohesion.core_number),
    },
    "constraint": _hole(holes.constraint),
    "effective_size": _hole(holes.effective_size),
    "efficiency": _hole(holes.efficiency, asks="effective_size"),
    "hierarchy": _hole(holes.hierarchy),
    "clustering": {
        "one_mode": _plain("clustering", cohesion.clustering),
        "two_mode": _plain("clustering two_mode", two_mode.clustering),
    },
}

MEASURES: dict[str, Measure] = {
    name: Measure(name, HEADINGS[name], REASONS.get(name, REASONS["too small"]), **forms)
    for name, forms in _FORMS.items()
}

_USUAL = ("degree", "betweenness", "closeness", "eigenvector", "pagerank")
_DEFAULTS = {
    "actors": _USUAL,
    "affiliation": _USUAL,
    "funding": ("in_neighbours", "out_neighbours", "in_strength", "out_strength", "betweenness", "pagerank"),
    "layers": ("neighbours", "relations", *(f"{relation}_neighbours" for relation in LAYERS)),
}


def default_measures(projection: str) -> tuple[str, ...]:
    """The measures of a projection that are shown where none are named."""
    return _DEFAULTS.get(projection, _USUAL)


def measures_of(projection: str) -> tuple[str, ...]:
    """All measures that mean something on a projection."""
    return tuple(name for name, measure in MEASURES.items() if measure.form(projection) is not None)


def form_of(name: str, projection: str) -> Form:
    """The form of a measure on a projection.

    Raises :class:`~cluster_graph.problems.InputError` where there is no such measure, or where it means nothing.
    """
    choices = ", ".join(measures_of(projection))
    if name not in MEASURES:
        raise InputError(
            Words(
                f"指標「{name}」はありません。{choices} のどれかを指定してください。",
                f'there is no measure "{name}"; there are: {choices}.',
            )
        )
    form = MEASURES[name].form(projection)
    if form is None:
        where = ", ".join(other for other in _DEFAULTS if MEASURES[name].form(other) is not None)
        raise InputError(
            Words(
                f"指標「{name}」は {projection} のネットワークでは意味をもちません（使えるのは {where}）。"
                f"{projection} では {choices} のどれかを指定してください。",
                f'the measure "{name}" means nothing on the projection {projection} (it does on {where}); '
                f"there are: {choices}.",
            )
        )
    return form
