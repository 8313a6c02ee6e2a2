"""Whether two different names are a slip apart: a letter mistyped, a word left out.

Takes name keys; knows no body. In Japanese one kanji for another makes another name (農学部, 工学部; 東北, 北陸), and
a word at the end a part or another body (機構, 機構支部), so only these count: one or two kanji more within or
before a long name, and slips among kana or Latin letters. The limits were chosen on pairs of real bodies that are
alike and not the same (``tests/tables/test_duplicates.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import OSA, Indel, Levenshtein

from cluster_graph.tables.name_keys import NameKey, is_kanji

# 中央産業振興センター and 中央地域産業振興センター without their long vowels: 0.9.
_LEAST_LIKENESS = 0.9
_LEAST_KANA_LIKENESS = 0.85
_SHORTEST = 8
_SHORTEST_RUN = 5
_SHORTEST_WORD = 6
_LEAST_WORDS = 2
_MOST_LETTERS = 2
_TELLING = frozenset("東西南北上下新旧大中小前後左右内外本支男女公私元高附付都道府県市町村区郡議")
"""Kanji that tell namesakes apart (県立, 市立; 商工会, 商工会議所): a difference that holds one is no slip."""


def neighbourhoods(key: NameKey) -> Iterator[tuple[str, ...]]:
    """What names a slip apart have in common: the name with one or two letters, or one word, left out.

    Numerals go with each, so that names told apart by a number are never neighbours.
    """
    if key.words:
        if len(key.words) > _LEAST_WORDS:
            for position in range(len(key.words)):
                yield ("", *key.words[:position], *key.words[position + 1 :], *key.numbers)
        return
    if len(key.text) >= _SHORTEST:
        shorter = {key.text}
        for letters in range(1, _MOST_LETTERS + 1):
            shorter.update(
                key.text[:start] + key.text[start + letters :] for start in range(len(key.text) - letters + 1)
            )
        for text in sorted(shorter):
            yield (text, *key.numbers)


def nearly_same(one: NameKey, other: NameKey) -> bool:
    """Whether two names, not equal, are a slip apart."""
    if one.numbers != other.numbers or bool(one.words) != bool(other.words):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    return _words_nearly_same(one, other) if one.words else _letters_nearly_same(one.text, other.text)


def _words_nearly_same(one: NameKey, other: NameKey) -> bool:
    """Names of as many words, of which one long one has a slip."""
    rest, others = sorted(set(one.words) - set(other.words)), sorted(set(other.words) - set(one.words))
    if len(one.words) != len(other.words) or len(rest) != 1 or len(others) != 1:
        return False
    return min(len(rest[0]), len(others[0])) >= _SHORTEST_WORD and OSA.distance(rest[0], others[0]) == 1


def _letters_nearly_same(one: str, other: str) -> bool:
    likeness = Indel.normalized_similarity(one, other)
    differences = [step for step in Levenshtein.opcodes(one, other) if step.tag != "equal"]
    if len(differences) != 1:
        return False
    (step,) = differences
    gone, come = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
    if len(gone) > _MOST_LETTERS or len(come) > _MOST_LETTERS:
        return False
    if not is_kanji(gone + come):
        runs = (_run(one, step.src_start, step.src_end), _run(other, step.dest_start, step.dest_end))
        one_letter = max(len(gone), len(come)) == 1
        return one_letter and min(runs) >= _SHORTEST_RUN and likeness >= _LEAST_KANA_LIKENESS
    if gone and come:
        return False
    at_the_end = step.src_end == len(one) and step.dest_end == len(other)
    return not at_the_end and _TELLING.isdisjoint(gone + come) and likeness >= _LEAST_LIKENESS


def _run(text: str, start: int, end: int) -> int:
    """How many letters without a kanji stand around a place."""
    while start > 0 and not is_kanji(text[start - 1]):
        start -= 1
    while end < len(text) and not is_kanji(text[end]):
        end += 1
    return end - start
