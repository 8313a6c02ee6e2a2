"""What the page of each organization, agreement, collaboration, programme and source says.

Takes the knowledge of a cluster and one thing; gives :class:`ThingPage`, which a template shows as it is. Each
fact stands with its passages; what is our classification is marked so; what no source states is listed.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.problems import Words
from cluster_graph.site import about, ties
from cluster_graph.site.facts import (
    Fact,
    Group,
    Link,
    Quoted,
    address_facts,
    code_fact,
    link,
    links,
    numbered,
    passages,
    period_fact,
    plain,
    text_fact,
    thing_fact,
    when_words,
)
from cluster_graph.site.gaps import left_open
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.source_page import source_facts_and_groups
from cluster_graph.site.things import Thing

KINDS = {
    "organization": Words("機関", "Organization"),
    "council": Words("会議・委員会", "Council"),
    "agreement": Words("協定", "Agreement"),
    "collaboration": Words("共同研究などの取組", "Collaboration"),
    "programme": Words("事業", "Programme"),
    "source": Words("資料", "Source"),
}


@dataclass(frozen=True, slots=True)
class ThingPage:
    """A page: names, facts with numbered passages, what is left open, and groups of entries.

    ``english_ours``: the English name is our translation.
    """

    thing: Thing
    name: Words
    kind: Words
    sector: str | None
    kana: tuple[str, ...]
    other_names: tuple[str, ...]
    english_ours: bool
    facts: tuple[Fact, ...]
    passages: tuple[Quoted, ...]
    open: tuple[Words, ...]
    groups: tuple[Group, ...]


def kind_word(thing: Thing) -> Words:
    """What sort of page a thing has."""
    return KINDS["council" if thing.is_council else thing.path]


def thing_page(knowledge: Knowledge, thing: Thing) -> ThingPage:
    """The page of a thing, without what coverage says of it."""
    make = {
        "organization": _organization,
        "agreement": _agreement,
        "collaboration": _collaboration,
        "programme": _programme,
        "source": source_facts_and_groups,
    }[thing.path]
    facts, groups = make(knowledge, thing)
    rows, found = numbered([*facts, *_names(knowledge, thing)])
    sector = knowledge.code_of(thing, "sector")
    return ThingPage(
        thing,
        knowledge.name(thing),
        kind_word(thing),
        sector.id if sector else None,
        thing.in_language("altLabel", "ja-Hrkt") or thing.in_language("altLabel", "ja-hrkt"),
        thing.in_language("altLabel", "ja"),
        knowledge.translated_by_us(thing, "title" if thing.path == "source" else "prefLabel"),
        rows,
        found,
        tuple(left_open(knowledge, thing)),
        tuple(groups),
    )


def _names(knowledge: Knowledge, thing: Thing) -> list[Fact]:
    others = tuple(Link(plain(name)) for name in thing.in_language("altLabel", "ja"))
    found = passages(knowledge, thing, "altLabel") if others else passages(knowledge, thing, "prefLabel")
    if others:
        return [Fact(Words("ほかの呼び方", "Other names"), others, found)]
    return [Fact(Words("名称", "Name"), (Link(plain(knowledge.name(thing).ja)),), found)] if found else []


def _organization(knowledge: Knowledge, body: Thing) -> tuple[list[Fact], list[Group]]:
    facts = code_fact(knowledge, body, Words("種類", "Kind"), "classification")
    facts += code_fact(knowledge, body, Words("分野", "Sector"), "sector")
    facts += _wholes(knowledge, body)
    facts += thing_fact(knowledge, body, Words("資料で掲げられた位置", "Listed under"), "listedUnder")
    facts += text_fact(knowledge, body, Words("番号", "Identifiers"), "identifier")
    facts += address_facts(knowledge, body)
    facts += thing_fact(knowledge, body, Words("別の機関", "Not the same as"), "differentFrom")
    if not body.period.is_unknown:
        facts += period_fact(knowledge, body)
    groups: list[Group] = []
    if body.is_council:
        groups += ties.participants_group(knowledge, body, "members", Words("構成", "Who sits on it"))
    else:
        groups += ties.groups_of_body(knowledge, body)
    if body.is_council:
        groups += about.statements_group(knowledge, body)
        groups += about.meetings_group(knowledge, body)
        groups += ties.groups_of_body(knowledge, body)
    listed = [row for row in knowledge.naming(body, "listedUnder") if row.path == "organization"]
    groups += about.list_group(
        knowledge, "committees", Words("この下に掲げられた会議・委員会", "Committees listed under it"), listed
    )
    groups += ties.posts_group(knowledge, body)
    owned = [row for row in knowledge.naming(body, "owner") if row.path == "programme"]
    groups += about.list_group(knowledge, "programmes", Words("事業", "Programmes"), owned)
    groups += about.money_group(knowledge, body, [body])
    groups += about.figures_group(knowledge, body)
    if not body.is_council:
        groups += about.statements_group(knowledge, body)
    groups += about.changes_group(knowledge, body)
    inside = [row for row in knowledge.naming(body, "subOrganizationOf") if row.path == "organization"]
    groups += about.list_group(knowledge, "parts", Words("内部の組織", "Parts"), inside)
    return facts, groups


def _wholes(knowledge: Knowledge, body: Thing) -> list[Fact]:
    wholes = knowledge.wholes(body)
    if not wholes:
        return []
    label = Words("属する機関", "Part of")
    return [
        Fact(
            label,
            links(knowledge, wholes),
            passages(knowledge, body, "subOrganizationOf"),
            knowledge.is_ours(body, "subOrganizationOf"),
        )
    ]


def _agreement(knowledge: Knowledge, agreement: Thing) -> tuple[list[Fact], list[Group]]:
    facts = code_fact(knowledge, agreement, Words("種類", "Kind"), "kind") + period_fact(knowledge, agreement)
    signed = agreement.when
    if signed.earliest or signed.latest:
        value = (Link(when_words(knowledge, agreement)),)
        stated = passages(knowledge, agreement, "earliestDate", "latestDate")
        facts.append(Fact(Words("締結", "Signed"), value, stated))
    facts += _scope(knowledge, agreement)
    facts += code_fact(knowledge, agreement, Words("更新", "Renewal"), "renewal")
    facts += text_fact(
        knowledge, agreement, Words("更新の申出（月前まで）", "Notice (months before)"), "noticeMonths"
    )
    facts += thing_fact(knowledge, agreement, Words("前の協定", "Succeeds"), "succeeds")
    later = links(knowledge, knowledge.naming(agreement, "succeeds"))
    facts += [Fact(Words("後継の協定", "Succeeded by"), later)] if later else []
    facts += thing_fact(knowledge, agreement, Words("担当", "Administered by"), "administeredBy")
    facts += text_fact(knowledge, agreement, Words("文書", "Document"), "document")
    groups = ties.participants_group(knowledge, agreement, "parties", Words("署名した機関", "Who signed"))
    groups += about.statements_group(knowledge, agreement)
    governed = [row for row in knowledge.naming(agreement, "governedBy") if row.path == "collaboration"]
    title = Words("この協定に基づくとされる取組", "Collaborations governed by it")
    groups += about.list_group(knowledge, "governed", title, governed)
    under = about.programmes_under(knowledge, agreement)
    title = Words("この協定に基づく事業とその内訳", "Programmes that rest on it, with their parts")
    groups += about.list_group(knowledge, "programmes", title, under)
    groups += about.money_group(knowledge, agreement, [agreement, *under])
    groups += about.figures_group(knowledge, agreement)
    return facts, groups


def _scope(knowledge: Knowledge, agreement: Thing) -> list[Fact]:
    values = []
    for iri in agreement.texts("covers"):
        if iri in knowledge.things:
            values.append(link(knowledge, knowledge.things[iri]))
        elif iri.endswith("#everything"):
            values.append(Link(Words("すべて", "everything")))
        elif iri.endswith("#nothing"):
            values.append(
                Link(Words("このクラスターの取組には及ばない", "none of this cluster's collaborations"))
            )
        else:
            values.append(Link(knowledge.code(iri).label))
    if not values:
        return []
    label = Words("及ぶ範囲", "Covers")
    return [
        Fact(
            label,
            tuple(values),
            passages(knowledge, agreement, "covers"),
            knowledge.is_ours(agreement, "covers"),
        )
    ]


def _collaboration(knowledge: Knowledge, work: Thing) -> tuple[list[Fact], list[Group]]:
    facts = code_fact(knowledge, work, Words("種類", "Kind"), "kind")
    facts += code_fact(knowledge, work, Words("主題", "Theme"), "theme")
    facts += period_fact(knowledge, work)
    facts += text_fact(knowledge, work, Words("件数", "How many"), "count")
    facts += thing_fact(knowledge, work, Words("上位の取組・事業", "Part of"), "partOf")
    facts += thing_fact(knowledge, work, Words("基づく協定", "Governed by"), "governedBy")
    if work.text("requiresAgreement") == "false":
        none_needed = (Link(Words("不要", "not needed")),)
        facts.append(Fact(Words("協定", "Agreement"), none_needed, ours=True))
    groups = ties.participants_group(knowledge, work, "participants", Words("参加", "Who takes part"))
    groups += about.statements_group(knowledge, work)
    return facts, groups + _parts_money_figures(knowledge, work)


def _parts_money_figures(knowledge: Knowledge, thing: Thing) -> list[Group]:
    inside = knowledge.naming(thing, "partOf")
    programmes = [row for row in inside if row.path == "programme"]
    works = [row for row in inside if row.path == "collaboration"]
    groups = about.list_group(knowledge, "programmes", Words("内訳の事業", "Programmes in it"), programmes)
    groups += about.list_group(knowledge, "works", Words("内訳の取組", "Collaborations in it"), works)
    groups += about.money_group(knowledge, thing, [thing])
    return groups + about.figures_group(knowledge, thing)


def _programme(knowledge: Knowledge, programme: Thing) -> tuple[list[Fact], list[Group]]:
    facts = text_fact(knowledge, programme, Words("番号", "Number"), "number")
    facts += thing_fact(knowledge, programme, Words("上位の事業", "Part of"), "partOf")
    facts += thing_fact(knowledge, programme, Words("基づく協定", "Under the agreement"), "under")
    facts += thing_fact(knowledge, programme, Words("実施主体", "Owner"), "owner")
    facts += period_fact(knowledge, programme)
    groups = about.statements_group(knowledge, programme) + _parts_money_figures(knowledge, programme)
    return facts, groups
