"""What things without a name of their own are called, after the things that they name: the funding by A to B.

Takes the names of one version; gives words that can stand at the head of a sentence or behind *of*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from cluster_graph import formats
from cluster_graph.diff.cells import PERIOD, Dates
from cluster_graph.diff.dates_in_words import short_period
from cluster_graph.diff.phrases import INVOLVEMENTS, joined, quoted
from cluster_graph.diff.version import Thing
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words

if TYPE_CHECKING:
    from cluster_graph.diff.naming import Naming

_NOTHING = Words("", "")
_CODE_TABLES = {"theme": Words("テーマ", "theme"), "measure": Words("指標", "measure")}


def _mentions(naming: Naming, keys: Iterable[str]) -> Words:
    return joined(naming.mention(key) for key in keys)


def _when(naming: Naming, thing: Thing) -> Words:
    """The period of a thing in brackets, to tell it from others of its sort."""
    cell = thing.cells.get(PERIOD)
    if not isinstance(cell, Dates):
        return _NOTHING
    found = short_period(cell.period, naming.first_day)
    return Words(f"（{found.ja}）", f" ({found.en})")


def _involvement(naming: Naming, thing: Thing) -> Words:
    whole, participant, role = INVOLVEMENTS[thing.table]
    inside, who = _mentions(naming, thing.all(whole)), _mentions(naming, thing.all(participant))
    return Words(f"{inside.ja}の{role.ja}である{who.ja}", f"{who.en} as a {role.en} {inside.en}")


def _meeting(naming: Naming, thing: Thing) -> Words:
    council = _mentions(naming, thing.all("council"))
    when = thing.cells.get("held_on")
    held = naming.column_words(thing, "held_on") or formats.NOT_KNOWN
    if isinstance(when, DateRange) and when.exact is not None:
        held = formats.plain_day_words(when.exact)
    name = thing.one("name_ja")
    if name is None:
        return Words(f"{council.ja}の会合（{held.ja}）", f"the meeting of {council.en} on {held.en}")
    title = quoted(Words(name, thing.one("name_en") or name))
    return Words(f"{council.ja}の会合{title.ja}", f"the meeting {title.en} of {council.en}")


def _funding(naming: Naming, thing: Thing) -> Words:
    funder, recipient = _mentions(naming, thing.all("funder")), _mentions(naming, thing.all("recipient"))
    purpose, when = _mentions(naming, thing.all("purpose")), _when(naming, thing)
    ja = (
        (f"{funder.ja}から" if funder.ja else "")
        + (f"{recipient.ja}へ" if recipient.ja else "")
        + ("の" if funder.ja or recipient.ja else "")
        + (f"{purpose.ja}のための" if purpose.ja else "")
    )
    en = (
        (f" by {funder.en}" if funder.en else "")
        + (f" to {recipient.en}" if recipient.en else "")
        + (f" for {purpose.en}" if purpose.en else "")
    )
    return Words(f"{ja}資金{when.ja}", f"the funding{en}{when.en}")


def _figure(naming: Naming, thing: Thing) -> Words:
    about, when = _mentions(naming, thing.all("about")), _when(naming, thing)
    measure = naming.column_words(thing, "measure") or Words("数値", "figure")
    return Words(f"{about.ja}の{measure.ja}{when.ja}", f'the figure "{measure.en}" of {about.en}{when.en}')


def _statement(naming: Naming, thing: Thing) -> Words:
    about = _mentions(naming, thing.all("about"))
    aspect = naming.column_words(thing, "aspect")
    ja, en = (f"（{aspect.ja}）", f" ({aspect.en})") if aspect else ("", "")
    return Words(f"{about.ja}についての記述{ja}", f"the statement on {about.en}{en}")


def _change(naming: Naming, thing: Thing) -> Words:
    before, after = _mentions(naming, thing.all("before")), _mentions(naming, thing.all("after"))
    kind = naming.column_words(thing, "kind") or Words("変遷", "change")
    ja, en = before.ja or after.ja, before.en or after.en
    if before.ja and after.ja and before != after:
        ja, en = f"{before.ja}から{after.ja}へ", f"{before.en} to {after.en}"
    return Words(f"{ja}の{kind.ja}", f'the event "{kind.en}" of {en}')


def _name_use(naming: Naming, thing: Thing) -> Words:
    body = _mentions(naming, thing.all("organization"))
    name = quoted(naming.name(thing.key)) if thing.one("name_ja") else Words(thing.id, thing.id)
    return Words(f"{body.ja}の名称{name.ja}", f"the name {name.en} of {body.en}")


def _holder(naming: Naming, thing: Thing) -> Words:
    post, name = _mentions(naming, thing.all("post")), thing.one("name_ja") or thing.id
    return Words(
        f"{post.ja}の在職者である{name}", f"{thing.one('name_en') or name} as holder of the post {post.en}"
    )


def _code(naming: Naming, thing: Thing) -> Words:
    scheme = _CODE_TABLES.get(thing.key.removeprefix("code/").partition("-")[0], Words("区分", "code"))
    name = naming.name(thing.key)
    return Words(f"{scheme.ja}「{name.ja}」", f'the {scheme.en} "{name.en}"')


SUBJECTS: dict[str, Callable[[Naming, Thing], Words]] = {
    "signatures": _involvement,
    "memberships": _involvement,
    "participations": _involvement,
    "meetings": _meeting,
    "funding": _funding,
    "figures": _figure,
    "statements": _statement,
    "changes": _change,
    "names": _name_use,
    "holders": _holder,
    "codes": _code,
}
