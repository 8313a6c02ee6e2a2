"""What the things and values of one version are called in a sentence, in Japanese and English.

Takes a :class:`~cluster_graph.diff.version.Version`; gives words: names instead of ids, days as people write them,
labels of codes. Knows nothing of the other version.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from cluster_graph import formats
from cluster_graph.diff.cells import ATTESTED, Cell, Dates, column_of
from cluster_graph.diff.dates_in_words import period_phrase
from cluster_graph.diff.phrases import joined, quoted
from cluster_graph.diff.subjects import SUBJECTS
from cluster_graph.diff.version import Thing, Version
from cluster_graph.periods import DateRange
from cluster_graph.problems import Words
from cluster_graph.store.results import id_of, notation_of
from cluster_graph.tables.columns import Kind

YES, NO = Words("はい", "yes"), Words("いいえ", "no")
_QUOTED = {
    "agreements": Words("協定", "the agreement"),
    "collaborations": Words("取組", "the collaboration"),
    "programmes": Words("事業", "the programme"),
    "sources": Words("出典", "the source"),
}


def _plain(text: str) -> Words:
    return Words(text, text)


def number_words(text: str) -> Words:
    """A number with its thousands set apart."""
    try:
        return _plain(f"{Decimal(text):,f}")
    except InvalidOperation:
        return _plain(text)


# What stands before and behind a number in Japanese, and before it in English.
_QUALIFIED = {
    "about": ("約", "", "about "),
    "at-least": ("", "以上", "at least "),
    "at-most": ("", "以下", "at most "),
}


class Naming:
    """Names in one version."""

    def __init__(self, version: Version) -> None:
        self.version = version
        self.first_day = version.info.fiscal_year_starts
        self._being_named: set[str] = set()

    def name(self, key: str) -> Words:
        """The name of a thing, without quotation marks; where one language is missing the other stands in."""
        thing = self.version.things.get(key)
        if thing is None:
            return _plain(id_of(key))
        stem = {"sources": "title", "codes": "label"}.get(thing.table, "name")
        ja, en = thing.one(f"{stem}_ja"), thing.one(f"{stem}_en")
        if ja is None and en is None and thing.table in SUBJECTS:
            return self.subject(thing)
        return Words(ja or en or thing.id, en or ja or thing.id)

    def mention(self, key: str) -> Words:
        """A thing inside a sentence: in quotation marks, unless it is a body or a post."""
        thing = self.version.things.get(key)
        if thing is None or thing.table in ("organizations", "posts") or thing.table in SUBJECTS:
            return self.name(key)
        return quoted(self.name(key))

    def subject(self, thing: Thing) -> Words:
        """What a sentence about the thing calls it: 協定「…」, the agreement "…"."""
        if thing.table in SUBJECTS:
            return self._composed(thing)
        name = self.name(thing.key)
        if thing.table in _QUOTED:
            word = _QUOTED[thing.table]
            return Words(f"{word.ja}「{name.ja}」", f'{word.en} "{name.en}"')
        return name

    def _composed(self, thing: Thing) -> Words:
        """What a thing without a name is called, after the things that it names; in a circle its id."""
        if thing.key in self._being_named:
            return _plain(thing.id)
        self._being_named.add(thing.key)
        try:
            return SUBJECTS[thing.table](self, thing)
        finally:
            self._being_named.remove(thing.key)

    def column_words(self, thing: Thing, column: str) -> Words | None:
        """The value of a column of a thing in words, if it has one."""
        cell = thing.cells.get(column)
        return None if cell is None else self.cell_words(thing, column, cell)

    def cell_words(self, thing: Thing, column: str, cell: Cell) -> Words:
        """A value as it would stand in a column of a thing."""
        if isinstance(cell, DateRange):
            return formats.range_words(cell, self.first_day)
        if isinstance(cell, Dates):
            return period_phrase(cell.period, self.first_day)
        if column == ATTESTED:
            return formats.attested_words(cell)
        return joined(self.item_words(thing, column, text) for text in cell)

    def item_words(self, thing: Thing, name: str, text: str) -> Words:
        """One value of a column."""
        column = column_of(thing.table, name)
        if column.kind is Kind.REFERENCE:
            return self.mention(text)
        if column.kind in (Kind.CODE, Kind.OWN_CODE):
            return self._label(text)
        if column.kind is Kind.SCOPE:
            return self._scope(text)
        if column.kind is Kind.FLAG:
            return YES if text == "true" else NO
        if column.kind is Kind.DAY:
            return formats.plain_day_words(date.fromisoformat(text))
        return self._literal(thing, name, text, column.kind)

    def _literal(self, thing: Thing, name: str, text: str, kind: Kind) -> Words:
        if name in ("amount_jpy", "precision"):
            precision = thing.one("precision") if name == "amount_jpy" else text
            return formats.money_words(Decimal(text), Decimal(precision or 1))
        if name == "value" and thing.table == "figures":
            return _figure_words(thing, text)
        if kind in (Kind.NUMBER, Kind.WHOLE_NUMBER):
            return number_words(text)
        return quoted(_plain(text)) if kind is Kind.TEXT else _plain(text)

    def _label(self, key: str) -> Words:
        notation = notation_of(key)
        return self.version.codes.get(key, _plain(notation))

    def _scope(self, text: str) -> Words:
        if text.endswith("#everything"):
            return Words("すべての取組", "every collaboration")
        if text.endswith("#nothing"):
            return Words("対象の取組なし", "no collaboration")
        if text in self.version.things and not text.startswith("code/"):
            return self.mention(text)
        label = self._label(text)
        if text.startswith("code/"):
            return Words(f"テーマ「{label.ja}」の取組", f'all on the theme "{label.en}"')
        return Words(f"種別「{label.ja}」の取組", f'all of the kind "{label.en}"')


def _figure_words(thing: Thing, text: str) -> Words:
    """A number with its unit, and whether it is about or at least so much."""
    unit = thing.one("unit") or ""
    number = number_words(text)
    words = Words(f"{number.ja}{unit}", f"{number.en} {unit}".rstrip())
    if unit == "円" and Decimal(text) == int(Decimal(text)):
        words = formats.money_words(Decimal(text), Decimal(1_000_000))
    before, after, english = _QUALIFIED.get(notation_of(thing.one("qualifier") or ""), ("", "", ""))
    return Words(f"{before}{words.ja}{after}", f"{english}{words.en}")
