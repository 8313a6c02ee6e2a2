"""How a network changes from fiscal year to fiscal year: every actor's measures, who comes and goes, what holds.

Takes records, choices and years; gives two tidy tables, a row an actor and year, and a row a year. The years are
networks of their own: nothing is smoothed, and nothing is carried over from one to the next.

**Open world.** That an actor leaves says that no source has it certainly in anything any more. It may be gone, or its
sources may have fallen silent: those still possibly there are marked. Years in which sources were written show more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cluster_graph.formats import APRIL, fiscal_year_words
from cluster_graph.network.change.year_columns import COMMUNITY_COLUMNS, FIGURE_COLUMNS, NODE_COLUMNS
from cluster_graph.network.change.year_figures import Figures, figures
from cluster_graph.network.change.year_words import drawn_notes
from cluster_graph.network.choices import Choices
from cluster_graph.network.edges import Tie, ties_of
from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.groups.communities import Communities, communities
from cluster_graph.network.groups.partitions import adjusted_mutual_information
from cluster_graph.network.measuring.catalogue import default_measures, form_of
from cluster_graph.network.measuring.columns import columns_of
from cluster_graph.network.measuring.table import MeasureTable, measure
from cluster_graph.network.project import Projection
from cluster_graph.network.records import NetworkRecords
from cluster_graph.network.tabular import Cell, Table
from cluster_graph.periods import fiscal_year
from cluster_graph.problems import Words


@dataclass(frozen=True, slots=True)
class _Year:
    """A fiscal year with its network, and with all that is possible in it."""

    year: int
    network: Projection
    ties: dict[Tie, dict[str, object]]
    possible_actors: frozenset[str]
    possible_ties: frozenset[Tie]
    measured: MeasureTable
    figures: Figures
    communities: Communities | None


def by_year(
    records: NetworkRecords,
    choices: Choices,
    measures: Sequence[str] | None,
    years: Sequence[int],
    first_day: tuple[int, int] = APRIL,
    seed: int = 0,
    engine: Engine = NETWORKX,
    progress: Progress | None = None,
) -> tuple[Table, Table]:
    """The tables ``nodes_by_year`` and ``years``.

    ``measures``: the usual ones of the projection if ``None``. ``years``: fiscal years, in any order, each once
    counted; a year is compared with the one before only if that is among them. ``first_day``: month and day on which
    fiscal years begin. ``seed``: of the communities, which are found in networks of actors only, with the choices of
    :func:`~cluster_graph.network.groups.communities.communities`. ``progress`` is told after each year.

    Without years both are empty, and say so. Raises :class:`~cluster_graph.problems.InputError` as ``project`` and
    ``measure`` do.
    """
    wanted = sorted(set(years))
    names = tuple(measures) if measures is not None else default_measures(choices.projection)
    for name in names:
        form_of(name, choices.projection)
    found: list[_Year] = []
    known: dict[object, Communities] = {}
    for done, year in enumerate(wanted, start=1):
        found.append(_year(records, choices, names, year, first_day, seed, engine, known))
        if progress is not None:
            progress(done, len(wanted))
    sentence = _sentence(found)
    return _nodes(found, choices, names, sentence), _years(found, sentence, choices, seed)


def _year(
    records: NetworkRecords,
    choices: Choices,
    names: Sequence[str],
    year: int,
    first_day: tuple[int, int],
    seed: int,
    engine: Engine,
    known: dict[object, Communities],
) -> _Year:
    days = fiscal_year(year, first_day)
    network = choices.network(records, days)
    possible = network if choices.ties == "possible" else choices.network(records, days, ties="possible")
    groups = None
    if choices.projection == "actors":
        affiliation = choices.network(records, days, projection="affiliation")
        alike = _content(network), _content(affiliation)
        if alike not in known:
            known[alike] = communities(network, seed, affiliation, engine=engine)
        groups = known[alike]
    return _Year(
        year,
        network,
        ties_of(network.graph),
        frozenset(possible.graph),
        frozenset(ties_of(possible.graph)),
        measure(network, names, engine),
        figures(network),
        groups,
    )


def _content(network: Projection) -> object:
    """All that communities depend on: many a year is like the one before, and need not be worked out again."""
    ties = tuple((tie, attributes["strength"]) for tie, attributes in ties_of(network.graph).items())
    return tuple(network.graph), ties


def _nodes(found: Sequence[_Year], choices: Choices, names: Sequence[str], sentence: Words) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for year in found:
        for row in sorted(year.measured.rows, key=lambda row: (row.side, row.id)):
            cells: list[Cell] = [year.year, fiscal_year_words(year.year)]
            cells += [year.network.first.isoformat(), year.network.last.isoformat()]
            cells += [row.id, row.label, row.kind, row.sector]
            for name in names:
                cells += [row.values[name], row.ranks[name]]
            rows.append(tuple(cells))
    columns = (*NODE_COLUMNS, *columns_of(choices.projection, tuple(names))[2:])
    title = Words("年度ごとの機関と指標", "Organizations and their measures by fiscal year")
    return Table("nodes_by_year", title, columns, tuple(rows), sentence, (_window(choices),))


def _years(found: Sequence[_Year], sentence: Words, choices: Choices, seed: int) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before: _Year | None = None
    for year in found:
        last = before if before is not None and before.year == year.year - 1 else None
        size = year.figures
        cells: list[Cell] = [year.year, fiscal_year_words(year.year)]
        cells += [year.network.first.isoformat(), year.network.last.isoformat()]
        cells += [size.actors, size.tied, size.things, size.ties, size.density, size.components, size.largest]
        cells += _people(year, last)
        cells += _held(year, last)
        if year.communities is not None:
            cells += _grouped(year.communities)
            cells.append(_communities_alike(year, last))
        rows.append(tuple(cells))
        before = year
    title = Words("年度ごとのネットワーク", "The network by fiscal year")
    notes = [_window(choices), _EXITS if choices.ties == "certain" else _CERTAIN_EXITS]
    columns = (*FIGURE_COLUMNS, *(COMMUNITY_COLUMNS if choices.projection == "actors" else ()))
    looked = [year.communities for year in found if year.communities is not None and year.communities.runs]
    notes += [*_about_communities(found), *drawn_notes(looked, seed)]
    return Table("years", title, columns, tuple(rows), sentence, tuple(notes))


def _people(year: _Year, last: _Year | None) -> tuple[Cell, ...]:
    """Who came, of them who was possibly there before; who went, of them who is possibly still there."""
    if last is None:
        return (None, None, None, None)
    now, then = _actors(year.network), _actors(last.network)
    came, went = sorted(now - then), sorted(then - now)
    return (
        tuple(came),
        tuple(node for node in came if node in last.possible_actors),
        tuple(went),
        tuple(node for node in went if node in year.possible_actors),
    )


def _actors(network: Projection) -> set[str]:
    return {node for node, attributes in network.graph.nodes(data=True) if not attributes.get("bipartite")}


def _held(year: _Year, last: _Year | None) -> tuple[Cell, ...]:
    if last is None:
        return (None, None, None, None, None)
    now, then = year.ties.keys(), last.ties.keys()
    gained, lost, either = now - then, then - now, now | then
    return (
        len(gained),
        len(gained & last.possible_ties),
        len(lost),
        len(lost & year.possible_ties),
        len(now & then) / len(either) if either else None,
    )


def _grouped(found: Communities) -> tuple[Cell, ...]:
    p = None if found.chance is None else found.chance.p
    return found.modularity, p, len(found.members) or None


def _communities_alike(year: _Year, last: _Year | None) -> float | None:
    if last is None or year.communities is None or last.communities is None:
        return None
    now, then = year.communities.of, last.communities.of
    pairs = [
        (number, then[node])
        for node, number in now.items()
        if number is not None and then.get(node) is not None
    ]
    return adjusted_mutual_information(
        [number for number, _ in pairs], [number for _, number in pairs if number is not None]
    )


def _window(choices: Choices) -> Words:
    surely = (
        Words("確かに", "certainly")
        if choices.ties == "certain"
        else Words("確かに、又は日付の読み方によって", "certainly or possibly")
    )
    return Words(
        f"年度のうちに一日でも{surely.ja}場に加わっていた機関をすべて数えるので、一時点のネットワークより大きくなる。",
        f"A year counts whoever was {surely.en} in a thing on some day of it, so it holds more than any single day.",
    )


_EXITS = Words(
    "「退出」は、その年度に場に加わっていると確かにいえる出典がないことをいう。離れたとは限らず、出典が述べていないだけのこともある。"
    "なお加わっている可能性のある機関とつながりは別の列に示す。「参入」も同様である。出典の多い年度ほど大きく見える。",
    "An exit says that no source has the organization certainly in anything in that year: it need not have left, its sources may "
    "be silent. Those that may still be there stand in a column of their own, and the same goes for entries. "
    "Years about which more was written look larger.",
)
_CERTAIN_EXITS = Words(
    "日付の読み方によって場に加わりうる機関とつながりも数えるので、「退出」はどの読み方でも場に加わっていないことをいう。",
    "Whoever is possibly in a thing counts, so an exit says that in no reading the organization is still in anything.",
)


def _about_communities(found: Sequence[_Year]) -> tuple[Words, ...]:
    """Why years have no communities, each reason once with its years."""
    without = [
        year for year in found if year.communities is not None and year.communities.why_not is not None
    ]
    if not without:
        return ()
    few = [year for year in without if year.communities is not None and year.communities.modularity is None]
    weak = [year for year in without if year not in few]
    notes = []
    for years, why_ja, why_en in (
        (few, "つながりのある機関が10に満たず", "fewer than 10 organizations have ties"),
        (
            weak,
            "モジュラリティが無作為なネットワークより高くなく",
            "modularity is not above that of random networks",
        ),
    ):
        if years:
            named = _runs([year.year for year in years])
            notes.append(
                Words(
                    f"{'、'.join(words.ja for words in named)}は、{why_ja}、コミュニティを示さない。",
                    f"No communities are given for {', '.join(words.en for words in named)}: {why_en}.",
                )
            )
    return tuple(notes)


def _runs(years: Sequence[int]) -> list[Words]:
    """Years by name, those in a row from first to last."""
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    named = []
    for run in runs:
        first, last = fiscal_year_words(run[0]), fiscal_year_words(run[-1])
        both = Words(f"{first.ja}〜{last.ja}", f"{first.en} to {last.en}")
        named.append(both if len(run) > 1 else first)
    return named


def _sentence(found: Sequence[_Year]) -> Words:
    if not found:
        return Words(
            "資料から確かに、又は日付の読み方によってつながりのある年度はない。",
            "There is no fiscal year in which the sources tie anybody.",
        )
    first, last = fiscal_year_words(found[0].year), fiscal_year_words(found[-1].year)
    summary = found[-1].network.summary
    if len(found) == 1:
        return summary
    return Words(
        f"{first.ja}から{last.ja}まで、{len(found)}年度をそれぞれ一つのネットワークとして数えた。最後の年度は次のとおり。{summary.ja}",
        f"{len(found)} fiscal years from {first.en} to {last.en}, each a network of its own. The last one: {summary.en}",
    )
