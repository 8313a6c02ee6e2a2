"""The order in which Python keeps sets of strings changes nothing: neither networks, nor numbers, nor files."""

from __future__ import annotations

from tests.network.hash_seeds import printed_alike

PROJECTING = """
from tests.network.examples import money, with_money
from cluster_graph.network.project import PROJECTIONS
records = with_money(southern_women(), money("x", ["Flora Price", "Olivia Carleton"], ["y", "z"], 100))
for name in PROJECTIONS:
    found = project(records, name, on=DAY, ties="possible", weight="none" if name == "funding" else "newman")
    print(list(found.graph.nodes(data=True)), list(found.graph.edges(data=True)), found.exact_strengths)
    print([list(found.graph.adj[node]) for node in found.graph], found.summary)
"""
MEASURING = """
from cluster_graph.network.measuring.catalogue import measures_of
from cluster_graph.network.measuring.whole import whole_network
from tests.network.measuring.networks import money, random_projection
flows = money({(a, b): 3 + ord(a) * ord(b) for a in "abcdefg" for b in "bdfgh" if a != b})
given = [project(southern_women(), name, on=DAY, weight="newman") for name in ("actors", "affiliation")]
given += [project(flows, name, on=DAY) for name in ("funding", "layers")]
given.append(random_projection(3))
for node, data in given[-1].graph.nodes(data=True):
    data["sector"] = ("company", "university", "government")[int(node[1:]) % 3]
for projection in given:
    print(measure(projection, measures_of(projection.projection)).to_json("ja"))
    print(whole_network(projection))
"""
GROUPING = """
from cluster_graph.network.groups.chance import above_chance
from cluster_graph.network.groups.communities import communities
records = cluster({"s": "abcd", "t": "defgh", "u": "ghij", "v": "jkl", "w": "abc", "x": "efh", "y": "ijk"})
affiliation = project(records, "affiliation", on=DAY)
network = project(records, on=DAY, weight="newman")
print(above_chance(affiliation, draws=100).pairs)
for found in (communities(network, affiliation=affiliation, runs=5), communities(network, runs=5)):
    print(found.of, found.stays, found.modularity, found.agreement, found.chance, found.notes)
"""
WRITING = """
from tests.network.writing.hard_cases import all_tables, spells_for
from cluster_graph.network.writing.gexf import gexf
from cluster_graph.network.writing.graphml import graphml
for table in (measure(project(southern_women(), on=DAY)), *all_tables()):
    print(gexf(table, spells_for(table), "ja"), graphml(table, "ja"), ascii(table.to_json("ja")))
"""
EXAMPLES = """
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.project import project
from tests.network.examples import DAY, cluster, southern_women
"""


def test_another_hash_seed_changes_no_byte() -> None:
    """All in two interpreters: to start one takes longer than what it then does."""
    printed = printed_alike("".join([EXAMPLES, PROJECTING, MEASURING, GROUPING, WRITING]))
    assert len(printed) > 100_000
