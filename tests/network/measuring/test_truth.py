"""Measures against published numbers. Those computed anew agree in NetworkX and igraph."""

from __future__ import annotations

import networkx as nx
import pytest

from cluster_graph.network.measuring.table import measure
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.project import Projection, project
from tests.network.examples import DAY, cluster, from_graph, southern_women
from tests.network.measuring.networks import BORGATTI, number, of_strengths, values


def florentine(with_pucci: bool) -> Projection:
    marriages = nx.florentine_families_graph()
    pairs = {f"tie-{i}": list(edge) for i, edge in enumerate(marriages.edges)}
    return project(cluster(pairs | ({"alone": ["Pucci"]} if with_pucci else {})), on=DAY)


def whole(projection: Projection) -> dict[object, object]:
    table = whole_network(projection)
    return dict(zip(table.column("key"), table.column("value"), strict=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("neighbours", {"Medici": 6}),
        ("degree", {"Medici": 0.428571}),
        (
            "betweenness",
            {
                "Medici": 47.5 / 91,
                "Guadagni": 23.166667 / 91,
                "Albizzi": 19.333333 / 91,
                "Salviati": 13 / 91,
                "Ridolfi": 10.333333 / 91,
                "Bischeri": 9.5 / 91,
                "Strozzi": 9.333333 / 91,
                "Barbadori": 8.5 / 91,
                "Tornabuoni": 8.333333 / 91,
                "Castellani": 5 / 91,
                "Peruzzi": 2 / 91,
                "Pazzi": 0,
            },
        ),
        (
            "closeness",
            {
                "Medici": 0.56,
                "Ridolfi": 0.5,
                "Tornabuoni": 0.482759,
                "Albizzi": 0.482759,
                "Guadagni": 0.466667,
            },
        ),
        ("eigenvector", {"Medici": 0.430308, "Strozzi": 0.355980, "Ridolfi": 0.341553}),
        (
            "constraint",
            {
                "Medici": 0.209877,
                "Guadagni": 0.25,
                "Albizzi": 0.333333,
                "Strozzi": 0.458333,
                "Ridolfi": 0.459877,
                "Tornabuoni": 0.459877,
                "Castellani": 0.482253,
                "Bischeri": 0.482253,
                "Barbadori": 0.5,
                "Salviati": 0.5,
                "Peruzzi": 0.655864,
                "Pazzi": 1,
            },
        ),
        ("effective_size", {"Medici": 5.666667, "Guadagni": 4, "Strozzi": 3, "Albizzi": 3}),
        ("efficiency", {"Medici": 0.944444, "Guadagni": 1, "Peruzzi": 0.555556}),
        ("hierarchy", {"Medici": 0.0225, "Guadagni": 0, "Strozzi": 0.0431, "Peruzzi": 0.0366}),
    ],
)
def test_florentine_families(name: str, expected: dict[str, float]) -> None:
    found = values(florentine(with_pucci=False), name)
    for family, value in expected.items():
        assert found[family] == pytest.approx(value, abs=5e-5 if name == "hierarchy" else 1e-6)


def test_the_isolate_counts_among_those_who_could_be_tied() -> None:
    """The Pucci married into no other family: sixteen families, not fifteen."""
    with_pucci = florentine(with_pucci=True)
    assert values(with_pucci, "betweenness")["Medici"] == pytest.approx(0.452381, abs=1e-6)
    assert values(with_pucci, "closeness")["Medici"] == pytest.approx(0.522667, abs=1e-6)
    assert values(with_pucci, "degree")["Medici"] == pytest.approx(0.4)
    assert values(with_pucci, "eigenvector")["Medici"] == pytest.approx(0.430308, abs=1e-6)
    assert values(with_pucci, "eigenvector")["Pucci"] == 0
    assert values(with_pucci, "closeness")["Pucci"] == 0


@pytest.mark.parametrize("name", ["constraint", "effective_size", "efficiency", "hierarchy", "clustering"])
def test_the_isolate_has_no_structural_holes_and_changes_nobodys(name: str) -> None:
    without, with_pucci = (values(florentine(pucci), name) for pucci in (False, True))
    assert with_pucci.pop("Pucci") is None
    assert with_pucci == pytest.approx(without)


def test_florentine_families_as_a_whole() -> None:
    found = whole(florentine(with_pucci=False))
    assert (found["actors"], found["ties"], found["components"], found["isolates"]) == (15, 20, 1, 0)
    assert (found["diameter"], found["articulation_points"], found["bridges"]) == (5, 4, 5)
    for key, value in {
        "density": 0.190476,
        "transitivity": 0.191489,
        "mean_distance": 2.485714,
        "degree_centralization": 0.274725,
        "betweenness_centralization": 0.436813,
    }.items():
        assert found[key] == pytest.approx(value, abs=1e-6)


def test_with_the_isolate_there_are_two_components_and_distances_are_those_of_the_larger() -> None:
    found, without = whole(florentine(with_pucci=True)), whole(florentine(with_pucci=False))
    assert (found["components"], found["largest_component"], found["isolates"]) == (2, 15, 1)
    assert [found[key] for key in ("diameter", "mean_distance", "transitivity")] == [
        without[key] for key in ("diameter", "mean_distance", "transitivity")
    ]
    assert found["closeness_centralization"] is None


@pytest.mark.parametrize("weight", ["count", "newman", "none"])
def test_karate_club_and_its_trap(weight: str) -> None:
    """NetworkX's graph carries weights; the club of the literature has none, and no one may slip in."""
    graph = nx.karate_club_graph()
    pairs = {f"tie-{i}": [str(a), str(b)] for i, (a, b) in enumerate(graph.edges)}
    club = project(cluster(pairs), on=DAY, weight=weight)
    between, close, rank = (values(club, name) for name in ("betweenness", "closeness", "pagerank"))
    for member, raw in {
        "0": 231.071429,
        "33": 160.551587,
        "32": 76.690476,
        "2": 75.850794,
        "31": 73.009524,
    }.items():
        assert number(between[member]) * 33 * 32 / 2 == pytest.approx(raw, abs=1e-5)
    assert close["0"] == pytest.approx(0.568966, abs=1e-6)
    assert rank["33"] == pytest.approx(0.100918, abs=2e-6)  # published from a looser iteration
    assert sum(map(number, rank.values())) == pytest.approx(1)


def test_with_its_weights_as_strengths_the_karate_club_flows_otherwise() -> None:
    graph = nx.karate_club_graph()
    weighted = of_strengths({(str(a), str(b)): weight for a, b, weight in graph.edges(data="weight")})
    # NetworkX's own iteration stops at 0.096980; without the weights it is 0.1009.
    assert values(weighted, "pagerank")["33"] == pytest.approx(0.096980, abs=1e-5)


def test_karate_club_by_its_structure() -> None:
    club = from_graph(nx.karate_club_graph())
    constraint, core = values(club, "constraint"), values(club, "core_number")
    for member, value in {"0": 0.155423, "33": 0.156419, "2": 0.185177}.items():
        assert constraint[member] == pytest.approx(value, abs=1e-6)
    assert max(map(number, core.values())) == 4
    assert sum(value == 4 for value in core.values()) == 10


def test_karate_club_as_a_whole() -> None:
    found = whole(from_graph(nx.karate_club_graph()))
    assert (found["actors"], found["ties"], found["diameter"]) == (34, 78, 5)
    for key, value in {
        "density": 0.139037,
        "transitivity": 0.255682,
        "average_clustering": 0.570638,
        "mean_distance": 2.408200,
        "degree_assortativity": -0.475613,
        "degree_centralization": 0.399621,
        "betweenness_centralization": 0.405557,
    }.items():
        assert found[key] == pytest.approx(value, abs=1e-6)


def test_the_kite_has_three_winners() -> None:
    table = measure(from_graph(nx.krackhardt_kite_graph()), ["degree", "closeness", "betweenness"])
    first = {name: (sorted(row.id for row in table.rows if row.ranks[name] == 1)) for name in table.measures}
    assert first == {"degree": ["3"], "closeness": ["5", "6"], "betweenness": ["7"]}
    by_id = {row.id: row.values for row in table.rows}
    assert by_id["3"]["degree"] == pytest.approx(0.666667, abs=1e-6)
    assert by_id["5"]["closeness"] == pytest.approx(0.642857, abs=1e-6)
    assert by_id["7"]["betweenness"] == pytest.approx(0.388889, abs=1e-6)


@pytest.mark.parametrize(
    ("name", "weighted", "expected"),
    [
        ("constraint", False, {"G": 0.400, "A": 0.595, "C": 1}),
        ("constraint", True, {"G": 0.299, "A": 0.795, "C": 1}),
        ("effective_size", False, {"G": 4.67, "A": 2.50, "C": 1}),
        ("effective_size", True, {"G": 5.47, "A": 2.47, "C": 1}),
        ("efficiency", False, {"G": 4.67 / 6, "A": 2.50 / 4, "C": 1}),
        ("efficiency", True, {"G": 5.47 / 6, "A": 2.47 / 4, "C": 1}),
    ],
)
def test_borgatti_s_structural_holes(name: str, weighted: bool, expected: dict[str, float]) -> None:
    ties = {(tie[0], tie[1]): strength if weighted else 1 for tie, strength in BORGATTI.items()}
    found = values(of_strengths(ties), name)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("degree", {"E8": 0.78, "E9": 0.67, "E7": 0.56, "Nora Fayette": 0.57, "Theresa Anderson": 0.57}),
        ("neighbours", {"Evelyn Jefferson": 8, "Laura Mandeville": 7, "Olivia Carleton": 2, "E8": 14}),
        (
            "betweenness",
            {
                "E8": 0.243819,
                "E9": 0.225514,
                "E7": 0.129502,
                "Nora Fayette": 0.113461,
                "Evelyn Jefferson": 0.096585,
                "Theresa Anderson": 0.09,
                "Sylvia Avondale": 0.07,
            },
        ),
        (
            "closeness",
            {
                "E8": 0.85,
                "E9": 0.79,
                "E7": 0.73,
                "E5": 0.59,
                "Evelyn Jefferson": 0.80,
                "Nora Fayette": 0.80,
                "Sylvia Avondale": 0.77,
                "Charlotte McDowd": 0.60,
            },
        ),
    ],
)
def test_southern_women_as_two_modes(name: str, expected: dict[str, float]) -> None:
    found = values(project(southern_women(), "affiliation", on=DAY), name)
    for node, value in expected.items():
        assert found[node] == pytest.approx(value, abs=0.005 if value == round(value, 2) else 1e-6)


def test_southern_women_as_a_whole() -> None:
    two, one = (whole(project(southern_women(), name, on=DAY)) for name in ("affiliation", "actors"))
    assert (two["actors"], two["things"], two["ties"]) == (18, 14, 89)
    assert two["two_mode_density"] == pytest.approx(0.353175, abs=1e-6)
    assert two["robins_alexander_clustering"] == pytest.approx(0.467764, abs=1e-6)
    assert (one["actors"], one["ties"]) == (18, 139)
    assert one["density"] == pytest.approx(0.908497, abs=1e-6)


def test_by_newman_s_weights_strength_is_the_number_of_events() -> None:
    one, two = (
        project(southern_women(), name, on=DAY, weight="newman") for name in ("actors", "affiliation")
    )
    events = {woman: values(two, "neighbours")[woman] for woman in one.graph}
    assert values(one, "strength") == pytest.approx(events)
    by_count = values(project(southern_women(), on=DAY), "strength")
    assert sum(map(number, by_count.values())) == 2 * 322
