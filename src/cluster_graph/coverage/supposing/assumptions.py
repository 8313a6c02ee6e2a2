"""What may be assumed of agreements: one renewed, signed by one more, ended, or newly made; and how to say it.

Plain records. Each writes itself in the words that :mod:`~cluster_graph.coverage.supposing.reading` reads again, and
as a phrase for people. Changes no record of a cluster.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cluster_graph.coverage.phrases import listed, quote
from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.sentences import name_of
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words
from cluster_graph.tables.codelists import code_list

_ANYTHING = Words("すべての連携・共同研究", "all collaborations")


@dataclass(frozen=True, slots=True)
class Renew:
    """An agreement whose last day becomes ``until``."""

    agreement: str
    until: date

    @property
    def written(self) -> Words:
        """As it is read again."""
        return Words(
            f"{self.agreement} を {self.until} まで更新", f"renew {self.agreement} until {self.until}"
        )


@dataclass(frozen=True, slots=True)
class Sign:
    """An organization or post that becomes a party of an agreement on the day ``since``, for good."""

    organization: str
    agreement: str
    since: date

    @property
    def written(self) -> Words:
        """As it is read again."""
        return Words(
            f"{self.organization} が {self.agreement} に {self.since} から署名",
            f"{self.organization} signs {self.agreement} from {self.since}",
        )


@dataclass(frozen=True, slots=True)
class End:
    """An agreement whose last day is ``on``."""

    agreement: str
    on: date

    @property
    def written(self) -> Words:
        """As it is read again."""
        return Words(f"{self.agreement} を {self.on} に終了", f"end {self.agreement} on {self.on}")


@dataclass(frozen=True, slots=True)
class New:
    """An agreement of ``parties`` from ``first`` to ``last``, both inclusive, that covers what ``covers`` names."""

    parties: tuple[str, ...]
    first: date
    last: date
    covers: tuple[str, ...]

    @property
    def written(self) -> Words:
        """As it is read again."""
        return Words(
            f"{'、'.join(self.parties)} の新協定 {self.first} から {self.last} まで 対象 {'、'.join(self.covers)}",
            f"new agreement of {','.join(self.parties)} from {self.first} until {self.last}"
            f" covering {','.join(self.covers)}",
        )


Assumption = Renew | Sign | End | New


def body_names(records: CoverageRecords, identifiers: Iterable[str]) -> Words:
    """The names of organizations and posts, as they are read out."""
    return listed(name_of(records, identifier) for identifier in identifiers)


def _scope_name(records: CoverageRecords, key: str) -> Words:
    """What a scope names, in words: a collaboration or programme by name, all of a kind or theme, or everything."""
    if key == "*":
        return _ANYTHING
    sort, _, notation = key.partition(":")
    if sort == "kind" and notation in (kinds := code_list("collaboration-kind")):
        label = quote(kinds[notation].label)
        return Words(f"種別{label.ja}のもの", f"all of the kind {label.en}")
    if sort == "theme" and notation:
        label = quote(Words(notation, notation))
        return Words(f"分野{label.ja}のもの", f"all of the theme {label.en}")
    return quote(name_of(records, key))


def assumption_words(records: CoverageRecords, assumption: Assumption) -> Words:
    """An assumption as a phrase for people, with names and plain days; without a full stop."""
    if isinstance(assumption, New):
        parties = body_names(records, assumption.parties)
        first, last = plain_day_words(assumption.first), plain_day_words(assumption.last)
        scope = listed(_scope_name(records, key) for key in assumption.covers)
        return Words(
            f"{parties.ja}が、{first.ja}から{last.ja}まで、{scope.ja}を対象とする新しい協定を結ぶ",
            f"a new agreement of {parties.en} from {first.en} to {last.en}, covering {scope.en}",
        )
    name = quote(name_of(records, assumption.agreement))
    if isinstance(assumption, Sign):
        body, day = name_of(records, assumption.organization), plain_day_words(assumption.since)
        return Words(
            f"{body.ja}が{name.ja}に{day.ja}から加わる", f"{body.en} signs {name.en} from {day.en} on"
        )
    if isinstance(assumption, Renew):
        day = plain_day_words(assumption.until)
        return Words(f"{name.ja}を{day.ja}まで更新する", f"{name.en} is renewed until {day.en}")
    day = plain_day_words(assumption.on)
    return Words(f"{name.ja}を{day.ja}に終える", f"{name.en} ends on {day.en}")
