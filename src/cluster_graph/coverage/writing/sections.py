"""The parts of a report beside its verdicts, in the order in which they are read.

Takes an :class:`~cluster_graph.coverage.answer.Answer`; gives the sections that have something to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.writing.parts import Section
from cluster_graph.coverage.writing.sections_asked import changes_section, repair_section, settle_section
from cluster_graph.coverage.writing.sections_known import (
    chains_section,
    covers_nothing_section,
    exempt_section,
    no_end_section,
    not_running_section,
    notices_section,
)

Maker = Callable[[Answer], Section]
_BEFORE_VERDICTS: tuple[Maker, ...] = (changes_section, repair_section, notices_section)
_AFTER_VERDICTS: tuple[Maker, ...] = (
    settle_section,
    no_end_section,
    chains_section,
    covers_nothing_section,
    exempt_section,
    not_running_section,
)


def _filled(answer: Answer, makers: tuple[Maker, ...]) -> Iterator[Section]:
    for make in makers:
        section = make(answer)
        if section.items or section.lead is not None:
            yield section


def before_verdicts(answer: Answer) -> Iterator[Section]:
    """What an officer reads first, after the lapses."""
    return _filled(answer, _BEFORE_VERDICTS)


def after_verdicts(answer: Answer) -> Iterator[Section]:
    """What else there is to know."""
    return _filled(answer, _AFTER_VERDICTS)
