"""What is asked of the network: which projection, when, measured how, and which tables of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cluster_graph.formats import plain_day_words
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
OF_OPTIONS = {
    "--by-year": ("nodes_by_year", "years"),
    "--compare": ("compared_nodes", "compared_ties"),
    "--rank-intervals": ("trust",),
    "--path": ("path",),
}
"""The tables that only an option brings; one of them may be named beside it."""
_NAMED = [(group, *tables) for group, tables in GROUPS.items()] + list(OF_OPTIONS.values())
TABLES = tuple(dict.fromkeys(name for names in _NAMED for name in names))
_GROUPS_OF_ACTORS = ("sectors", "brokerage", "communities", "missed")
OF_ACTORS = frozenset(name for group in _GROUPS_OF_ACTORS for name in (group, *GROUPS[group]))
"""Tables that the projection ``actors`` alone has."""


def group_of(table: str) -> str:
    """The group that a table belongs to; a group's own name is its own, and what options bring belongs to nodes."""
    return next((group for group, tables in GROUPS.items() if table == group or table in tables), "nodes")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question; :func:`~cluster_graph.network.project.project` says what a projection is.

    ``on``: a day, that of the cluster if absent; ``period``: first and last day in its place. ``measures``: the usual
    ones of the projection if empty. ``table``: one of :data:`TABLES`. ``by_year``: all fiscal years (those within
    ``period`` if there is one) one after another; ``compare``: two days side by side. ``rank_intervals``: how each
    rank moves if the share ``unobserved`` of ties is not observed, over ``draws`` draws (as many as are usual if
    absent). ``path``: the shortest ways between two organizations, by id or exact name. ``engine`` and ``scheduler``: see :func:`~cluster_graph.network.engines.choose.open_engine`. ``seed``: of
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
    path: tuple[str, str] | None = None
    unobserved: float = 0.1
    draws: int | None = None
    engine: str = "auto"
    scheduler: str | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        """Raises :class:`~cluster_graph.problems.InputError` where what is asked does not go together."""
        for wrong in (self._table, self._days, self._numbers):
            words = wrong()
            if words is not None:
                raise InputError(words)

    @property
    def options(self) -> tuple[str, ...]:
        """The options with tables of their own that are asked for; more than one do not go together."""
        given = {
            "--by-year": self.by_year,
            "--compare": self.compare is not None,
            "--rank-intervals": self.rank_intervals,
            "--path": self.path is not None,
        }
        return tuple(option for option, is_given in given.items() if is_given)

    def _table(self) -> Words | None:
        """What is wrong with the table."""
        if self.table not in TABLES:
            choices = ", ".join(TABLES)
            return Words(
                f"表「{self.table}」はありません。{choices} のどれかを指定してください。",
                f'there is no table "{self.table}"; there are: {choices}.',
            )
        for option in self.options:
            if self.table not in ("nodes", *OF_OPTIONS[option]):
                names = ", ".join(OF_OPTIONS[option])
                return Words(
                    f"{option} と表 {self.table} は別々に求めてください。{option} の表は {names} です。",
                    f"ask for {option} and for the table {self.table} one at a time; {option} has tables of "
                    f"its own: {names}.",
                )
        needed = next((option for option, tables in OF_OPTIONS.items() if self.table in tables), None)
        if needed is not None and needed not in self.options:
            return Words(
                f"表 {self.table} は {needed} の表です。{needed} も指定してください。",
                f"the table {self.table} comes with {needed}; name {needed} too.",
            )
        if self.table in OF_ACTORS and self.projection != "actors":
            return Words(
                f"表 {self.table} は投影 actors のものです（指定: {self.projection}）。",
                f"the table {self.table} is one of the projection actors, not of {self.projection}.",
            )
        if self.measures and (group_of(self.table) not in ("nodes", "codebook") or self.path is not None):
            return Words(
                f"指標は機関の表（nodes、--by-year、--compare）のもので、表 {self.table} にはありません。",
                f"measures belong to the tables of organizations (nodes, --by-year, --compare), not to {self.table}.",
            )
        return None

    def _days(self) -> Words | None:
        """What is wrong with the days and what happens between them."""
        if len(self.options) > 1:
            one, other = self.options[:2]
            return Words(
                f"{one} と {other} は別々に求めてください。", f"ask for {one} and {other} one at a time."
            )
        if self.on is not None and self.period is not None:
            return Words(
                "基準日（--on）か期間（--from、--to）のどちらか一方を指定してください。",
                "name a day (--on) or a period (--from and --to), not both.",
            )
        if self.by_year and self.on is not None:
            return Words(
                "年度の推移は基準日（--on）によりません。--from と --to で年度を限れます。",
                "fiscal years do not go by one day (--on); --from and --to limit them.",
            )
        if self.compare is not None and (self.on is not None or self.period is not None):
            return Words(
                "二つの日の比較（--compare）には、ほかの日や期間を指定できません。",
                "a comparison has its own two days (--compare); name no other day or period.",
            )
        if self.period is not None and self.period[1] < self.period[0]:
            first, last = (plain_day_words(day) for day in self.period)
            return Words(
                f"期間の終わり（{last.ja}）が始まり（{first.ja}）より前です。",
                f"the period ends on {last.en}, before it starts on {first.en}.",
            )
        return None

    def _numbers(self) -> Words | None:
        """What is wrong with what is drawn at random."""
        if not 0 <= self.unobserved < 1:
            return Words(
                f"観測されていないつながりの割合は0以上1未満です（指定: {self.unobserved:g}）。",
                f"the share of unobserved ties is at least 0 and below 1, not {self.unobserved:g}.",
            )
        if self.draws is not None and self.draws < 1:
            return Words(
                f"無作為に引く回数は1以上です（指定: {self.draws}）。",
                f"the number of random draws is at least 1, not {self.draws}.",
            )
        if self.seed < 0:
            return Words(
                f"乱数の種は0以上の整数です（指定: {self.seed}）。",
                f"the seed is a whole number from 0, not {self.seed}.",
            )
        return None
