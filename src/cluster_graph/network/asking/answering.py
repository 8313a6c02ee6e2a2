"""Which room answers which question: from what is asked to the tables of the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from cluster_graph.network.asking.answer import Answer
from cluster_graph.network.asking.asked import GROUPS, OF_ACTORS, Asked, group_of
from cluster_graph.network.asking.session import Session
from cluster_graph.network.change.by_year import by_year
from cluster_graph.network.change.compare import compare
from cluster_graph.network.doubt.rank_intervals import rank_intervals
from cluster_graph.network.doubt.trust import trust_table
from cluster_graph.network.engines.choose import open_engine
from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.fiscal import fiscal_years
from cluster_graph.network.groups.chance import above_chance
from cluster_graph.network.groups.communities import communities
from cluster_graph.network.groups.communities_table import communities_table
from cluster_graph.network.loss.missed import missed_tables
from cluster_graph.network.measuring.table import measure
from cluster_graph.network.measuring.whole import whole_network
from cluster_graph.network.rollup import rolled_up
from cluster_graph.network.sectors.brokerage_table import brokerage_table
from cluster_graph.network.sectors.tables import sector_tables
from cluster_graph.network.sectors.triple_helix import things_with_unnamed
from cluster_graph.network.tabular import Table
from cluster_graph.network.ways.between import organization_named, path_table, ways_between
from cluster_graph.network.writing.codebook import codebook
from cluster_graph.network.writing.evidence_ids import tie_evidence
from cluster_graph.network.writing.nodes_table import nodes_table
from cluster_graph.network.writing.ties_table import ties_table
from cluster_graph.periods import fiscal_year, fiscal_year_of
from cluster_graph.problems import Words
from cluster_graph.store.engine import Engine as Store


def _network(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    del progress
    return (whole_network(session.projection, engine),)


def _ties(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    del engine
    evidence = tie_evidence(session.projection, session.evidence)
    if session.asked.projection != "actors":
        return (ties_table(session.projection, evidence),)
    chance = above_chance(session.affiliation, session.asked.draws, session.asked.seed, progress)
    return (ties_table(session.projection, evidence, chance.by_tie()).with_notes(*chance.notes),)


def _sectors(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    del engine
    unnamed = things_with_unnamed(session.records, session.asked.roll_up, session.affiliation)
    return sector_tables(
        session.projection, session.affiliation, unnamed, session.sectors, session.asked.seed, progress
    )


def _brokerage(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    del engine
    return (brokerage_table(session.projection, session.sectors, progress),)


def _communities(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    found = communities(
        session.projection, session.asked.seed, session.affiliation, engine=engine, progress=progress
    )
    return (communities_table(found, session.sectors),)


def _missed(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    return missed_tables(session.projection, session.records, engine, session.asked.seed, progress)


_TABLES: Mapping[str, Callable[[Session, Engine, Progress | None], tuple[Table, ...]]] = {
    "ties": _ties,
    "network": _network,
    "sectors": _sectors,
    "brokerage": _brokerage,
    "communities": _communities,
    "missed": _missed,
}


def _measured(session: Session, engine: Engine, progress: Progress | None) -> Answer:
    asked = session.asked
    table = measure(session.projection, asked.measures or None, engine, progress)
    if not asked.rank_intervals:
        return Answer(session, table, ())
    found = rank_intervals(
        session.projection,
        session.possible,
        table.measures,
        engine,
        asked.unobserved,
        asked.draws,
        asked.seed,
        progress,
    )
    trust = trust_table(found)
    if asked.table == trust.name:
        return Answer(session, None, (trust,))
    sentences = [table.sentence, found.sentence, *found.notes]
    sentence = Words("".join(words.ja for words in sentences), " ".join(words.en for words in sentences))
    return Answer(session, replace(table, rank_intervals=found.by_measure, sentence=sentence), (trust,))


def _by_year(session: Session, engine: Engine, progress: Progress | None) -> tuple[Table, ...]:
    asked, first_day = session.asked, session.info.fiscal_year_starts
    this_year = fiscal_year_of(session.info.as_of, first_day)
    last = fiscal_year(this_year, first_day)[1] if asked.period is None else asked.period[1]
    years = fiscal_years(session.records, first_day, last, asked.projection, asked.roll_up)
    if asked.period is not None:
        years = tuple(year for year in years if year >= fiscal_year_of(asked.period[0], first_day))
    return by_year(
        session.records,
        session.choices,
        asked.measures or None,
        years,
        first_day,
        asked.seed,
        engine,
        progress,
    )


def _compared(
    session: Session, days: tuple[date, date], engine: Engine, progress: Progress | None
) -> tuple[Table, ...]:
    return compare(
        session.records,
        session.choices,
        session.asked.measures or None,
        *days,
        session.info.fiscal_year_starts,
        engine,
        progress,
    )


def _path(session: Session, ends: tuple[str, str]) -> tuple[Table, ...]:
    one, other = (
        rolled_up(session.records, organization_named(session.records, end), session.asked.roll_up)
        for end in ends
    )
    evidence = tie_evidence(session.projection, session.evidence)
    return (ways_between(session.projection, session.records, one, other, evidence),)


def _codebook(session: Session, engine: Engine, progress: Progress | None) -> Table:
    """Of all tables that there are for the projection, as they come out for this cluster."""
    # What columns mean does not hang on how often anything is drawn.
    asked = replace(session.asked, table="nodes", draws=1)
    session = Session(session.store, asked)
    with_doubt = replace(asked, rank_intervals=asked.projection in ("actors", "affiliation"))
    nodes = _measured(Session(session.store, with_doubt), engine, progress)
    tables = [*([] if nodes.nodes is None else [nodes_table(nodes.nodes, {})]), *nodes.tables]
    for group, builder in _TABLES.items():
        if asked.projection == "actors" or group not in OF_ACTORS:
            tables += builder(session, engine, progress)
    tables += [path_table(session.projection)] if asked.projection == "actors" else []
    tables += _by_year(session, engine, progress)
    as_of = session.info.as_of
    tables += _compared(session, (as_of - timedelta(days=1), as_of), engine, progress)
    return codebook(tables)


def ask(store: Store, asked: Asked, progress: Progress | None = None) -> Answer:
    """The answer to a question about the network of the cluster that ``store`` answers for.

    ``progress`` is told of what takes long. Raises :class:`~cluster_graph.problems.InputError` for choices that there
    are not, an engine that is not installed, and measures that mean nothing on the projection.
    """
    session = Session(store, asked)
    changing = asked.by_year or asked.compare is not None
    nodes = len(session.records.actors if changing else session.projection.graph)
    with open_engine(asked.engine, nodes, asked.scheduler, progress) as engine:
        if asked.by_year:
            tables = _by_year(session, engine, progress)
        elif asked.compare is not None:
            tables = _compared(session, asked.compare, engine, progress)
        elif asked.path is not None:
            tables = _path(session, asked.path)
        elif group_of(asked.table) == "nodes":
            return _measured(session, engine, progress)
        elif asked.table == "codebook":
            tables = (_codebook(session, engine, progress),)
        else:
            tables = _TABLES[group_of(asked.table)](session, engine, progress)
        if asked.table not in GROUPS:
            tables = tuple(table for table in tables if table.name == asked.table)
        return Answer(session, None, tables)
