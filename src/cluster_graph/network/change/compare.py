"""Two days laid side by side: who rose and fell, who came and went, and which things made or ended which ties.

Takes records, choices and two days; gives two tables. Knows nothing of the days between, and reads no intention into a
change: a tie that is lost says that no source has it certainly any more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cluster_graph.formats import APRIL, day_words, plain_day_words
from cluster_graph.network.change.compare_columns import node_columns, tie_columns
from cluster_graph.network.choices import Choices
from cluster_graph.network.edges import Tie, ties_of
from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.measuring.catalogue import default_measures
from cluster_graph.network.measuring.columns import columns_of
from cluster_graph.network.measuring.table import MeasureTable, Row, measure
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.problems import InputError, Words


def compare(
    records: NetworkRecords,
    choices: Choices,
    measures: Sequence[str] | None,
    day_a: date,
    day_b: date,
    first_day: tuple[int, int] = APRIL,
    engine: Engine = NETWORKX,
    progress: Progress | None = None,
) -> tuple[Table, Table]:
    """The tables ``compared_nodes`` and ``compared_ties``, from ``day_a`` to ``day_b``.

    ``measures``: the usual ones of the projection if ``None``. ``first_day``: month and day on which fiscal years
    begin, for the names of days. Every actor of either day has a row; ties have one only where strength or things
    differ. What is only on one day has ``None`` for the other, and no difference.

    Raises :class:`~cluster_graph.problems.InputError` as ``project`` and ``measure`` do, and where ``day_a`` is not
    before ``day_b``.
    """
    if day_a >= day_b:
        raise InputError(
            Words(
                f"比べる二つの日は、先の日、後の日の順に指定してください（{day_a} は {day_b} より前ではありません）。",
                f"name two days to compare, the earlier first; {day_a} is not before {day_b}.",
            )
        )
    names = tuple(measures) if measures is not None else default_measures(choices.projection)
    networks = [choices.network(records, day) for day in (day_a, day_b)]
    possible = networks
    if choices.ties == "certain":
        possible = [choices.network(records, day, ties="possible") for day in (day_a, day_b)]
    tables = []
    for done, network in enumerate(networks, start=1):
        tables.append(measure(network, names, engine))
        if progress is not None:
            progress(done, len(networks))
    labels = {**_thing_names(records), **_labels(networks[0]), **_labels(networks[1])}
    days = plain_day_words(day_a), plain_day_words(day_b)
    sentence = Words(
        f"{day_words(day_a, first_day).ja}と{day_words(day_b, first_day).ja}を比べる。先の日: {networks[0].summary.ja}"
        f"後の日: {networks[1].summary.ja}",
        f"{day_words(day_a, first_day).en} compared with {day_words(day_b, first_day).en}. The earlier day: "
        f"{networks[0].summary.en} The later day: {networks[1].summary.en}",
    )
    doubt = _DOUBT if choices.ties == "certain" else _NO_DOUBT
    nodes = _nodes(tables, possible, choices, names, days, sentence, doubt)
    return nodes, _ties(networks, possible, labels, days, sentence, doubt)


def _thing_names(records: NetworkRecords) -> dict[str, Words]:
    """The names of all things, by id."""
    return {thing.id: thing.names for thing in records.things}


def _labels(network: Projection) -> dict[str, Words]:
    return {node: network.label(node) for node in network.graph}


def _nodes(
    tables: Sequence[MeasureTable],
    possible: Sequence[Projection],
    choices: Choices,
    names: Sequence[str],
    days: tuple[Words, Words],
    sentence: Words,
    doubt: Words,
) -> Table:
    before, after = ({row.id: row for row in table.rows} for table in tables)
    rows: list[tuple[Cell, ...]] = []
    for node in {**before, **after}:
        then, now = before.get(node), after.get(node)
        change, maybe = _came_or_went(node, then, now, possible)
        row = now or then
        if row is None:  # every node is on one of the days
            continue
        cells: list[Cell] = [node, row.label, row.sector, change, maybe]
        for name in names:
            cells += _values(name, then, now)
        rows.append(tuple(cells))
    order = {"stayed": 0, "entered": 1, "left": 2}
    rows.sort(key=lambda cells: (order[str(cells[3])], _rank(cells), str(cells[0])))
    measured = columns_of(choices.projection, tuple(names))[2::2]
    columns = node_columns(measured, days)
    title = Words("二つの日の機関と指標", "Organizations and their measures on two days")
    return Table("compared_nodes", title, columns, tuple(rows), sentence, (doubt, _SIZE))


def _rank(cells: tuple[Cell, ...]) -> int:
    """The rank on the later day by the first measure, behind the five columns that say who."""
    rank = cells[9] if len(cells) > 9 else None
    return rank if isinstance(rank, int) else 10**9


def _came_or_went(
    node: str, then: Row | None, now: Row | None, possible: Sequence[Projection]
) -> tuple[str, bool | None]:
    if then is None:
        return "entered", node in possible[0].graph
    if now is None:
        return "left", node in possible[1].graph
    return "stayed", None


def _values(name: str, then: Row | None, now: Row | None) -> list[Cell]:
    """Value before, after, difference; rank before, after, and by how many places it rose."""
    value_a = None if then is None else then.values[name]
    value_b = None if now is None else now.values[name]
    rank_a = None if then is None else then.ranks[name]
    rank_b = None if now is None else now.ranks[name]
    return [
        value_a,
        value_b,
        None if value_a is None or value_b is None else value_b - value_a,
        rank_a,
        rank_b,
        None if rank_a is None or rank_b is None else rank_a - rank_b,
    ]


def _ties(
    networks: Sequence[Projection],
    possible: Sequence[Projection],
    labels: Mapping[str, Words],
    days: tuple[Words, Words],
    sentence: Words,
    doubt: Words,
) -> Table:
    before, after = ties_of(networks[0].graph), ties_of(networks[1].graph)
    maybe_before, maybe_after = ties_of(possible[0].graph), ties_of(possible[1].graph)
    layered = networks[0].graph.is_multigraph()
    rows: list[tuple[Cell, ...]] = []
    same = 0
    for tie in sorted({*before, *after}):
        then, now = before.get(tie), after.get(tie)
        things_then, things_now = _things(before, tie), _things(after, tie)
        change = _change(then, now, things_then == things_now)
        if change is None:
            same += 1
            continue
        began = [thing for thing in things_now if thing not in things_then]
        ended = [thing for thing in things_then if thing not in things_now]
        was_maybe, is_maybe = _things(maybe_before, tie), _things(maybe_after, tie)
        cells: list[Cell] = [tie[0], tie[1], labels[tie[0]], labels[tie[1]]]
        if layered:
            cells.append(tie[2])
        cells += [
            change,
            None if then is None else then["strength"],
            None if now is None else now["strength"],
            tuple(began),
            _named(began, labels),
            tuple(thing for thing in began if thing in was_maybe),
            tuple(ended),
            _named(ended, labels),
            tuple(thing for thing in ended if thing in is_maybe),
        ]
        rows.append(tuple(cells))
    note = Words(
        f"強さも場も変わらないつながり{same}本は載せていない。",
        f"{same} {'tie' if same == 1 else 'ties'} with the same strength and the same things "
        f"{'is' if same == 1 else 'are'} not listed.",
    )
    title = Words("二つの日の間で変わったつながり", "Ties that differ between two days")
    return Table("compared_ties", title, tie_columns(layered, days), tuple(rows), sentence, (doubt, note))


def _things(ties: Mapping[Tie, Mapping[str, object]], tie: Tie) -> tuple[str, ...]:
    things = ties[tie]["things"] if tie in ties else ()
    return things if isinstance(things, tuple) else ()


def _change(
    then: Mapping[str, object] | None, now: Mapping[str, object] | None, same_things: bool
) -> str | None:
    if then is None:
        return "gained"
    if now is None:
        return "lost"
    was, is_now = float(str(then["strength"])), float(str(now["strength"]))
    if was != is_now:
        return "stronger" if is_now > was else "weaker"
    return None if same_things else "other things"


def _named(things: Sequence[str], labels: Mapping[str, Words]) -> Words | None:
    """The names of things, or their ids where they have none (records of money)."""
    if not things:
        return None
    words = [labels.get(thing, Words(thing, thing)) for thing in things]
    return Words("、".join(word.ja for word in words), "; ".join(word.en for word in words))


_DOUBT = Words(
    "left（退出）と lost（消失）は、後の日にもあると確かにいえる出典がないことをいう。終わったとは限らず、なお続いている可能性のあるものは別の列に示す。"
    "entered（参入）と gained（出現）についても、先の日にすでにあった可能性のあるものを示す。",
    "Left and lost say that no source has it certainly on the later day: it need not have ended, and what may still be "
    "there stands in a column of its own. For what entered or was gained, that column says what may have been there on "
    "the earlier day.",
)
_NO_DOUBT = Words(
    "日付の読み方によってありうるものも数えるので、left（退出）と lost（消失）はどの読み方でもなくなったことをいう。",
    "Whatever is possible counts, so left and lost say that in no reading it is still there.",
)
_SIZE = Words(
    "順位は機関の数にもよる。二つの日で機関の数が違えば、順位の差は位置の変化とは限らない。",
    "Ranks depend on how many organizations there are; where the days differ in that, a change of rank need not be a change of "
    "position.",
)
