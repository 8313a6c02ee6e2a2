"""The steps of a repair, what each is as an assumption, and how it is told. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cluster_graph.coverage.phrases import enumerated, upper_first
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.supposing.assumptions import Assumption, New, Renew, Sign, assumption_words
from cluster_graph.problems import Words

_MOST_SERVED = 5


@dataclass(frozen=True, slots=True)
class Extend:
    """Prolong an agreement until a day. ``serves``: the collaborations that rely on the step."""

    agreement: str
    until: date
    cost: Decimal
    serves: tuple[str, ...]
    certain: bool = True

    @property
    def assumption(self) -> Assumption:
        """The step as it is assumed."""
        return Renew(self.agreement, self.until)


@dataclass(frozen=True, slots=True)
class Join:
    """Let one more organization sign an agreement. ``serves``: the collaborations that rely on the step."""

    organization: str
    agreement: str
    since: date
    cost: Decimal
    serves: tuple[str, ...]
    certain: bool = True

    @property
    def assumption(self) -> Assumption:
        """The step as it is assumed."""
        return Sign(self.organization, self.agreement, self.since)


@dataclass(frozen=True, slots=True)
class Conclude:
    """Sign a new agreement of some organizations that covers the collaborations which rely on it."""

    organizations: tuple[str, ...]
    first: date
    last: date
    cost: Decimal
    serves: tuple[str, ...]
    certain: bool = True

    @property
    def assumption(self) -> Assumption:
        """The step as it is assumed."""
        return New(self.organizations, self.first, self.last, self.serves)


# ``certain`` of each: whether one of the collaborations certainly runs on a day for which it relies on the step.
Step = Extend | Join | Conclude


def number(value: Decimal) -> int | float:
    """A cost as JSON has it."""
    return int(value) if value == value.to_integral_value() else float(value)


def step_json(records: CoverageRecords, step: Step) -> dict[str, Any]:
    """A step as the design's JSON, with its text for ``--assume`` and a sentence, each in both languages."""
    written, words = step.assumption.written, step_words(records, step)
    found: dict[str, Any]
    if isinstance(step, Extend):
        found = {"step": "extend", "agreement": step.agreement, "until": step.until.isoformat()}
    elif isinstance(step, Join):
        found = {
            "step": "sign",
            "organization": step.organization,
            "agreement": step.agreement,
            "from": step.since.isoformat(),
        }
    else:
        found = {
            "step": "new",
            "organizations": list(step.organizations),
            "from": step.first.isoformat(),
            "until": step.last.isoformat(),
            "covers": list(step.serves),
        }
    return {
        **found,
        "cost": number(step.cost),
        "serves": list(step.serves),
        "certain": step.certain,
        "assume": {"ja": written.ja, "en": written.en},
        "words": {"ja": words.ja, "en": words.en},
    }


def step_words(records: CoverageRecords, step: Step) -> Words:
    """A step as one sentence, with the collaborations that rely on it."""
    phrase = assumption_words(records, step.assumption)
    notes: list[Words] = []
    if not isinstance(step, Conclude):
        works = (_quoted(records, identifier) for identifier in step.serves)
        served = enumerated(works, Words("件", "others"), _MOST_SERVED)
        notes.append(Words(f"{served.ja}のため", f"for {served.en}"))
    elif len(step.organizations) == 1:
        notes.append(Words("相手方は資料にない", "with whom, no source says"))
    if not step.certain:
        notes.append(Words("その日に実施されるかは不確か", "whether it runs then is not certain"))
    if not notes:
        return Words(f"{phrase.ja}。", f"{upper_first(phrase.en)}.")
    ja, en = "、".join(note.ja for note in notes), "; ".join(note.en for note in notes)
    return Words(f"{phrase.ja}（{ja}）。", f"{upper_first(phrase.en)} ({en}).")


def _quoted(records: CoverageRecords, identifier: str) -> Words:
    name = records.collaborations[identifier].name
    return Words(f"「{name.ja}」", f'"{name.en}"')
