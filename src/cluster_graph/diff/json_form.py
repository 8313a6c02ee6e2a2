"""The comparison as JSON: keys and shapes that other programs rely on. Ids and notations are those of the tables.

``before`` and ``after`` are values for programs (a text, a list, bounds of dates, or null), ``before_words`` and
``after_words`` the same for people.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from cluster_graph.coverage.outlook.lapses import Lapse
from cluster_graph.coverage.sweep import Span
from cluster_graph.diff.cells import Cell, Dates, column_of
from cluster_graph.diff.records import (
    ConflictChange,
    EvidenceChange,
    FactChange,
    FactsCompared,
    Held,
    Quoted,
    SettingChange,
    ThingChange,
    Told,
)
from cluster_graph.diff.verdict_records import CoverageCompared, Days, LapseChange, VerdictChange
from cluster_graph.diff.verdict_sentences import day_sentence
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words
from cluster_graph.store.results import id_of, notation_of
from cluster_graph.tables.columns import Kind


def words_json(words: Words | None) -> dict[str, str] | None:
    """A text in both languages."""
    return None if words is None else {"ja": words.ja, "en": words.en}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _item(table: str, column: str, text: str) -> str:
    """A value as it is written in the tables."""
    kind = column_of(table, column).kind
    if kind is Kind.REFERENCE:
        return id_of(text)
    if kind in (Kind.CODE, Kind.OWN_CODE):
        return notation_of(text)
    if kind is Kind.FLAG:
        return "yes" if text == "true" else "no"
    if kind is not Kind.SCOPE:
        return text
    if text.startswith("code/"):
        return f"theme:{notation_of(text)}"
    if "#" not in text:
        return id_of(text)
    own = {"everything": "*", "nothing": "none"}
    return own.get(text.rsplit("#", 1)[-1]) or f"kind:{notation_of(text)}"


def _cell(table: str, column: str, cell: Cell) -> Any:
    if isinstance(cell, DateRange):
        return {"earliest": _iso(cell.earliest), "latest": _iso(cell.latest)}
    if isinstance(cell, Dates):
        period = cell.period
        return {
            "earliest_start": _iso(period.earliest_start),
            "latest_start": _iso(period.latest_start),
            "earliest_end": _iso(period.earliest_end),
            "latest_end": _iso(period.latest_end),
            "open_ended": period.open_ended,
            "own": cell.own,
        }
    items = [_item(table, column, text) for text in cell]
    return items if column_of(table, column).many or len(items) > 1 else items[0]


def _value(table: str, held: Held | None) -> Any:
    return None if held is None else _cell(table, held.column, held.cell)


def _passage(passage: Quoted) -> dict[str, Any]:
    return {
        "source": passage.source,
        "title": words_json(passage.title),
        "quote": passage.quote,
        "locator": passage.locator,
    }


def _told(told: Told) -> dict[str, Any]:
    """What every entry has; ``source`` and ``quote`` are those of the first passage."""
    first = told.passages[0] if told.passages else None
    return {
        "thing": told.id,
        "table": told.table,
        "name": words_json(told.name),
        "source": first.source if first else None,
        "quote": first.quote if first else None,
        "passages": [_passage(passage) for passage in told.passages],
        "sentence": words_json(told.sentence),
    }


def _thing(change: ThingChange) -> dict[str, Any]:
    table = change.told.table
    return {
        **_told(change.told),
        "told_with": change.told_with,
        "same_name_as": change.same_name_as,
        "facts": [
            {
                "column": held.column,
                "heading": words_json(held.heading),
                "level": held.level.value,
                "value": _value(table, held),
                "words": words_json(held.words),
            }
            for held in change.facts
        ],
    }


def _fact(change: FactChange) -> dict[str, Any]:
    table = change.told.table
    return {
        **_told(change.told),
        "column": change.column,
        "heading": words_json(change.heading),
        "level": change.level.value,
        "before": _value(table, change.before),
        "after": _value(table, change.after),
        "before_words": words_json(change.before.words if change.before else None),
        "after_words": words_json(change.after.words if change.after else None),
    }


def _evidence(change: EvidenceChange) -> dict[str, Any]:
    return {
        **_told(change.told),
        "change": change.change.value,
        "column": change.column,
        "heading": words_json(change.heading),
        "before_words": words_json(change.before),
        "after_words": words_json(change.after),
    }


def _conflict(change: ConflictChange) -> dict[str, Any]:
    return {
        **_told(change.told),
        "change": change.change.value,
        "column": change.column,
        "heading": words_json(change.heading),
        "sides": [{"words": words_json(words), **_passage(passage)} for words, passage in change.sides],
    }


def _setting(change: SettingChange) -> dict[str, Any]:
    return {
        "key": change.key,
        "heading": words_json(change.heading),
        "before": change.before or None,
        "after": change.after or None,
        "sentence": words_json(change.sentence),
    }


def facts_json(facts: FactsCompared) -> dict[str, Any]:
    """The facts, evidence, conflicts and settings that differ."""
    return {
        "added": [_thing(change) for change in facts.added],
        "removed": [_thing(change) for change in facts.removed],
        "changed": [_fact(change) for change in facts.changed],
        "evidence": [_evidence(change) for change in facts.evidence],
        "conflicts": [_conflict(change) for change in facts.conflicts],
        "settings": [_setting(change) for change in facts.settings],
    }


def _span(span: Span | None, why: Words | None) -> dict[str, Any] | None:
    if span is None:
        return None
    return {**span.verdict.to_json(), "because": words_json(why)}


def _days(change: VerdictChange, days: Days) -> dict[str, Any]:
    return {
        "from": days.first.isoformat(),
        "to": days.last.isoformat(),
        "before": _span(days.before, days.because_before),
        "after": _span(days.after, days.because_after),
        "sentence": words_json(day_sentence(change, days)),
    }


def _verdict(change: VerdictChange) -> dict[str, Any]:
    return {
        "collaboration": change.id,
        "name": words_json(change.name),
        "before": change.before,
        "after": change.after,
        "spans": [_days(change, days) for days in change.days],
        "sentence": words_json(change.sentence),
    }


def _lapse(lapse: Lapse | None) -> dict[str, Any] | None:
    if lapse is None:
        return None
    return {
        "earliest": _iso(lapse.earliest),
        "latest": lapse.latest.isoformat(),
        "uncovers": list(lapse.uncovers),
        "ends_with": list(lapse.ends_with),
        "successor": lapse.successor,
    }


def _lapse_change(change: LapseChange) -> dict[str, Any]:
    return {
        "agreement": change.agreement,
        "name": words_json(change.name),
        "change": change.change.value,
        "before": _lapse(change.before),
        "after": _lapse(change.after),
        "sentence": words_json(change.sentence),
    }


def coverage_json(coverage: CoverageCompared) -> dict[str, Any]:
    """The window of both versions, the verdicts and the lapses that differ."""
    return {
        "window": {
            "from": coverage.first.isoformat(),
            "to": coverage.last.isoformat(),
            "lapses_after": coverage.lapses_after.isoformat(),
            "horizon_months": coverage.horizon_months,
        },
        "coverage": [_verdict(change) for change in coverage.verdicts],
        "lapses": [_lapse_change(change) for change in coverage.lapses],
    }
