"""Small things that sentences are made of, and how involvements are called. Plain words in, words out."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_graph.problems import Words

# By table: the column of the thing, the column of who is in it, and as what.
INVOLVEMENTS = {
    "signatures": ("agreement", "party", Words("締結者", "party to")),
    "memberships": ("council", "member", Words("構成員", "member of")),
    "participations": ("collaboration", "participant", Words("参加者", "participant in")),
}


def joined(found: Iterable[Words]) -> Words:
    """Several words in a row: A、B、C and A, B and C."""
    words = list(found)
    en = [word.en for word in words]
    last = f"{', '.join(en[:-1])} and {en[-1]}" if len(en) > 1 else "".join(en)
    return Words("、".join(word.ja for word in words), last)


def quoted(words: Words) -> Words:
    """In quotation marks."""
    return Words(f"「{words.ja}」", f'"{words.en}"')
