"""All tables by sector that one question shows: whether ties cross sectors, which they join, and the triple helix.

Takes the two projections of one moment; gives tables. Brokerage, which is by organization, is a table of its own: see
:mod:`cluster_graph.network.sectors.brokerage_table`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.external_internal_table import ei_organizations_table, ei_table
from cluster_graph.network.sectors.mixing import mixing_table
from cluster_graph.network.sectors.triple_helix_table import triple_helix_table
from cluster_graph.network.tabular import Table
from cluster_graph.problems import Words


def sector_tables(
    actors: Projection,
    affiliation: Projection,
    with_unnamed: Collection[str],
    names: Mapping[str, Words],
    seed: int = 0,
    progress: Progress | None = None,
) -> tuple[Table, ...]:
    """The tables ``ei``, ``mixing``, ``triple_helix`` and ``ei_organizations``.

    ``actors``, ``affiliation``: projections of the same records with the same choices. ``with_unnamed``: ids of things
    in which others than those named may take part, from
    :func:`~cluster_graph.network.sectors.triple_helix.things_with_unnamed`. ``names``: notation of a sector to its
    name. Raises :class:`~cluster_graph.problems.InputError` where a projection is another.
    """
    return (
        ei_table(actors, names, seed, progress),
        mixing_table(actors, names),
        triple_helix_table(affiliation, with_unnamed, names, seed=seed, progress=progress),
        ei_organizations_table(actors),
    )
