"""What is asked of the network: which projection, when, measured how, and which tables of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.problems import InputError, Words

GROUPS = {
    "nodes": ("nodes",),
    "ties": ("ties",),
    "network": ("network",),
    "sectors": ("ei", "mixing", "triple_helix", "ei_organizations"),
    "brokerage": ("brokerage",),
    "communities": ("communities",),
    "missed": ("missed", "missed_ties", "missed_agreements", "robustness"),
    "codebook": ("codebook",),
}
"""What ``--table`` may name, and the tables that each shows; a single one of them may be named too."""
TABLES = tuple(dict.fromkeys(name for group, tables in GROUPS.items() for name in (group, *tables)))
OF_ACTORS = ("sectors", "brokerage", "communities", "missed")
"""Groups that the projection ``actors`` alone has."""


def group_of(table: str) -> str:
    """The group that a table belongs to; a group's own name is its own."""
    return next(group for group, tables in GROUPS.items() if table == group or table in tables)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; :func:`~cluster_graph.network.project.project` says what a projection is.

    ``on``: a day, that of the cluster if absent; ``period``: first and last day in its place. ``measures``: the usual
    ones of the projection if empty. ``table``: one of :data:`TABLES`. ``by_year``: all fiscal years (those within
    ``period`` if there is one) one after another; ``compare``: two days side by side. ``rank_intervals``: how each
    rank moves if the share ``unobserved`` of ties is not observed, over ``draws`` draws (as many as are usual if
    absent). ``engine`` and ``scheduler``: see :func:`~cluster_graph.network.engines.choose.open_engine`. ``seed``: of
    all that is drawn at random.
    """

    projection: str = "actors"
    on: date | None = None
    period: tuple[date, date] | None = None
    ties: str = "certain"
    roll_up: str = "units"
    weight: str = "count"
    measures: tuple[str, ...] = ()
    table: str = "nodes"
    by_year: bool = False
    compare: tuple[date, date] | None = None
    rank_intervals: bool = False
    unobserved: float = 0.1
    draws: int | None = None
    engine: str = "auto"
    scheduler: str | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        """Raises :class:`~cluster_graph.problems.InputError` where what is asked does not go together."""
        if self.table not in TABLES:
            choices = ", ".join(TABLES)
            raise InputError(
                Words(
                    f"表「{self.table}」はありません。{choices} のどれかを指定してください。",
                    f'there is no table "{self.table}"; there are: {choices}.',
                )
            )
        if self.by_year and self.compare is not None:
            raise InputError(
                Words(
                    "年度ごとの推移と二つの日の比較は別々に求めてください。",
                    "ask for the fiscal years and for a comparison of two days one at a time.",
                )
            )
        changing = self.by_year or self.compare is not None
        if changing and (self.table != "nodes" or self.rank_intervals):
            raise InputError(
                Words(
                    "年度ごとの推移と二つの日の比較には、それぞれの表があります。他の表や順位の幅は、一つの日又は期間について求めてください。",
                    "the fiscal years and a comparison have tables of their own; ask for other tables and for rank "
                    "intervals on one day or over one period.",
                )
            )
        if group_of(self.table) in OF_ACTORS and self.projection != "actors":
            raise InputError(
                Words(
                    f"表 {self.table} は投影 actors のものです（指定: {self.projection}）。",
                    f"the table {self.table} is one of the projection actors, not of {self.projection}.",
                )
            )
        if self.rank_intervals and self.table != "nodes":
            raise InputError(
                Words("順位の幅は表 nodes に付きます。", "rank intervals belong to the table nodes.")
            )
