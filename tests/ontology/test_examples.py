"""The examples: each good one conforms, and each bad one gives exactly the finding that its first line names.

The bad ones together break every constraint of the shapes, so that none stands there that could never find anything.
Each has an address of its own, so that all are validated in one run.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from cluster_graph.vocabulary import CG
from tests.ontology.constraints import Constraint, constraints, findings
from tests.ontology.graphs import FOLDER, graph_of

GOOD = sorted((FOLDER / "examples" / "good").glob("*.ttl"))
BAD = sorted((FOLDER / "examples" / "bad").glob("*.ttl"))
_FIRST_LINE = re.compile(r"# finding: <(\S+)> \| (\S+) \| (\S+) \| (\S+) \| (.+)")


def named_finding(path: Path) -> tuple[str, Constraint]:
    """The finding that a bad example says it gives."""
    line = path.read_text(encoding="utf-8").splitlines()[0]
    match = _FIRST_LINE.fullmatch(line)
    assert match, f"{path.name} begins with: {line}"
    focus, where, shape, component, message = match.groups()
    return focus, Constraint(shape, "" if where == "-" else where, component, message)


def address(path: Path) -> str:
    """Where the things of an example stand."""
    return f"https://example.org/{path.parent.name}/{path.stem}/"


@pytest.fixture(scope="module")
def found() -> dict[str, list[tuple[str, Constraint]]]:
    """What the shapes find in the bad examples, by their addresses."""
    together = Graph()
    for path in BAD:
        together.parse(path)
    by_example: dict[str, list[tuple[str, Constraint]]] = defaultdict(list)
    for focus, constraint in findings(together):
        by_example["/".join(focus.split("/")[:5]) + "/"].append((focus, constraint))
    return by_example


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_example_conforms(path: Path) -> None:
    assert findings(Graph().parse(path)) == []


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_example_gives_exactly_the_finding_in_its_first_line(
    found: dict[str, list[tuple[str, Constraint]]], path: Path
) -> None:
    assert found[address(path)] == [named_finding(path)]


def test_every_constraint_of_the_shapes_is_broken_by_a_bad_example() -> None:
    broken = {named_finding(path)[1] for path in BAD}
    assert constraints(graph_of("shapes")) - broken == set()
    assert len(broken) == len(BAD), "two examples break the same constraint"


@pytest.mark.parametrize("path", [*GOOD, *BAD], ids=lambda path: path.stem)
def test_an_example_stands_under_its_own_address_and_uses_known_terms(path: Path) -> None:
    graph = Graph().parse(path)
    assert len(graph) > 0
    assert {str(subject).startswith(address(path)) for subject in graph.subjects()} == {True}
    known = graph_of("cluster-graph", "codes")
    used = {term for term in graph.all_nodes() | set(graph.predicates()) if str(term).startswith(str(CG))}
    assert {term for term in used if (term, None, None) not in known} == set()


def test_the_good_examples_show_every_shape_at_work() -> None:
    together = Graph()
    for path in GOOD:
        together.parse(path)
    shapes = graph_of("shapes")
    for shape, target in shapes.subject_objects(SH.targetClass):
        assert (None, RDF.type, target) in together, f"{shape}: no good example of {target}"
    for shape, target in shapes.subject_objects(SH.targetSubjectsOf):
        assert isinstance(target, URIRef)
        assert (None, target, None) in together, f"{shape}: no good example with {target}"


def test_a_shape_without_bite_is_noticed() -> None:
    grown = Graph() + graph_of("shapes")
    shape = URIRef("https://w3id.org/cluster-graph/shapes#NewShape")
    grown.add((shape, SH.targetClass, CG.Agreement))
    grown.add((shape, SH.property, URIRef("https://w3id.org/cluster-graph/shapes#NewRule")))
    rule = URIRef("https://w3id.org/cluster-graph/shapes#NewRule")
    grown.add((rule, SH.path, CG.document))
    grown.add((rule, SH.maxCount, Literal(1)))
    new = Constraint("cgs:NewShape", "cg:document", "sh:MaxCountConstraintComponent", "")
    assert constraints(grown) - constraints(graph_of("shapes")) == {new}
