"""What the page of a source says: the source itself, and every fact that is quoted from it, by table.

Takes the knowledge of a cluster and one source; gives facts and groups for the page of a thing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from cluster_graph import formats
from cluster_graph.problems import Words
from cluster_graph.site import about
from cluster_graph.site.facts import (
    Entry,
    Fact,
    Group,
    Link,
    Quoted,
    address_facts,
    plain,
    quoted,
    text_fact,
    when_words,
)
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing

LANGUAGES = {"ja": Words("日本語", "Japanese"), "en": Words("英語", "English")}
TABLES = {
    "organizations": Words("機関・会議", "Organizations and councils"),
    "posts": Words("職", "Posts"),
    "agreements": Words("協定", "Agreements"),
    "signatures": Words("署名", "Signatures"),
    "memberships": Words("会議の構成", "Memberships of councils"),
    "collaborations": Words("共同研究などの取組", "Collaborations"),
    "participations": Words("取組への参加", "Participations"),
    "programmes": Words("事業", "Programmes"),
    "meetings": Words("会議の開催", "Meetings"),
    "funding": Words("資金", "Money"),
    "figures": Words("数値", "Figures"),
    "statements": Words("目的・任務・内容", "Statements"),
    "changes": Words("沿革", "Changes"),
    "names": Words("名称の変遷", "Names"),
    "holders": Words("在職者", "Holders of posts"),
}


def source_facts_and_groups(knowledge: Knowledge, source: Thing) -> tuple[list[Fact], list[Group]]:
    """What a source says of itself, and every fact quoted from it by table."""
    facts = text_fact(knowledge, source, Words("発行", "Publisher"), "publisher")
    if source.when.earliest or source.when.latest:
        facts.append(Fact(Words("発行日", "Issued"), (Link(when_words(knowledge, source)),)))
    spoken_of = source.texts("statedAttestation")
    if spoken_of:
        facts.append(Fact(Words("資料が述べる時点", "Speaks of"), (Link(formats.attested_words(spoken_of)),)))
    facts += text_fact(knowledge, source, Words("閲覧日", "Retrieved"), "retrievedOn")
    languages = tuple(Link(LANGUAGES.get(text, plain(text))) for text in source.texts("language"))
    if languages:
        facts.append(Fact(Words("言語", "Language"), languages))
    facts += address_facts(knowledge, source)
    by_table: dict[str, list[Entry]] = defaultdict(list)
    told_of = {
        iri: thing for thing, key in knowledge.stated if key == "type" for iri in knowledge.stated[thing, key]
    }
    for assertion, passage in sorted(knowledge.passages.items()):
        thing = knowledge.things.get(told_of.get(assertion, ""))
        if passage.source == source.iri and thing is not None:
            head = Link(about.source_words(knowledge, thing), knowledge.href(thing))
            by_table[passage.table].append(
                Entry(head, passages=(_without_source(quoted(knowledge, passage)),))
            )
    groups = [Group(name, TABLES[name], tuple(by_table[name])) for name in TABLES if name in by_table]
    return facts, groups


def _without_source(passage: Quoted) -> Quoted:
    """A passage on the page of its own source, which need not be named again and again."""
    return replace(passage, evidence=replace(passage.evidence, source=Words("", ""), href=None))
