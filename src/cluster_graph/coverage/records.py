"""What coverage reasons over, as plain frozen records. Knows no RDF, no file and no words for people.

Dates are merged bounds (see :mod:`cluster_graph.periods`). Ids are those of the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words

# The roles of those who do the work: whoever else is named (a funder, an overseer) needs no signature.
COUNTING_ROLES = frozenset({"party", "lead", "participant", "host", "organizer", "member"})
UNIT_KINDS = frozenset({"research-lab", "department", "division", "section"})


@dataclass(frozen=True, slots=True)
class Body:
    """An organization. ``part_of``: the id of its whole, where a source states one."""

    id: str
    name: Words
    kind: str = "other"
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A seat. It counts as its ``organization``; ``None`` where no source says whose seat it is."""

    id: str
    name: Words
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Involved:
    """One row of a party or participant, an organization or a post. ``own``: its own period; ``None``: its thing's."""

    body: str
    role: str | None = None
    own: Period | None = None

    @property
    def counts(self) -> bool:
        """Whether the role is one that has to be covered."""
        return self.role is None or self.role in COUNTING_ROLES


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement. ``covers``: ids, ``kind:…``, ``theme:…``, ``*`` or ``none``; empty where it is not stated.

    ``renewal``: ``automatic`` or ``none``, where a source says. ``notice_months``: so many months before its end a
    party has to speak up.
    """

    id: str
    name: Words
    period: Period
    covers: frozenset[str] = frozenset()
    succeeds: tuple[str, ...] = ()
    names_not_all: bool = False
    parties: tuple[Involved, ...] = ()
    renewal: str | None = None
    notice_months: int | None = None


@dataclass(frozen=True, slots=True)
class Collaboration:
    """A collaboration; only one that ``requires_agreement`` is judged."""

    id: str
    name: Words
    period: Period
    kind: str | None = None
    themes: frozenset[str] = frozenset()
    governed_by: frozenset[str] = frozenset()
    part_of: str | None = None
    names_not_all: bool = False
    requires_agreement: bool = True
    participants: tuple[Involved, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme: it carries scope from the agreement it is under to the collaborations that are part of it."""

    id: str
    part_of: str | None = None
    under: str | None = None
    name: Words | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount for a ``purpose`` (the id of a programme or another thing).

    ``yen``: in full yen. ``precision``: the yen of its last stated digit (千円: 1000). ``status``: ``budget``,
    ``actual``, ``promised`` or ``planned``. ``fiscal_year``: where it is for exactly one. What is left out, no source
    says. Amounts of a programme and of its parts are not to be added: the one may hold the other.
    """

    id: str
    purpose: str
    yen: Decimal
    precision: int = 1
    status: str | None = None
    period: Period = UNKNOWN_PERIOD
    fiscal_year: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """The words that state a thing, with the title of their source and the place in it."""

    quote: str
    source: Words
    locator: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRecords:
    """A whole cluster as coverage sees it.

    ``complete``: the publisher vouches that the register of agreements is complete. ``passages``: by id of
    agreement or collaboration. ``known_by``: the records hold only what was known by that day. ``money``: by id.
    ``base``: the address that the cluster's things begin with, which tells one cluster from another.
    """

    as_of: date
    fiscal_year_starts: tuple[int, int] = (4, 1)
    complete: bool = False
    bodies: dict[str, Body] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    collaborations: dict[str, Collaboration] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)
    known_by: date | None = None
    money: tuple[Money, ...] = ()
    base: str = ""
