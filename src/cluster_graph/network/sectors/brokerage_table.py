"""The table of brokerage: each organization with its roles between sectors, beside what chance would give.

Takes a projection ``actors`` and the names of sectors; gives a table. Counts are of
:mod:`cluster_graph.network.sectors.brokerage`; here is decided where a comparison with chance means something.
"""

from __future__ import annotations

from collections.abc import Mapping

from cluster_graph.network.common_columns import ID, LABEL, SECTOR, SECTOR_LABEL
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.project import Projection
from cluster_graph.network.sectors.brokerage import ROLES, Brokerage, brokerage
from cluster_graph.network.sectors.placed import FEWEST_ORGANIZATIONS, Placed, placed, sector_words
from cluster_graph.network.tabular import Cell, Column, Table
from cluster_graph.problems import Words

FEWEST_PAIRS = 20
"""Around an organization with fewer open pairs, both orders counted, no role is compared with chance."""
FEWEST_EXPECTED = 5
"""Nor is a role of which chance gives less than this, or leaves less than this to the other roles."""

ROLE_NAMES = {
    "coordinator": Words("コーディネーター", "coordinator"),
    "consultant": Words("コンサルタント", "consultant"),
    "gatekeeper": Words("ゲートキーパー", "gatekeeper"),
    "representative": Words("代表者", "representative"),
    "liaison": Words("リエゾン", "liaison"),
}
_MEANINGS = {
    "coordinator": Words(
        "三者とも同じセクター（A-A-A）: 自らのセクターの内を仲介する。",
        "All three are of one sector (A-A-A): mediates within its own sector.",
    ),
    "consultant": Words(
        "両端が同じセクターで、仲介者は別のセクター（A-B-A）: 他のセクターの内を外から仲介する。itinerant brokerともいう。",
        "Both ends are of one sector, the broker of another (A-B-A): mediates inside another sector from outside; also "
        "called itinerant broker.",
    ),
    "gatekeeper": Words(
        "他のセクターから自らのセクターへの経路（A→B→B）。つながりに向きがないため、代表者と常に等しい。",
        "On the way from another sector into its own (A to B to B); without direction of ties always equal to "
        "representative.",
    ),
    "representative": Words(
        "自らのセクターから他のセクターへの経路（A→A→B）。つながりに向きがないため、ゲートキーパーと常に等しい。",
        "On the way from its own sector to another (A to A to B); without direction of ties always equal to gatekeeper.",
    ),
    "liaison": Words(
        "三者とも異なるセクター（A-B-C）: 自らの属さない二つのセクターを仲介する。",
        "Three sectors (A-B-C): mediates between two sectors of which it is in neither.",
    ),
}


def _columns() -> tuple[Column, ...]:
    columns = [
        ID,
        LABEL,
        SECTOR,
        SECTOR_LABEL,
        Column(
            "total",
            Words("合計", "total"),
            Words(
                "この機関とつながり、互いにはつながっていない二機関の組の数。両方の順を数える。五つの役割の合計。",
                "Pairs of organizations tied to this one and not to each other; both orders count. The sum of the five "
                "roles.",
            ),
        ),
    ]
    for role in ROLES:
        name, meaning = ROLE_NAMES[role], _MEANINGS[role]
        columns += [
            Column(role, name, meaning),
            Column(
                f"{role}_expected",
                Words("期待値", "expected"),
                Words(
                    f"つながりとこの機関のセクターをそのままにし、他の機関のセクターを無作為に並べ替えたときの{name.ja}の期待値（厳密）。",
                    f"The number as {name.en} expected if ties and its own sector stay and the sectors of the others are "
                    "permuted at random; exact.",
                ),
            ),
            Column(
                f"{role}_z",
                Words("z", "z"),
                Words(
                    "（数−期待値）÷標準偏差。標準偏差も並べ替えの厳密な値。意味をなさないところは空。",
                    "(Number - expected) / standard deviation, the latter exact under the same permutations; empty where "
                    "it would mean nothing.",
                ),
            ),
        ]
    columns.append(
        Column(
            "not_placed",
            Words("不明の組", "not placed"),
            Words(
                "このほか、セクターの分からない機関を含むため、どの役割にも数えていない組の数（両方の順）。",
                "Pairs beside these, in both orders, that no role counts since a sector in them is not known.",
            ),
        )
    )
    return tuple(columns)


def brokerage_table(
    projection: Projection, names: Mapping[str, Words], progress: Progress | None = None
) -> Table:
    """The five roles of each organization with expectation and z; the one with most open pairs first.

    ``names``: notation of a sector to its name. A z-score is left out where it would mean nothing: fewer than
    :data:`~cluster_graph.network.sectors.placed.FEWEST_ORGANIZATIONS` organizations of known sector, fewer than
    :data:`FEWEST_PAIRS` open pairs, fewer than :data:`FEWEST_EXPECTED` of them expected in the role or in all others,
    or no way to deal the sectors that would change the number. Nothing is drawn at random. Raises :class:`~cluster_graph.problems.InputError` for any projection but ``actors``.
    """
    network = placed(projection)
    found = brokerage(network, progress)
    order = sorted(
        range(len(network.nodes)),
        key=lambda node: (network.sector_of[node] < 0, -int(found.total[node]), network.nodes[node]),
    )
    rows = tuple(_row(projection, network, found, names, node) for node in order)
    return Table(
        "brokerage",
        Words("セクター間の仲介（Gould–Fernandez）", "Brokerage between sectors (Gould and Fernandez)"),
        _columns(),
        rows,
        projection.summary,
        _notes(network, rows),
    )


def _row(
    projection: Projection, network: Placed, found: Brokerage, names: Mapping[str, Words], node: int
) -> tuple[Cell, ...]:
    identifier = network.nodes[node]
    label = projection.label(identifier)
    if network.sector_of[node] < 0:
        every_pair = int(found.total[node] + found.not_placed[node])
        return identifier, label, None, None, *(None,) * (1 + 3 * len(ROLES)), every_pair
    sector = network.sectors[network.sector_of[node]]
    roles: list[Cell] = []
    for role in ROLES:
        count, expected = int(found.counts[role][node]), float(found.expected[role][node])
        roles += [count, expected, _z(network, found, role, node)]
    return (
        *(identifier, label, sector, sector_words(names, sector), int(found.total[node])),
        *roles,
        int(found.not_placed[node]),
    )


def _z(network: Placed, found: Brokerage, role: str, node: int) -> float | None:
    deviation, expected = float(found.deviation[role][node]), float(found.expected[role][node])
    total = int(found.total[node])
    too_few = total < FEWEST_PAIRS or min(expected, total - expected) < FEWEST_EXPECTED
    if network.known < FEWEST_ORGANIZATIONS or too_few or not deviation:
        return None
    return (int(found.counts[role][node]) - expected) / deviation


def _notes(network: Placed, rows: tuple[tuple[Cell, ...], ...]) -> tuple[Words, ...]:
    known = network.known
    notes = [network.left_out()]
    if known < FEWEST_ORGANIZATIONS:
        notes.append(
            Words(
                f"セクターの分かる機関が{known}しかなく（{FEWEST_ORGANIZATIONS}に満たない）、zは意味をなさないため示さない。",
                f"No z is given: only {known} {'organization has' if known == 1 else 'organizations have'} a known "
                f"sector, fewer than {FEWEST_ORGANIZATIONS}, and it would mean nothing.",
            )
        )
    else:
        given = sum(any(row[4 + 3 * place] is not None for place in range(1, 1 + len(ROLES))) for row in rows)
        notes.append(
            Words(
                f"zを示すのは{known}機関のうち{given}である。組が{FEWEST_PAIRS}に満たない機関、期待値が"
                f"{FEWEST_EXPECTED}に満たない（又は他の役割に{FEWEST_EXPECTED}も残らない）役割、"
                "セクターをどう並べ替えても数が変わらない役割では、意味をなさないため示さない。",
                f"A z is given for {given} of {known} organizations: with fewer than {FEWEST_PAIRS} pairs, with fewer than "
                f"{FEWEST_EXPECTED} expected in a role or left to the other roles, and for a role whose number no "
                "permutation changes, it would mean nothing.",
            )
        )
    notes += [
        Words(
            "期待値と標準偏差は、つながりと本人のセクターを固定し、他の機関のセクターを並べ替える帰無モデルの厳密な値で、"
            "乱数は用いていない。Rのsnaは、密度だけから独立に引いた向きのあるつながりを帰無モデルとするため、値が異なる。",
            "Expectation and deviation are exact, with nothing drawn at random, under the permutation of the sectors of "
            "the others while ties and the own sector stay; R's sna differs: its chance draws directed ties from the "
            "density alone.",
        ),
        Words(
            "zの分布は正規分布から外れうる。また役割の数は互いに、また同じ会議の機関の間で独立ではないため、多数のzから"
            "大きなものだけを選んで有意とは言えない。",
            "z need not be normally distributed, and neither the roles nor the organizations of one council are "
            "independent: the largest of many z is no test.",
        ),
        Words(
            "「つながっていない」は出典から分かる限りのことで、資料にないつながりが一つあれば、閉じる組も新たに開く組もある。",
            "Pairs are open as far as sources tell: a tie that none of them names would close some and open others.",
        ),
    ]
    return tuple(notes)
