"""Two versions of one cluster to everything that differs: facts, evidence, conflicts, settings.

Takes two engines; gives records. Two different clusters are refused; a cluster whose base address alone has changed
is compared by the ids of its things. Where one of the two holds no evidence, evidence is not compared, and that is
said.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cluster_graph.diff.evidence import conflict_changes, evidence_changes
from cluster_graph.diff.facts import changed_facts
from cluster_graph.diff.records import Change, FactsCompared, SettingChange
from cluster_graph.diff.sentences import setting_changed
from cluster_graph.diff.side import Side
from cluster_graph.diff.things import things_only_in
from cluster_graph.diff.version import Version, load_version
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import InputError, Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.saved import ClusterInfo
from cluster_graph.tables.rows import TABLES

_HEADINGS = {
    "base": Words("ベースIRI", "base address"),
    "title_ja": Words("名称", "Japanese title"),
    "title_en": Words("英語名", "English title"),
    "publisher": Words("公表者", "publisher"),
    "contact": Words("連絡先", "contact"),
    "licence": Words("利用条件", "licence"),
    "as_of": Words("基準日", "date"),
    "fiscal_year_starts": Words("年度の初日", "first day of the fiscal year"),
    "complete": Words("網羅していると公表者が保証する表", "list of registers vouched to be complete"),
    "known_by": Words("資料の期限（この日までの資料による）", "day by which sources are known"),
}


def same_cluster(old: ClusterInfo, new: ClusterInfo) -> None:
    """Raise :class:`~cluster_graph.problems.InputError` where the two are not versions of one cluster."""
    if old.base != new.base and old.id != new.id:
        raise InputError(
            Words(
                f"OLD はクラスター「{old.id}」（{old.base}）、NEW はクラスター「{new.id}」（{new.base}）です。"
                "diff は一つのクラスターの二つの版を比べます。",
                f'OLD is the cluster "{old.id}" ({old.base}), NEW is the cluster "{new.id}" ({new.base}); '
                "diff compares two versions of one cluster.",
            )
        )


def compare_facts(old: Engine, new: Engine) -> FactsCompared:
    """What differs between the clusters behind two engines, in the order of the tables and their ids."""
    return compare_versions(load_version(old), load_version(new))


def compare_versions(old: Version, new: Version) -> FactsCompared:
    """What differs between two versions. Raises :class:`~cluster_graph.problems.InputError` for two clusters."""
    same_cluster(old.info, new.info)
    before, after = Side(old), Side(new)
    changed = changed_facts(before, after)
    notes = tuple(_notes(old, new))
    return FactsCompared(
        tuple(things_only_in(after, before, Change.ADDED)),
        tuple(things_only_in(before, after, Change.REMOVED)),
        tuple(changed),
        () if notes else tuple(evidence_changes(before, after, changed)),
        () if notes else tuple(conflict_changes(before, after)),
        tuple(_settings(old.info, new.info)),
        notes,
    )


def _notes(old: Version, new: Version) -> Iterator[Words]:
    for here, other, name in ((old, new, "OLD"), (new, old, "NEW")):
        if not here.assertions and other.assertions:
            yield Words(
                f"{name} には出典の記述がないため、該当箇所の違いは比べていない。",
                f"{name} holds no evidence, so evidence was not compared.",
            )


def _settings(old: ClusterInfo, new: ClusterInfo) -> Iterator[SettingChange]:
    before, after = _told(old), _told(new)
    for key, heading in _HEADINGS.items():
        if before[key] != after[key]:
            words = [_shown(key, value) for value in (before[key], after[key])]
            ja = setting_changed(heading, words[0].ja, words[1].ja).ja
            en = setting_changed(heading, words[0].en, words[1].en).en
            yield SettingChange(key, heading, before[key], after[key], Words(ja, en))


def _told(info: ClusterInfo) -> dict[str, str]:
    month, day = info.fiscal_year_starts
    return {
        "base": info.base,
        "title_ja": info.title.ja,
        "title_en": info.title.en,
        "publisher": info.publisher,
        "contact": info.contact,
        "licence": info.licence,
        "as_of": info.as_of.isoformat(),
        "fiscal_year_starts": f"{month:02}-{day:02}",
        "complete": ", ".join(info.complete),
        "known_by": info.known_by.isoformat() if info.known_by else "",
    }


def _shown(key: str, value: str) -> Words:
    """A setting as people write it: registers by their headings, days in words."""
    if key == "complete":
        headings = [TABLES[t].heading if t in TABLES else Words(t, t) for t in value.split(", ") if t]
        return Words("、".join(h.ja for h in headings), ", ".join(h.en.lower() for h in headings))
    if key in ("as_of", "known_by") and value:
        return plain_day_words(date.fromisoformat(value))
    return Words(value, value)
