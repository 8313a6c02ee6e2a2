"""What a cluster says of itself, compared: its settings, and its explanations of conflicts between sources.

Takes two sides and, where both are folders of tables, the folders: preferred sources and explanations stand in no
graph. Gives records with sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cluster_graph.diff.cells import heading_of
from cluster_graph.diff.evidence import conflicts_of
from cluster_graph.diff.records import SettingChange
from cluster_graph.diff.sentences import noun, setting_changed
from cluster_graph.diff.side import Side
from cluster_graph.formats import MONTHS, plain_day_words
from cluster_graph.problems import Words
from cluster_graph.store.saved import ClusterInfo
from cluster_graph.tables.known_conflicts import read_known_conflicts
from cluster_graph.tables.rows import TABLES
from cluster_graph.tables.settings import read_settings

Folders = tuple[Path | None, Path | None]
NO_FOLDERS: Folders = (None, None)
_HEADINGS = {
    "id": Words("ID", "id"),
    "base": Words("ベースIRI", "base address"),
    "title_ja": Words("名称", "Japanese title"),
    "title_en": Words("英語名", "English title"),
    "publisher": Words("公表者", "publisher"),
    "contact": Words("連絡先", "contact"),
    "licence": Words("利用条件", "licence"),
    "as_of": Words("基準日", "date"),
    "fiscal_year_starts": Words("年度の初日", "first day of the fiscal year"),
    "complete": Words("公表者が網羅を保証する表", "list of registers vouched to be complete"),
    "known_by": Words("資料の期限（この日までの資料による）", "day by which sources are known"),
    "prefer": Words("優先する出典（よいものから）", "list of preferred sources, best first,"),
}
# These are no attributes of the cluster: 「クラスターの年度の初日」 is not said.
_NOT_OF_THE_CLUSTER = frozenset({"fiscal_year_starts", "complete", "known_by", "prefer"})
_EXPLANATION = Words("出典の食い違いの説明", "explanation of a conflict between sources")


def setting_changes(old: Side, new: Side, folders: Folders = NO_FOLDERS) -> Iterator[SettingChange]:
    """The settings that differ; with both folders, the preferred sources and the explanations as well."""
    before, after = _told(old.version.info), _told(new.version.info)
    if folders[0] is not None and folders[1] is not None:
        before["prefer"], after["prefer"] = _preferred(folders[0]), _preferred(folders[1])
    for key, heading in _HEADINGS.items():
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            words = setting_changed(_subject(key), _shown(old, key, was), _shown(new, key, now))
            yield SettingChange(key, heading, was, now, words)
    if folders[0] is not None and folders[1] is not None:
        yield from _explanation_changes(_explanations(old, folders[0]), _explanations(new, folders[1]))


def _subject(key: str) -> Words:
    heading = _HEADINGS[key]
    if key in _NOT_OF_THE_CLUSTER:
        return Words(heading.ja, f"The {heading.en}")
    return Words(f"クラスターの{heading.ja}", f"The {heading.en} of the cluster")


def _told(info: ClusterInfo) -> dict[str, str]:
    month, day = info.fiscal_year_starts
    return {
        "id": info.id,
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


def _preferred(folder: Path) -> str:
    settings, _ = read_settings(folder)
    return ", ".join(settings.prefer) if settings is not None else ""


def _shown(side: Side, key: str, value: str) -> Words:
    """A setting as people write it: registers by their headings, sources by their titles, days in words."""
    parts = [part for part in value.split(", ") if part]
    if key == "complete":
        headings = [TABLES[t].heading if t in TABLES else Words(t, t) for t in parts]
        return Words("、".join(h.ja for h in headings), ", ".join(h.en.lower() for h in headings))
    if key == "prefer":
        titles = [side.naming.name(f"source/{source}") for source in parts]
        return Words("」「".join(t.ja for t in titles), '", "'.join(t.en for t in titles))
    if key in ("as_of", "known_by") and value:
        return plain_day_words(date.fromisoformat(value))
    if key == "fiscal_year_starts":
        month, day = map(int, value.split("-"))
        return Words(f"{month}月{day}日", f"{day} {MONTHS[month - 1]}")
    return Words(value, value)


@dataclass(frozen=True, slots=True)
class _Explanation:
    """Why sources differ, and what a sentence calls the explanation."""

    why: str
    subject: Words


Explanations = Mapping[tuple[str, str], _Explanation]


def _explanations(side: Side, folder: Path) -> Explanations:
    """The explanations by id and column, of conflicts in the graph alone: others may tell of withheld rows."""
    things = {thing.id: thing for thing in side.version.things.values() if thing.table != "codes"}
    found = {}
    for row in read_known_conflicts(folder)[0]:
        thing = things.get(row.id)
        if thing is not None and row.column in conflicts_of(side, thing.key):
            what = noun(row.column, heading_of(thing.table, row.column))
            about = side.naming.subject(thing)
            subject = Words(
                f"{about.ja}の{what.ja}についての出典の食い違いの説明",
                f"The explanation why sources differ on the {what.en} of {about.en}",
            )
            found[row.id, row.column] = _Explanation(row.why, subject)
    return found


def _explanation_changes(old: Explanations, new: Explanations) -> Iterator[SettingChange]:
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        told = now or was
        before, after = was.why if was else "", now.why if now else ""
        if told is not None and before != after:
            words = setting_changed(told.subject, Words(before, before), Words(after, after))
            yield SettingChange(".".join(("known_conflicts", *name)), _EXPLANATION, before, after, words)
