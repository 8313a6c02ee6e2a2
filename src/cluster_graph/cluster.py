"""A cluster, opened: what the command line and notebooks call. One method a question; the work is done below.

Takes what :func:`cluster_graph.store.open.open_engine` takes. It prints nothing and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cluster_graph.problems import InputError, Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.engine import EmbeddedEngine, Engine
from cluster_graph.store.open import open_engine, open_known_by
from cluster_graph.store.results import QueryResult
from cluster_graph.store.saved import ClusterInfo, cluster_info, run_saved
from cluster_graph.tables.dates import DateError, read_exact_day
from cluster_graph.tables.known_by import LeftOut
from cluster_graph.tables.settings import FILE_NAME

if TYPE_CHECKING:
    import networkx
    import rdflib

    from cluster_graph.coverage.answer import Answer
    from cluster_graph.coverage.asking import Asked
    from cluster_graph.coverage.report import CoverageReport
    from cluster_graph.diff.report import DiffReport
    from cluster_graph.network.asking.answer import Answer as NetworkAnswer
    from cluster_graph.network.asking.asked import Asked as NetworkAsked
    from cluster_graph.network.measuring.table import MeasureTable
    from cluster_graph.network.project import Projection

Day = date | str


def to_day(day: Day | None) -> date | None:
    """A day from a date or its text. Raises :class:`~cluster_graph.problems.InputError` for other text."""
    return None if day is None else _read(day)


def to_days(days: tuple[Day, Day] | None) -> tuple[date, date] | None:
    """Two days, each as :func:`to_day` takes it."""
    return None if days is None else (_read(days[0]), _read(days[1]))


def _read(day: Day) -> date:
    if isinstance(day, date):
        return day
    try:
        return read_exact_day(day)
    except DateError as error:
        raise InputError(error.words) from error


class Cluster:
    """The graph of one cluster and the questions that can be asked of it.

    ``left_out``: the sources that a day of knowledge leaves out, where one was asked for.
    ``folder``: the folder of tables that it was opened from, if it was.
    """

    def __init__(self, engine: Engine, left_out: LeftOut | None = None, folder: Path | None = None) -> None:
        self.engine = engine
        self.left_out = left_out
        self.folder = folder

    @cached_property
    def info(self) -> ClusterInfo:
        """Who the cluster is, its base address, its date."""
        return cluster_info(self.engine)

    def query(self, name: str, lang: str = "en", **parameters: object) -> QueryResult:
        """The answer to a saved query, or to a ``.rq`` file; parameters as a user writes them."""
        return run_saved(self.engine, name, {key: str(value) for key, value in parameters.items()}, lang)

    def projection(
        self,
        projection: str = "actors",
        on: Day | None = None,
        period: tuple[Day, Day] | None = None,
        ties: str = "certain",
        roll_up: str = "units",
        weight: str = "count",
    ) -> Projection:
        """A projection of the cluster at a date (that of the cluster, if none is given) or over a period."""
        from cluster_graph.network.load import load_network
        from cluster_graph.network.project import project

        when = to_days(period) or to_day(on) or self.info.as_of
        return project(
            load_network(self.engine), projection, on=when, ties=ties, roll_up=roll_up, weight=weight
        )

    def network(
        self,
        projection: str = "actors",
        on: Day | None = None,
        ties: str = "certain",
        period: tuple[Day, Day] | None = None,
        roll_up: str = "units",
        weight: str = "count",
    ) -> networkx.Graph[str]:
        """The graph of a projection; edges carry ``strength`` and ``distance``.

        A :class:`networkx.Graph`; of ``layers`` a MultiGraph with a key a relation, of ``funding`` a DiGraph from who
        gives to who gets.
        """
        return self.projection(projection, on, period, ties, roll_up, weight).graph

    def centrality(
        self,
        projection: str = "actors",
        measures: Sequence[str] | None = None,
        on: Day | None = None,
        engine: str = "auto",
    ) -> MeasureTable:
        """Measures of the nodes of a projection, by NetworkX's names; the usual ones if none are named."""
        from cluster_graph.network.engines.choose import open_engine
        from cluster_graph.network.measuring.table import measure

        projected = self.projection(projection, on=on)
        with open_engine(engine, len(projected.graph)) as computing:
            return measure(projected, measures, computing)

    def network_tables(
        self,
        table: str = "nodes",
        on: Day | None = None,
        period: tuple[Day, Day] | None = None,
        compare: tuple[Day, Day] | None = None,
        **choices: Any,
    ) -> NetworkAnswer:
        """Any table about the network: ``.tables``, ``.to_pandas()``, ``.to_text()``, ``.write("gexf")``.

        ``table`` and ``choices``: as in :class:`~cluster_graph.network.asking.asked.Asked`, such as
        ``network_tables("brokerage", on="2018-08-28", ties="possible")``.
        """
        from cluster_graph.network.asking.asked import Asked

        asked = Asked(on=to_day(on), period=to_days(period), compare=to_days(compare), table=table, **choices)
        return self.network_answer(asked)

    def network_answer(
        self, asked: NetworkAsked, progress: Callable[[int, int], None] | None = None
    ) -> NetworkAnswer:
        """What is asked of the network: measures, tables by sector, communities, losses, fiscal years."""
        from cluster_graph.network.asking.answering import ask

        return ask(self.engine, asked, progress)

    def coverage(
        self,
        on: Day | None = None,
        window_from: Day | None = None,
        window_to: Day | None = None,
        horizon_months: int = 12,
        mode: str = "joint",
        assume: Sequence[str] = (),
    ) -> CoverageReport:
        """Which collaborations are covered by agreements, for which days, and what lapses.

        ``assume``: what to suppose beside what the sources say, such as ``"renew AGREEMENT until 2024-03-31"``.
        """
        from cluster_graph.coverage.asking import Asked

        days = to_day(window_from), to_day(window_to), to_day(on)
        return self.coverage_answer(Asked(*days, horizon_months, mode, tuple(assume))).report

    def coverage_answer(self, asked: Asked) -> Answer:
        """The report on coverage with what else is asked: assumptions compared, missing facts ranked, a repair."""
        from cluster_graph.coverage.asking import ask
        from cluster_graph.coverage.load import load_coverage

        return ask(load_coverage(self.engine), asked)

    def diff(self, newer: Cluster, on: Day | None = None, horizon_months: int = 12) -> DiffReport:
        """What ``newer``, a later version of this cluster, holds otherwise; coverage of both is judged on ``on``."""
        from cluster_graph.diff.report import compare

        return compare(self.engine, newer.engine, to_day(on), horizon_months, (self.folder, newer.folder))

    @property
    def graph(self) -> rdflib.Dataset:
        """The same as an :class:`rdflib.Dataset` over the store, for those who think in rdflib.

        Raises :class:`~cluster_graph.problems.InputError` for a cluster behind an endpoint.
        """
        from oxrdflib import OxigraphStore
        from rdflib import Dataset

        if not isinstance(self.engine, EmbeddedEngine):
            raise InputError(
                Words(
                    "エンドポイントの向こうにあるグラフは rdflib では開けません。query を使ってください。",
                    "the graph stands behind an endpoint and cannot be opened in rdflib; use query.",
                )
            )
        return Dataset(store=OxigraphStore(store=self.engine.store))


def open_cluster(place: str | Path | None = None, known_by: Day | None = None) -> Cluster:
    """Open a folder of tables, a build, a ``.trig`` or ``.nq`` file, or an endpoint; the shipped cluster if none.

    ``known_by``: only what sources that stood by that day say, so that later facts do not heal an earlier lapse; for
    folders of tables only.
    """
    found = shipped_cluster() if place is None else place
    day = to_day(known_by)
    folder = Path(found) if (Path(found) / FILE_NAME).is_file() else None
    if day is None:
        return Cluster(open_engine(found), folder=folder)
    return Cluster(*open_known_by(found, day), folder=folder)
