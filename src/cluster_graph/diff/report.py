"""The whole comparison of two versions: facts, evidence, coverage; as JSON, and as text through :mod:`text`.

:func:`compare` takes two engines and gives a :class:`DiffReport`. It writes and prints nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cluster_graph.coverage.load import load_coverage
from cluster_graph.coverage.report import judge
from cluster_graph.diff.compare import compare_facts, same_cluster
from cluster_graph.diff.json_form import coverage_json, facts_json, words_json
from cluster_graph.diff.records import FactsCompared, Level
from cluster_graph.diff.settings import NO_FOLDERS, Folders
from cluster_graph.diff.verdict_records import CoverageCompared
from cluster_graph.diff.verdicts import compare_coverage
from cluster_graph.periods import fiscal_year, fiscal_year_of
from cluster_graph.store.engine import Engine
from cluster_graph.store.saved import ClusterInfo, cluster_info


@dataclass(frozen=True, slots=True)
class DiffReport:
    """Everything that differs between two versions of a cluster."""

    old: ClusterInfo
    new: ClusterInfo
    facts: FactsCompared
    coverage: CoverageCompared

    def count(self) -> dict[str, int]:
        """How many differences there are of each sort."""
        facts, coverage = self.facts, self.coverage
        stated = sum(change.level is Level.FACT for change in facts.changed)
        return {
            "added": len(facts.added),
            "removed": len(facts.removed),
            "changed": stated,
            "classification": len(facts.changed) - stated,
            "evidence": len(facts.evidence),
            "conflicts": len(facts.conflicts),
            "settings": len(facts.settings),
            "coverage": len(coverage.verdicts),
            "lapses": len(coverage.lapses),
        }

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not any(self.count().values())

    def to_json(self) -> dict[str, Any]:
        """The report for other programs; ids as in the tables, words in both languages."""
        return {
            "old": _version(self.old),
            "new": _version(self.new),
            "same": self.is_empty,
            "summary": self.count(),
            "notes": [words_json(note) for note in self.facts.notes],
            **facts_json(self.facts),
            **coverage_json(self.coverage),
        }

    def to_text(self, lang: str = "en") -> str:
        """The report for a terminal and for the minutes."""
        from cluster_graph.diff.text import report_text

        return report_text(self, lang)


def _version(info: ClusterInfo) -> dict[str, Any]:
    return {
        "id": info.id,
        "title": words_json(info.title),
        "base": info.base,
        "as_of": info.as_of.isoformat(),
        "known_by": info.known_by.isoformat() if info.known_by else None,
    }


def compare(
    old: Engine,
    new: Engine,
    on: date | None = None,
    horizon_months: int = 12,
    folders: Folders = NO_FOLDERS,
) -> DiffReport:
    """What differs between the versions behind two engines.

    ``folders``: the folders of tables that the two were opened from; only where there are two are the preferred
    sources and the explanations of conflicts compared, which no graph holds.

    Coverage of both is judged on ``on``, or else over the fiscal year of the date of the newer version; lapses are
    those within ``horizon_months`` after that day. Raises :class:`~cluster_graph.problems.InputError` where the two
    are not versions of one cluster.
    """
    before, after = cluster_info(old), cluster_info(new)
    same_cluster(before, after)
    starts, day = after.fiscal_year_starts, on or after.as_of
    first, last = (on, on) if on is not None else fiscal_year(fiscal_year_of(day, starts), starts)
    reports = [
        judge(load_coverage(engine), window_from=first, window_to=last, on=day, horizon_months=horizon_months)
        for engine in (old, new)
    ]
    return DiffReport(before, after, compare_facts(old, new, folders), compare_coverage(*reports))
