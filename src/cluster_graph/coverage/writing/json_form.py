"""The report as JSON: the contract of the design, and what was asked beside it.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives plain values, and the text of them a collaboration a line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.missing_facts import MissingFact
from cluster_graph.coverage.open_fact import OpenFact
from cluster_graph.coverage.outlook.chains import Chain
from cluster_graph.coverage.outlook.idle import Idle
from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.outlook.notices import Notice
from cluster_graph.coverage.records import CoverageRecords, Money
from cluster_graph.coverage.repairing.steps import number
from cluster_graph.coverage.report import CoverageReport, Judged
from cluster_graph.coverage.sentences import because, fact_words
from cluster_graph.coverage.supposing.assumptions import assumption_words
from cluster_graph.coverage.sweep import Span
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words

JsonValue = Any


def report_document(answer: Answer, lang: str = "en") -> dict[str, Any]:
    """The report as plain values; ``because`` is in ``lang``."""
    report = answer.report
    found: dict[str, Any] = {
        "from": report.first.isoformat(),
        "to": report.last.isoformat(),
        "as_of": report.records.as_of.isoformat(),
        "mode": report.mode,
        "summary": _summary(report),
        "collaborations": [_collaboration(answer, judged, lang) for judged in report.collaborations],
        "exempt": list(report.exempt),
        "lapses": [_lapse(lapse) for lapse in report.lapses],
        "no_end": list(report.no_end),
        "known_by": _day(report.records.known_by),
    }
    return found | {name: make(answer) for name, make in _BESIDE.items()} | dict(_asked(answer))


def report_json(answer: Answer, lang: str = "en") -> str:
    """The report as text: every item of a list of things stands on a line of its own."""
    parts = []
    for name, value in report_document(answer, lang).items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            body = "[\n" + ",\n".join(f"  {_text(item)}" for item in value) + "\n ]"
        elif isinstance(value, dict) and value and isinstance(next(iter(value.values())), list):
            body = "{\n" + ",\n".join(f"  {_text(k)}: {_text(v)}" for k, v in value.items()) + "\n }"
        else:
            body = _text(value)
        parts.append(f" {_text(name)}: {body}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _text(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _range(days: DateRange | None) -> dict[str, str | None] | None:
    return None if days is None else {"earliest": _day(days.earliest), "latest": _day(days.latest)}


def _both(words: Words) -> dict[str, str]:
    return {"ja": words.ja, "en": words.en}


def _summary(report: CoverageReport) -> dict[str, Any]:
    return {
        "collaborations": report.count(),
        "days": report.days("certainly"),
        "possible_days": report.days("possibly"),
    }


def _collaboration(answer: Answer, judged: Judged, lang: str) -> dict[str, Any]:
    return {
        "id": judged.collaboration.id,
        "name": _both(judged.collaboration.name),
        "status": judged.status,
        "spans": [_span(answer, judged, span, lang) for span in judged.spans],
    }


def _span(answer: Answer, judged: Judged, span: Span, lang: str) -> dict[str, Any]:
    records = answer.records
    return {
        "from": span.first.isoformat(),
        "to": span.last.isoformat(),
        **span.verdict.to_json(),
        "missing": [
            {
                "agreement": missing.agreement,
                "organizations": list(missing.organizations),
                "pairs": [list(pair) for pair in missing.pairs],
            }
            for missing in span.missing
        ],
        "because": because(records, span, answer.report.mode).in_language(lang),
        "settle": [_fact(records, fact) for fact in span.open_facts],
        "share": answer.share(judged, span),
    }


def _fact(records: CoverageRecords, fact: OpenFact) -> dict[str, Any]:
    return {
        "what": fact.what,
        "thing": fact.thing,
        "organization": fact.body,
        "words": _both(fact_words(records, fact)),
    }


def _lapse(lapse: Lapse) -> dict[str, Any]:
    return {
        "agreement": lapse.agreement,
        "earliest": _day(lapse.earliest),
        "latest": lapse.latest.isoformat(),
        "uncovers": list(lapse.uncovers),
        "ends_with": list(lapse.ends_with),
        "successor": lapse.successor,
        "notice": _range(lapse.notice),
        "renewal": lapse.renewal,
        "signers": list(lapse.signers),
        "programmes": list(lapse.programmes),
        "money": [_money(money) for money in lapse.money],
        "last_of": list(lapse.last_of),
        "perhaps_last_of": list(lapse.perhaps_last_of),
    }


def _money(money: Money) -> dict[str, Any]:
    period = money.period
    return {
        "id": money.id,
        "purpose": money.purpose,
        "yen": number(money.yen),
        "precision": money.precision,
        "status": money.status,
        "fiscal_year": money.fiscal_year,
        "start": _range(DateRange(period.earliest_start, period.latest_start)),
        "end": _range(DateRange(period.earliest_end, period.latest_end)),
    }


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "agreement": notice.agreement,
        "due": _range(notice.due),
        "end": _range(notice.end),
        "renewal": notice.renewal,
        "past": notice.past,
    }


def _chain(chain: Chain) -> dict[str, Any]:
    links = [
        {
            "earlier": link.earlier,
            "later": link.later,
            "kind": link.kind,
            "least": link.least,
            "most": link.most,
        }
        for link in chain.links
    ]
    return {"agreements": list(chain.agreements), "links": links}


def _idle(idle: Idle) -> dict[str, Any]:
    return {
        "agreement": idle.agreement,
        "why": idle.why,
        "scope_stated": idle.scope_stated,
        "nearest": list(idle.nearest),
    }


def _passages(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    """The words relied on, by id: of the collaborations judged and of all agreements."""
    records = answer.records
    wanted = {judged.collaboration.id for judged in answer.report.collaborations} | set(records.agreements)
    return {
        identifier: [
            {"quote": passage.quote, "source": _both(passage.source), "locator": passage.locator}
            for passage in records.passages[identifier]
        ]
        for identifier in sorted(wanted)
        if identifier in records.passages
    }


# What every report tells beside the contract, by its key.
_BESIDE: dict[str, Callable[[Answer], JsonValue]] = {
    "notices": lambda answer: [_notice(notice) for notice in answer.notices],
    "chains": lambda answer: [_chain(chain) for chain in answer.chains],
    "covers_nothing": lambda answer: [_idle(idle) for idle in answer.covers_nothing],
    "passages": _passages,
}


def _asked(answer: Answer) -> Iterator[tuple[str, JsonValue]]:
    """What is told only where it was asked."""
    extras, records = answer.extras, answer.records
    if answer.settle is not None:
        yield "settle", [_missing_fact(records, missing) for missing in answer.settle.ranked]
        yield "settle_beyond", answer.settle.beyond
    if extras.assumptions:
        yield (
            "assumptions",
            [
                {"written": _both(assumed.written), "words": _both(assumption_words(records, assumed))}
                for assumed in extras.assumptions
            ],
        )
    if extras.before is not None and answer.changes is not None:
        yield "before", {"summary": _summary(extras.before)}
        yield "changes", answer.changes.to_json()
    if extras.repair is not None:
        plan = extras.repair.to_json(records)
        yield "repair", plan.pop("steps")
        yield "repair_plan", plan


def _missing_fact(records: CoverageRecords, missing: MissingFact) -> dict[str, Any]:
    return {
        **_fact(records, missing.fact),
        "collaborations": list(missing.collaborations),
        "days": missing.days,
        "at_most": missing.at_most,
    }
