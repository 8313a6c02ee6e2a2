"""Small words that every form of the report says alike: days, counts, enumerations, modes. Knows no verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cluster_graph.formats import APRIL, day_words, fiscal_year_words, plain_day_words, range_words
from cluster_graph.periods import DateRange, fiscal_year, fiscal_year_of
from cluster_graph.problems import Words

MODE_WORDS = {
    "joint": Words("一つの協定で全員", "one agreement binds all participants"),
    "pairwise": Words("二者ごと", "every two participants share an agreement"),
    "collective": Words("各自がいずれかに", "each participant is bound by some agreement"),
}
NONE = Words("なし", "none")
_INNER = str.maketrans('「」"', "『』'")
# A sentence that names more than so many bodies is read by nobody; the rest are counted.
_MOST_NAMED = 8


def listed(items: Iterable[Words]) -> Words:
    """An enumeration as it is read out: A、B及びC, and A, B and C; with semicolons where a name holds a comma."""
    found = list(items)
    if len(found) < 2:
        return found[0] if found else Words("", "")
    *others, last = found
    comma = "; " if any("," in item.en for item in found) else ", "
    before_and = comma if comma == "; " and len(found) > 2 else " "
    return Words(
        "、".join(item.ja for item in others) + f"及び{last.ja}",
        comma.join(item.en for item in others) + f"{before_and}and {last.en}",
    )


def enumerated(items: Iterable[Words], unit: Words, most: int = _MOST_NAMED) -> Words:
    """A plain enumeration; of more than ``most`` the rest are counted, in ``unit`` (``者``, ``others``)."""
    found = list(items)
    shown, rest = (found, 0) if len(found) <= most else (found[: most - 1], len(found) - most + 1)
    comma = "; " if any("," in item.en for item in shown) else ", "
    ja, en = "、".join(item.ja for item in shown), comma.join(item.en for item in shown)
    if rest:
        ja, en = f"{ja}ほか{rest}{unit.ja}", f"{en}{comma}and {rest} {unit.en}"
    return Words(ja, en)


def quote(name: Words) -> Words:
    """A name in quotation marks; those that it has itself become the inner ones."""
    ja, en = name.ja.translate(_INNER), name.en.translate(_INNER)
    return Words(f"「{ja}」", f'"{en}"')


def quoted(names: Iterable[Words]) -> Words:
    """Names in quotation marks, one after the other."""
    marked = [quote(name) for name in names]
    return Words("".join(name.ja for name in marked), ", ".join(name.en for name in marked))


def counted(number: int, one: str, many: str | None = None) -> str:
    """An English number with what it counts: 1 collaboration, 2 collaborations, 1,095 days."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def days_words(first: date, last: date) -> Words:
    """Days from one to another, both inclusive."""
    one, two = plain_day_words(first), plain_day_words(last)
    return one if first == last else Words(f"{one.ja}から{two.ja}まで", f"{one.en} to {two.en}")


def window_words(first: date, last: date, first_day: tuple[int, int] = APRIL) -> Words:
    """The window of a report; a whole fiscal year with its name."""
    days, year = days_words(first, last), fiscal_year_of(first, first_day)
    if (first, last) != fiscal_year(year, first_day):
        return days
    name = fiscal_year_words(year)
    return Words(f"{name.ja}（{days.ja}）", f"{name.en} ({days.en})")


def end_words(earliest: date | None, latest: date, first_day: tuple[int, int] = APRIL) -> Words:
    """When something ends, as precisely as it is known: the last day of a fiscal year is called so."""
    plain = plain_day_words(latest)
    if earliest is None:
        return Words(f"遅くとも{plain.ja}まで", f"by {plain.en} at the latest")
    if earliest != latest:
        return range_words(DateRange(earliest, latest), first_day)
    year = fiscal_year_of(latest, first_day)
    if latest != fiscal_year(year, first_day)[1]:
        return day_words(latest, first_day)
    name = fiscal_year_words(year)
    return Words(f"{name.ja}末（{plain.ja}）", f"{plain.en} (end of {name.en})")


def upper_first(text: str) -> str:
    """An English phrase as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
