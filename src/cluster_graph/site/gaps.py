"""What the sources leave open about a thing, in sentences. Takes a thing; says only that no source states it."""

from __future__ import annotations

from collections.abc import Iterator

from cluster_graph.problems import Words
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing


def left_open(knowledge: Knowledge, thing: Thing) -> Iterator[Words]:
    """Sentences on what no source states: edges of the period, the signing day, names, whose money it is."""
    if thing.path in ("agreement", "collaboration", "programme"):
        yield from _edges(thing)
    if thing.path == "agreement" and thing.when.exact is None:
        yield Words("締結の日は資料に記載がない。", "The day of signing is not stated in the sources.")
    if thing.flag("namesNotAll"):
        who = {
            "agreement": Words("署名した機関", "parties"),
            "collaboration": Words("参加機関", "participants"),
        }
        names = who.get(thing.path, Words("構成員", "members"))
        yield Words(
            f"ほかにも{names.ja}がいるが、名称の記載がない。",
            f"There are other {names.en}, whom the sources do not name.",
        )
    elif thing.is_council and not knowledge.naming(thing, "in"):
        yield Words("構成員は資料に記載がない。", "The sources name none of its members.")
    if thing.path == "organization" and thing.kind == "research-lab" and not knowledge.wholes(thing):
        yield Words("どの機関の一部かは資料に記載がない。", "The sources do not state what it is part of.")
    if thing.path == "programme" and not thing.texts("owner"):
        yield Words("実施主体は資料に記載がない。", "The sources do not state whose programme it is.")
    if thing.path == "source":
        yield from _of_source(thing)


def _edges(thing: Thing) -> Iterator[Words]:
    period = thing.period
    if period.earliest_start is None:
        yield Words("いつ始まったかは資料に記載がない。", "The sources do not state when it began.")
    elif period.start is None:
        yield Words(
            "始まりの日は資料から定まらない。", "The sources do not settle the day on which it began."
        )
    if period.latest_end is None and not period.open_ended:
        yield Words("いつ終わるかは資料に記載がない。", "The sources do not state when it ends.")
    elif period.end is None and not period.open_ended:
        yield Words("終わりの日は資料から定まらない。", "The sources do not settle the day on which it ends.")


def _of_source(source: Thing) -> Iterator[Words]:
    if not source.texts("publisher"):
        yield Words("発行者は資料に記載がない。", "It does not name its publisher.")
    if source.when.earliest is None and source.when.latest is None:
        yield Words("発行日は資料に記載がない。", "It does not state the day of issue.")
