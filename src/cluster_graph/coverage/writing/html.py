"""The report as one page that stands alone: no script, no request to any network, prints on A4, light and dark.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives the text of the page. Autoescape is always on, an undefined
name is an error, and the page's policy allows its one stylesheet and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cluster_graph.coverage.phrases import upper_first
from cluster_graph.coverage.sentences import REASON_WORDS, STATUS_WORDS, name_of
from cluster_graph.coverage.writing.grouping import (
    ORDER,
    Group,
    ReasonGroups,
    Told,
    by_reasons,
    count_by_reason,
    when,
)
from cluster_graph.coverage.writing.headings import MINUTES, head_words, horizon_words, title_words
from cluster_graph.coverage.writing.lapse_facts import LapseFact, lapse_facts, when_words
from cluster_graph.coverage.writing.minutes import minutes
from cluster_graph.coverage.writing.passages import relied_on
from cluster_graph.coverage.writing.sections import after_verdicts, before_verdicts
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer
    from cluster_graph.coverage.outlook.lapses import Lapse

_FOLDER = Path(__file__).resolve().parent / "templates"
# How wide the strip that shows a window is drawn, in the units of its drawing.
_STRIP = 240.0


@dataclass(frozen=True, slots=True)
class LapseRow:
    """A lapse as a row of the first table."""

    agreement: str
    when: Words
    facts: dict[str, LapseFact]

    def some(self, *names: str) -> Sequence[LapseFact]:
        """The facts of these names that there are."""
        return [self.facts[name] for name in names if name in self.facts]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the strip that shows a window: where it stands, and the status of its days."""

    x: float
    width: float
    status: str
    sure: bool


@dataclass(frozen=True, slots=True)
class StatusView:
    """The collaborations of one status."""

    status: str
    groups: tuple[ReasonGroups, ...]
    reasons: dict[str, int]

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(group.count for group in self.groups)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_FOLDER, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(words=Words, reason_words=REASON_WORDS, status_words=STATUS_WORDS)
    return made


def report_html(answer: Answer, lang: str = "en") -> str:
    """The page in one language."""
    report = answer.report
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")

    def say(words: Words) -> Markup:
        return _marked(words.in_language(lang), lang)

    def begin(words: Words) -> Markup:
        return _marked(upper_first(words.in_language(lang)), lang)

    statuses = [
        StatusView(status, by_reasons(answer, status), count_by_reason(report, (status,))) for status in ORDER
    ]
    return _environment().get_template("report.html").render(
        lang=lang,
        style=Markup(style),  # noqa: S704 - our own stylesheet
        policy=f"default-src 'none'; style-src '{_fingerprint(style)}'; img-src data:; base-uri 'none'; form-action 'none'",
        say=say,
        begin=begin,
        plain=lambda words: words.in_language(lang),
        marked=lambda text: _marked(text, lang),
        language_of=_language_of,
        name=lambda identifier: name_of(answer.records, identifier),
        title=title_words(answer),
        head=head_words(answer),
        assumed=bool(answer.extras.assumptions),
        counts_unit=lambda number: "件" if lang == "ja" else (" collaboration" if number == 1 else " collaborations"),
        counts=report.count(),
        horizon=horizon_words(answer),
        lapses=[_lapse_row(answer, lapse) for lapse in report.lapses],
        before=list(before_verdicts(answer)),
        minutes_heading=MINUTES,
        minutes=minutes(answer),
        statuses=[view for view in statuses if view.groups],
        when=lambda told: when(report, told),
        one_day=report.first == report.last,
        strip=lambda group: _strip(report.first, report.last, group),
        strip_width=_STRIP,
        after=list(after_verdicts(answer)),
        passages=relied_on(answer),
    )  # fmt: skip


def _fingerprint(style: str) -> str:
    digest = hashlib.sha256(style.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _language_of(text: str) -> str | None:
    """The language of a text, by its letters; ``None`` where it has none of either."""
    if any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in text):
        return "ja"
    return "en" if any("a" <= letter.lower() <= "z" for letter in text) else None


def _marked(text: str, lang: str) -> Markup:
    """The text, with its language where it is not that of the page: screen readers then read it so."""
    found = _language_of(text)
    if found is None or found == lang:
        return Markup("{}").format(text)
    return Markup('<span lang="{}">{}</span>').format(found, text)


def _lapse_row(answer: Answer, lapse: Lapse) -> LapseRow:
    return LapseRow(
        lapse.agreement,
        when_words(answer, lapse),
        {fact.id: fact for fact in lapse_facts(answer, lapse)},
    )


def _strip(first: date, last: date, group: Group) -> list[Piece]:
    """The window as a strip; none where one sentence says it of every day."""
    if len(group.told) == 1 and (group.told[0].first, group.told[0].last) == (first, last):
        return []
    days = (last - first).days + 1
    return [_piece(told, first, days) for told in group.told]


def _piece(told: Told, first: date, days: int) -> Piece:
    x, width = (told.first - first).days / days * _STRIP, told.days / days * _STRIP
    return Piece(round(x, 1), round(max(width, 1.0), 1), told.status, told.certain > 0)
