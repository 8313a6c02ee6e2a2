"""Who is in what with whom: the involvements of a body, and the participants of a thing, as groups of entries.

Takes the knowledge of a cluster and one thing; gives groups. A body's ties include those of its posts and its
parts, and the agreements that its whole signed; each such entry says through whom.
"""

from __future__ import annotations

from collections.abc import Iterable

from cluster_graph.problems import Words
from cluster_graph.site.facts import (
    Entry,
    Fact,
    Group,
    Link,
    dated,
    is_only_possible,
    link,
    links,
    passages,
    period_words,
    role_notation,
    role_of,
)
from cluster_graph.site.knowledge import Knowledge
from cluster_graph.site.things import Thing

PERIOD = Words("期間", "Period")
_ROLE_ORDER = ("chair", "vice-chair", "lead", "host", "organizer", "party", "member", "participant")
_GROUPS = {
    "signature": ("agreements", Words("署名した協定", "Agreements signed")),
    "membership": ("councils", Words("加わる会議・委員会", "Councils and committees")),
    "participation": ("collaborations", Words("共同研究などの取組", "Collaborations")),
}
_WITH = {
    "signature": Words("ほかの署名機関", "Also signed by"),
    "membership": Words("ほかの構成員", "Also in it"),
    "participation": Words("ほかの参加機関", "Also taking part"),
}


def rank_of_role(involvement: Thing) -> tuple[int, str]:
    """Chairs first, then by notation."""
    notation = role_notation(involvement)
    return (_ROLE_ORDER.index(notation) if notation in _ROLE_ORDER else len(_ROLE_ORDER), involvement.id)


def posts_in(knowledge: Knowledge, body: Thing) -> tuple[Thing, ...]:
    """The posts of a body."""
    return tuple(thing for thing in knowledge.naming(body, "postIn") if thing.path == "post")


def bodies_of(knowledge: Knowledge, participant: Thing) -> tuple[Thing, ...]:
    """The body that a participant counts as: a post as its organization."""
    return knowledge.named(participant, "postIn") if participant.path == "post" else (participant,)


def groups_of_body(knowledge: Knowledge, body: Thing) -> list[Group]:
    """The agreements, councils and collaborations that a body is in, itself or through its posts and parts."""
    acting: list[tuple[Thing, Words | None]] = [(body, None)]
    inside = (body, *knowledge.parts(body))
    for part in inside:
        if part is not body:
            acting.append((part, Words("内部組織", "Through its part")))
        acting += [(post, Words("職", "Through the post")) for post in posts_in(knowledge, part)]
    above = [(whole, Words("署名した上位の機関", "Signed by its whole")) for whole in knowledge.wholes(body)]
    found = []
    for path, (identifier, title) in _GROUPS.items():
        actors = acting + (above if path == "signature" else [])
        entries = [
            _entry(knowledge, involvement, actor, via)
            for actor, via in actors
            for involvement in knowledge.naming(actor, "participant")
            if involvement.path == path and knowledge.named(involvement, "in")
        ]
        if entries:
            found.append(Group(identifier, title, tuple(entries)))
    return found


def _entry(knowledge: Knowledge, involvement: Thing, actor: Thing, via: Words | None) -> Entry:
    thing = knowledge.named(involvement, "in")[0]
    role, ours = role_of(knowledge, involvement)
    lines = []
    if via is not None:
        lines.append(Fact(via, (link(knowledge, actor),)))
    others = _others(knowledge, thing, actor)
    if others:
        lines.append(Fact(_WITH[involvement.path], links(knowledge, others)))
    lines.append(Fact(PERIOD, (Link(period_words(knowledge, dated(thing, involvement))),)))
    lines += _signed_by(knowledge, involvement)
    return Entry(
        link(knowledge, thing),
        role,
        ours,
        tuple(lines),
        passages(knowledge, involvement),
        is_only_possible(knowledge, dated(thing, involvement)),
    )


def _signed_by(knowledge: Knowledge, involvement: Thing) -> list[Fact]:
    signers = links(knowledge, knowledge.named(involvement, "signedBy"))
    return [Fact(Words("署名者", "Signed by"), signers)] if signers else []


def _others(knowledge: Knowledge, thing: Thing, actor: Thing) -> list[Thing]:
    """Who else is in a thing, chairs first, each once."""
    found: list[Thing] = []
    for involvement in sorted(knowledge.naming(thing, "in"), key=rank_of_role):
        for participant in knowledge.named(involvement, "participant"):
            if participant not in (actor, *found):
                found.append(participant)
    return found


def participants_group(knowledge: Knowledge, thing: Thing, identifier: str, title: Words) -> list[Group]:
    """Who is in an agreement, a council or a collaboration, with role, period and words."""
    entries = [
        _participant(knowledge, thing, involvement, participant)
        for involvement in sorted(knowledge.naming(thing, "in"), key=rank_of_role)
        for participant in knowledge.named(involvement, "participant")
    ]
    note = None
    if thing.flag("namesNotAll"):
        note = Words("ほかにもいるが、名称の記載がない。", "There are others, whom the source does not name.")
    elif not entries:
        note = Words("資料に記載がない。", "The sources name none.")
    return [Group(identifier, title, tuple(entries), note)]


def _participant(knowledge: Knowledge, thing: Thing, involvement: Thing, participant: Thing) -> Entry:
    role, ours = role_of(knowledge, involvement)
    lines = []
    if participant.path == "post":
        lines += _body_of_post(knowledge, participant)
        lines += holders(knowledge, participant)
    when = dated(thing, involvement)
    if when is involvement:
        lines.append(Fact(PERIOD, (Link(period_words(knowledge, when)),)))
    lines += _signed_by(knowledge, involvement)
    return Entry(
        link(knowledge, participant),
        role,
        ours,
        tuple(lines),
        passages(knowledge, involvement),
        when is involvement and is_only_possible(knowledge, when),
    )


def _body_of_post(knowledge: Knowledge, post: Thing) -> list[Fact]:
    bodies = links(knowledge, bodies_of(knowledge, post))
    return [Fact(Words("機関", "Organization"), bodies)] if bodies else []


def holders(knowledge: Knowledge, post: Thing) -> list[Fact]:
    """Who held a public post, where it is recorded."""
    return [
        Fact(
            Words("在職者", "Held by"),
            (Link(knowledge.name(tenure)), Link(period_words(knowledge, tenure))),
        )
        for tenure in knowledge.naming(post, "ofPost")
    ]


def posts_group(knowledge: Knowledge, body: Thing) -> list[Group]:
    """The posts of a body and its parts, with the roles that they bring."""
    entries = []
    for part in (body, *knowledge.parts(body)):
        for post in posts_in(knowledge, part):
            lines = list(holders(knowledge, post))
            if part is not body:
                lines.insert(0, Fact(Words("部署", "Unit"), (link(knowledge, part),)))
            lines += _roles(knowledge, knowledge.naming(post, "participant"))
            told = [row for row in knowledge.naming(post, "about") if row.path == "statement"]
            lines += [_told(knowledge, row) for row in told]
            own = Link(knowledge.name(post)) if part is body else link(knowledge, post)
            anchor = f"post-{post.id}" if part is body else ""
            entries.append(
                Entry(
                    own,
                    lines=tuple(lines),
                    passages=tuple(found for row in (post, *told) for found in passages(knowledge, row)),
                    anchor=anchor,
                )
            )
    return [Group("posts", Words("職", "Posts"), tuple(entries))] if entries else []


def _told(knowledge: Knowledge, statement: Thing) -> Fact:
    """What a source tells of a post, in words."""
    aspect = knowledge.code_of(statement, "aspect")
    ja = next(iter(statement.in_language("text", "ja")), "")
    en = next(iter(statement.in_language("text", "en")), "")
    return Fact(aspect.label if aspect else Words("内容", "Told"), (Link(Words(ja or en, en or ja)),))


def _roles(knowledge: Knowledge, involvements: Iterable[Thing]) -> list[Fact]:
    found = []
    for involvement in involvements:
        role, _ = role_of(knowledge, involvement)
        things = links(knowledge, knowledge.named(involvement, "in"))
        if things:
            found.append(Fact(role or Words("関与", "In"), things))
    return found
