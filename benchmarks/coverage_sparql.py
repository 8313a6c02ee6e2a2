"""The question of coverage as one SPARQL query a day: which collaborations are covered on it?

Takes an engine that holds the graph of exact days and stated scopes; knows no vague dates and no reasons. Of several
ways to write it, the one that the embedded store answers fastest: as many participants bound by one agreement as take
part. (With two nested ``NOT EXISTS`` it takes a hundred times as long.)
"""

from __future__ import annotations

from datetime import date

from cluster_graph.coverage.records import COUNTING_ROLES
from cluster_graph.store.engine import Engine
from cluster_graph.store.results import id_of

_ROLES = ", ".join(f'"{role}"' for role in sorted(COUNTING_ROLES))


def _holds(thing: str) -> str:
    """Filters for what holds on the day; an edge that nothing states limits nothing."""
    return f"""
    FILTER NOT EXISTS {{ ?{thing} cg:latestStart ?{thing}Start . FILTER(?{thing}Start > "DAY"^^xsd:date) }}
    FILTER NOT EXISTS {{ ?{thing} cg:earliestEnd ?{thing}End . FILTER(?{thing}End < "DAY"^^xsd:date) }}"""


_TAKES_PART = f"""
    ?work a cg:Collaboration .{_holds("work")}
    ?taking a cg:Participation ; cg:in ?work ; cg:participant ?body ; cg:role/skos:notation ?role .
    FILTER(STR(?role) IN ({_ROLES})){_holds("taking")}"""
_BOUND = f"""
    {{ ?work cg:partOf*/(cg:governedBy|^cg:covers) ?agreement }}
    UNION {{ ?work (cg:kind|cg:theme)/^cg:covers ?agreement }}
    UNION {{ ?agreement cg:covers cg:everything }}
    ?agreement a cg:Agreement .{_holds("agreement")}
    ?signing a cg:Signature ; cg:in ?agreement ; cg:participant/cg:standsFor ?body .{_holds("signing")}"""
QUERY = f"""
PREFIX cg: <https://w3id.org/cluster-graph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT DISTINCT ?work WHERE {{
  {{ SELECT ?work (COUNT(DISTINCT ?body) AS ?needed) WHERE {{{_TAKES_PART}
  }} GROUP BY ?work }}
  {{ SELECT ?work ?agreement (COUNT(DISTINCT ?body) AS ?had) WHERE {{{_TAKES_PART}{_BOUND}
  }} GROUP BY ?work ?agreement }}
  FILTER(?had = ?needed)
}}
"""


def covered_on(engine: Engine, day: date) -> set[str]:
    """The ids of the collaborations that are covered on a day."""
    rows = engine.select(QUERY.replace("DAY", day.isoformat())).records()
    return {id_of(row["work"] or "") for row in rows}
