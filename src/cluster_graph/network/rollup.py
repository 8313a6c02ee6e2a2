"""Which actor a participant counts as: a post as its organization, a unit as the body it is part of.

Takes records; says for each participant the id of the actor, or why it is left out. Never decides about time.
"""

from __future__ import annotations

from enum import StrEnum

from cluster_graph.network.records import NetworkRecords

ROLL_UPS = ("none", "units", "all")


class LeftOut(StrEnum):
    """Why a participant is no actor."""

    POST = "post without organization"
    COUNCIL = "council inside another thing"
    UNKNOWN = "body not on record"


def rolled_up(records: NetworkRecords, organization: str, roll_up: str) -> str:
    """The body that an organization counts as.

    ``roll_up``: ``none`` leaves it as it is; ``units`` lifts departments, divisions and sections, step by step, to
    the first body that is none of these (one that is part of nothing stays itself); ``all`` lifts everything to
    the outermost whole.
    """
    seen = {organization}
    while True:
        actor = records.actor_by_id.get(organization)
        if actor is None or actor.whole is None or actor.whole in seen or roll_up == "none":
            return organization
        if roll_up == "units" and not actor.is_unit:
            return organization
        organization = actor.whole
        seen.add(organization)


def actor_of(records: NetworkRecords, participant: str, roll_up: str) -> str | LeftOut:
    """The id of the actor that a participant counts as, or why it is left out."""
    post = records.post_by_id.get(participant)
    organization = participant if post is None else post.organization
    if organization is None:
        return LeftOut.POST
    actor = records.actor_by_id.get(rolled_up(records, organization, roll_up))
    if actor is None:
        return LeftOut.UNKNOWN
    return LeftOut.COUNCIL if actor.is_council else actor.id
