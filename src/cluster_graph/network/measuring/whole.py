"""The figures of a network as a whole: how large, how dense, in how many parts, how centralized, how far apart.

Takes a :class:`~cluster_graph.network.project.Projection`; gives a :class:`~cluster_graph.network.tabular.Table` with
a row a figure. What is not defined is ``None`` with the reason in its note; what would take too long in a large
network is drawn from a sample, with its error, or said not to be computed. Lists (who are the articulation points)
belong to others.
"""

from __future__ import annotations

from collections.abc import Callable

import networkx as nx

from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring import two_mode
from cluster_graph.network.measuring.assortativity import (
    attribute_assortativity,
    degree_assortativity,
    known_mixing,
)
from cluster_graph.network.measuring.centralization import (
    betweenness_centralization,
    closeness_centralization,
    degree_centralization,
)
from cluster_graph.network.measuring.distances import (
    Distances,
    Estimate,
    exact_distances,
    largest_component,
    sampled_distances,
)
from cluster_graph.network.measuring.whole_words import FIGURES, REASONS
from cluster_graph.network.project import Projection
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

_LARGEST = {"networkx": 2_000}
_LARGEST_ELSE = 10_000
_NO_NOTE = Words("", "")
_TOO_LARGE = Words(
    "ネットワークが大きいため計算していない。", "Not computed: the network is too large for it."
)

_COLUMNS = (
    Column("key", Words("キー", "key"), Words("数値の名前。", "Name of the figure."), files_only=True),
    Column("heading", Words("項目", "figure"), Words("数値の見出し。", "Heading of the figure.")),
    Column(
        "value",
        Words("値", "value"),
        Words(
            "値。空欄は定まらないか、計算していないことを表す。",
            "Its value; empty: not defined, or not computed.",
        ),
    ),
    Column(
        "meaning",
        Words("意味", "meaning"),
        Words("何を表すか、その範囲。", "What it means, and its range."),
        files_only=True,
    ),
    Column(
        "note",
        Words("備考", "note"),
        Words(
            "定まらない理由、何を除いたか、標本による値の誤差。",
            "Why it is not defined, what was left out, or the error of a value from a sample.",
        ),
    ),
)


def largest_exact(engine: Engine) -> int:
    """The number of nodes up to which all figures are exact with an engine, in seconds rather than hours."""
    return _LARGEST.get(engine.name, _LARGEST_ELSE)


class _Figures:
    """Gathers rows; a figure without a value says why. ``sources``: from how many nodes distances were estimated."""

    def __init__(self) -> None:
        self.sources = 0
        self.rows: list[tuple[Cell, ...]] = []

    def add(self, key: str, value: float | int | None, note: Words = _NO_NOTE) -> None:
        heading, meaning = FIGURES[key]
        if value is None and note == _NO_NOTE:
            reason = REASONS[key]
            note = Words(f"{reason.ja}ため定まらない。", f"Not defined: {reason.en}.")
        self.rows.append((key, heading, value, meaning, note))


def whole_network(
    projection: Projection,
    engine: Engine = NETWORKX,
    progress: Progress | None = None,
    seed: int = 0,
) -> Table:
    """The figures of the network that a projection holds, those that mean something on it.

    Paths count ties, whatever their strength, so that networks can be compared. ``seed`` draws the sample of nodes
    from which distances in a network larger than :func:`largest_exact` are estimated.
    """
    figures = _Figures()
    chosen = _PARTS.get(projection.projection, _PARTS["actors"])
    for done, part in enumerate(chosen, start=1):
        part(figures, projection, engine, seed)
        if progress is not None:
            progress(done, len(chosen))
    return Table(
        "network",
        Words("ネットワーク全体の数値", "Figures of the whole network"),
        _COLUMNS,
        tuple(figures.rows),
        projection.summary,
        _notes(projection, figures, seed),
    )


def _notes(projection: Projection, figures: _Figures, seed: int) -> tuple[Words, ...]:
    if projection.projection in ("funding", "layers"):
        return ()
    notes = [
        Words(
            "距離、効率性、集中度は、つながりの強さを問わず本数で測る。",
            "Distances, efficiency and centralization count ties, whatever their strength.",
        )
    ]
    if figures.sources:
        notes.append(
            Words(
                f"ネットワークが大きいため、距離は無作為に選んだ{figures.sources}節点（乱数の種{seed}）から測り、平均距離と効率性はその推定、直径はその限界である。",
                f"The network is large: distances were taken from {figures.sources} nodes drawn at random (seed {seed}); "
                "mean distance and efficiency are estimates from them, and the diameter is given by its bounds.",
            )
        )
    return tuple(notes)


def _sizes(figures: _Figures, graph: nx.Graph[str]) -> None:
    components = [len(nodes) for nodes in nx.connected_components(graph)]
    figures.add("components", len(components))
    figures.add("largest_component", max(components, default=0))
    figures.add("isolates", sum(graph.degree(node) == 0 for node in graph))


def _one_mode(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    n = len(graph)
    figures.add("actors", n)
    figures.add("ties", graph.size())
    figures.add("things", projection.counts.things)
    figures.add("density", float(nx.density(graph)) if n > 1 else None)
    _sizes(figures, graph)
    figures.add("mean_degree", 2 * graph.size() / n if n else None)


def _affiliation(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    n = len(two_mode.participants(graph))
    m = len(graph) - n
    figures.add("actors", n)
    figures.add("things", m)
    figures.add("ties", graph.size())
    figures.add("two_mode_density", two_mode.density(graph))
    _sizes(figures, graph)
    figures.add("things_per_actor", graph.size() / n if n else None)
    figures.add("actors_per_thing", graph.size() / m if m else None)
    figures.add("robins_alexander_clustering", two_mode.robins_alexander_clustering(graph))


def _funding(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph: nx.DiGraph[str] = nx.DiGraph(projection.graph)
    n = len(graph)
    figures.add("actors", n)
    figures.add("ties", graph.size())
    figures.add("things", projection.counts.things)
    if projection.weight != "none":
        figures.add("money", float(sum(projection.exact_strengths.values())))
    figures.add("density", float(nx.density(graph)) if n > 1 else None)
    _sizes(figures, graph.to_undirected(as_view=True))
    figures.add("reciprocity", float(nx.overall_reciprocity(graph)) if graph.size() else None)


def _layers(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    pairs = {(min(one, other), max(one, other)) for one, other in graph.edges()}
    figures.add("actors", len(graph))
    figures.add("things", projection.counts.things)
    figures.add("ties", graph.number_of_edges())
    for relation, counts in projection.layer_counts.items():
        figures.add(f"{relation}_ties", counts.ties)
    figures.add("pairs", len(pairs))
    _sizes(figures, graph.to_undirected(as_view=True))


def _cohesion(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    has_pairs = any(graph.degree(node) > 1 for node in graph)
    figures.add("transitivity", float(nx.transitivity(graph)) if has_pairs else None)
    figures.add("average_clustering", float(nx.average_clustering(graph)) if has_pairs else None)


def _mixing(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    figures.add("degree_assortativity", degree_assortativity(graph))
    known, ties = known_mixing(graph).size(), graph.size()
    left_out = Words(
        f"つながり{ties}本のうち、セクターの分からない機関を含む{ties - known}本を除いた。",
        f"Left out {ties - known} of {ties} ties, with an end of unknown sector.",
    )
    value = attribute_assortativity(graph)
    figures.add("sector_assortativity", value, left_out if value is not None and known < ties else _NO_NOTE)


def _distances(figures: _Figures, projection: Projection, engine: Engine, seed: int) -> None:
    graph, component = projection.graph, largest_component(projection.graph)
    found = None
    if len(graph) <= largest_exact(engine):
        found = exact_distances(graph, component, engine)
    estimated = not {"closeness", "harmonic"}.isdisjoint(engine.estimates)
    if found is None or (estimated and len(component) > 1):
        found = sampled_distances(graph, component, seed)
    figures.sources = found.sources
    _add_diameter(figures, found)
    _add_estimate(figures, "mean_distance", found.mean, found)
    if projection.projection != "affiliation":
        _add_estimate(figures, "efficiency", found.efficiency, found)


def _add_diameter(figures: _Figures, found: Distances) -> None:
    if found.diameter is None or found.diameter[0] == found.diameter[1]:
        figures.add("diameter", None if found.diameter is None else found.diameter[0])
        return
    low, high = found.diameter
    figures.add(
        "diameter",
        None,
        Words(
            f"計算していない。{low}以上{high}以下である。", f"Not computed: it lies between {low} and {high}."
        ),
    )


def _add_estimate(figures: _Figures, key: str, found: Estimate | None, distances: Distances) -> None:
    if found is None or not distances.sources:
        figures.add(key, None if found is None else found.value)
        return
    figures.add(
        key,
        found.value,
        Words(
            f"{distances.sources}節点からの推定。95％信頼区間は±{found.error:.4g}。",
            f"Estimated from {distances.sources} nodes; the 95 % confidence interval is ±{found.error:.4g}.",
        ),
    )


def _centralization(figures: _Figures, projection: Projection, engine: Engine, _seed: int) -> None:
    graph = projection.graph
    n = len(graph)
    figures.add("degree_centralization", degree_centralization([graph.degree(node) for node in graph]))
    between: float | None = None
    close: float | None = None
    exact = n <= largest_exact(engine)
    if n > 2 and exact:
        between = betweenness_centralization(list(engine.betweenness(graph, None).values()))
        exact = "betweenness" not in engine.estimates
    figures.add("betweenness_centralization", between if exact else None, _NO_NOTE if exact else _TOO_LARGE)
    exact = n <= largest_exact(engine)
    if n > 2 and exact and nx.is_connected(graph):
        close = closeness_centralization(list(engine.closeness(graph, None).values()))
        exact = "closeness" not in engine.estimates
    figures.add("closeness_centralization", close if exact else None, _NO_NOTE if exact else _TOO_LARGE)


def _cuts(figures: _Figures, projection: Projection, _engine: Engine, _seed: int) -> None:
    graph = projection.graph
    figures.add("articulation_points", len(set(nx.articulation_points(graph))))
    figures.add("bridges", sum(1 for _ in nx.bridges(graph)))


_PARTS: dict[str, tuple[Callable[[_Figures, Projection, Engine, int], None], ...]] = {
    "actors": (_one_mode, _cohesion, _mixing, _distances, _centralization, _cuts),
    "affiliation": (_affiliation, _distances, _cuts),
    "funding": (_funding,),
    "layers": (_layers,),
}
