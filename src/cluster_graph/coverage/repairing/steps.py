"""The steps of a repair, what each is as an assumption, and how it is told. Decides nothing."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from cluster_graph.coverage.phrases import enumerated, quote, upper_first
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.sentences import name_of
from cluster_graph.coverage.supposing.assumptions import New, Renew, Sign, assumption_words
from cluster_graph.problems import Words

_MOST_SERVED = 5


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be made true, what it costs, and the collaborations that rely on it.

    ``certain``: whether one of them certainly runs on a day for which it relies on the step.
    """

    assumption: Renew | Sign | New
    cost: Decimal
    serves: tuple[str, ...]
    certain: bool = True


def number(value: Decimal) -> int | float:
    """A cost as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def step_json(records: CoverageRecords, step: Step) -> dict[str, Any]:
    """A step as the design's JSON, with its text for ``--assume`` and a sentence, each in both languages."""
    assumed = step.assumption
    found: dict[str, Any]
    if isinstance(assumed, Renew):
        found = {"step": "extend", "agreement": assumed.agreement, "until": assumed.until.isoformat()}
    elif isinstance(assumed, Sign):
        found = {
            "step": "sign",
            "organization": assumed.organization,
            "agreement": assumed.agreement,
            "from": assumed.since.isoformat(),
        }
    else:
        found = {
            "step": "new",
            "organizations": list(assumed.parties),
            "from": assumed.first.isoformat(),
            "until": assumed.last.isoformat(),
            "covers": list(assumed.covers),
        }
    return {
        **found,
        "cost": number(step.cost),
        "serves": list(step.serves),
        "certain": step.certain,
        "assume": asdict(assumed.written),
        "words": asdict(step_words(records, step)),
    }


def step_words(records: CoverageRecords, step: Step) -> Words:
    """A step as one sentence, with the collaborations that rely on it."""
    phrase = assumption_words(records, step.assumption)
    notes: list[Words] = []
    if not isinstance(step.assumption, New):
        works = (quote(name_of(records, identifier)) for identifier in step.serves)
        served = enumerated(works, Words("件", "others"), _MOST_SERVED)
        notes.append(Words(f"{served.ja}のため", f"for {served.en}"))
    elif len(step.assumption.parties) == 1:
        notes.append(Words("相手方は資料にない", "with whom, no source says"))
    if not step.certain:
        notes.append(Words("その日に実施されるかは不確か", "whether it runs then is not certain"))
    if not notes:
        return Words(f"{phrase.ja}。", f"{upper_first(phrase.en)}.")
    ja, en = "、".join(note.ja for note in notes), "; ".join(note.en for note in notes)
    return Words(f"{phrase.ja}（{ja}）。", f"{upper_first(phrase.en)} ({en}).")
