"""What the network room knows of a cluster: bodies, posts, things that tie them, who is in which thing, and money.

Plain frozen records, made by :mod:`load` from the graph or by hand in tests. They know no RDF, and decide nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import Words

COUNCIL_KINDS = frozenset({"council", "committee", "consortium"})
UNIT_KINDS = frozenset({"department", "division", "section"})
RELATIONS = ("agreement", "council", "collaboration")
LAYERS = (*RELATIONS, "funding")


@dataclass(frozen=True, slots=True)
class Actor:
    """A body. ``kind`` and ``sector`` are notations of the code lists; ``whole``: the body that it is part of.

    Councils, committees and consortia are recorded here too, so that what is said of a participant can be looked
    up; they never become actors of a projection.
    """

    id: str
    names: Words
    kind: str = ""
    sector: str = ""
    whole: str | None = None

    @property
    def is_council(self) -> bool:
        """Whether it is a thing that others sit on, never an actor."""
        return self.kind in COUNCIL_KINDS

    @property
    def is_unit(self) -> bool:
        """Whether it is a department, a division or a section."""
        return self.kind in UNIT_KINDS


@dataclass(frozen=True, slots=True)
class Post:
    """A seat; it counts as its ``organization`` (``None``: no source states it)."""

    id: str
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Thing:
    """What ties bodies: ``kind`` is ``agreement``, ``council`` or ``collaboration``.

    ``names_not_all``: its source says, or lets see, that others are in it whom it does not name.
    """

    id: str
    kind: str
    names: Words
    names_not_all: bool = False
    period: Period = UNKNOWN_PERIOD


@dataclass(frozen=True, slots=True)
class Involvement:
    """One participant (an organization or a post) in one thing, in one role.

    ``own_period`` is ``None`` where no period of its own is stated: then the participant is in the thing as long
    as the thing lasts. An unknown period of its own is :data:`~cluster_graph.periods.UNKNOWN_PERIOD`.
    """

    thing: str
    participant: str
    role: str = ""
    own_period: Period | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """Money that is given or promised: one record of it.

    ``funders`` and ``recipients`` are organizations or posts: several give or get jointly, and no source states their
    shares; none are stated where they are empty. ``purpose``, ``kind`` and ``status`` (``actual``, ``budget``,
    ``promised``, ``planned``) are empty where no source states them. ``yen`` is for the whole of ``period``.
    """

    id: str
    funders: tuple[str, ...]
    recipients: tuple[str, ...]
    yen: Decimal
    purpose: str = ""
    kind: str = ""
    status: str = ""
    period: Period = UNKNOWN_PERIOD


@dataclass(frozen=True, slots=True)
class NetworkRecords:
    """All records of one cluster."""

    actors: tuple[Actor, ...] = ()
    posts: tuple[Post, ...] = ()
    things: tuple[Thing, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    funding: tuple[Funding, ...] = ()
    actor_by_id: dict[str, Actor] = field(init=False, repr=False, compare=False)
    post_by_id: dict[str, Post] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "actor_by_id", {actor.id: actor for actor in self.actors})
        object.__setattr__(self, "post_by_id", {post.id: post for post in self.posts})
