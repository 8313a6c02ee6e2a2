"""The agreements, bodies and scopes that an assumption names, by id or by exact name.

Takes the records of a cluster; gives ids, or :class:`Unread` with the nearest that there is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.problems import Words
from cluster_graph.tables.cells import nearest_by_label
from cluster_graph.tables.codelists import code_list
from cluster_graph.tables.quoting import quoted

_BETWEEN = re.compile(r"\s*[、,;]\s*(?:and\s+)?|\s+and\s+|\s*(?:及び|並びに)\s*", re.IGNORECASE)
_QUOTES = "\"'「」『』“”‘’"
_OVERLOOKED = re.compile(rf"[\s{_QUOTES}]+")
_EVERYTHING = frozenset({"*", "everything", "すべて", "全て"})
_MOST_SHOWN = 10
NOTHING = Words("ここに何も書かれていません。", "nothing is written here.")


class Unread(ValueError):
    """A part of an assumption that cannot be read; ``words`` says why and what would be right.

    They are only made when asked for: of all ways to cut a text most are given up without a word.
    """

    def __init__(self, words: Callable[[], Words]) -> None:
        super().__init__()
        self._words = words

    @property
    def words(self) -> Words:
        """Why it cannot be read, and what would be right."""
        return self._words()


def _folded(text: str) -> str:
    """Without spaces and quotation marks: a name that stands in some has its own turned into the inner ones."""
    return _OVERLOOKED.sub("", unicodedata.normalize("NFKC", text)).casefold()


class _Register:
    """Things of one sort, found by id or exact name."""

    def __init__(self, labels: Mapping[str, Words], sort: Words) -> None:
        self.labels = labels
        self.sort = sort
        self._named: dict[str, list[str]] = defaultdict(list)
        for identifier, label in labels.items():
            for name in sorted({_folded(label.ja), _folded(label.en)}):
                self._named[name].append(identifier)

    def find(self, text: str) -> str | None:
        """The id that a text is or names; ``None`` where there is none. Raises where a name is that of several."""
        wanted = _folded(text)
        if wanted in self.labels:
            return wanted
        named = sorted(self._named.get(wanted, ()))
        if len(named) > 1:
            ids, shown = ", ".join(named[:_MOST_SHOWN]), quoted(text)
            several = Words(
                f"「{shown}」という名称のものは複数あります（{ids}）。id で書いてください。",
                f'"{shown}" is the name of several ({ids}); write the id.',
            )
            raise Unread(lambda: several)
        return named[0] if named else None

    def unknown(self, text: str) -> Words:
        """That nothing of this sort has the id or name, and the nearest, with its name."""
        shown = quoted(text.strip(f"{_QUOTES} "))
        near = nearest_by_label(shown, self.labels)
        if near is not None:
            label = self.labels[near]
            ja, en = f"「{near}」（{label.ja}）ではありませんか。", f'did you mean "{near}" ({label.en})?'
        else:
            ids = ", ".join(sorted(self.labels)[:_MOST_SHOWN]) or "-"
            ja, en = f"使えるもの: {ids} など。", f"use one of: {ids} or the like."
        return Words(
            f"「{shown}」という{self.sort.ja}はありません。{ja}",
            f'there is no {self.sort.en} "{shown}"; {en}',
        )


class Names:
    """What an assumption may name in a cluster."""

    def __init__(self, records: CoverageRecords) -> None:
        agreements = {i: agreement.name for i, agreement in records.agreements.items()}
        bodies = {
            **{i: body.name for i, body in records.bodies.items()},
            **{i: post.name for i, post in records.posts.items()},
        }
        works = {
            **{i: programme.name or Words(i, i) for i, programme in records.programmes.items()},
            **{i: work.name for i, work in records.collaborations.items()},
        }
        themes = sorted({theme for work in records.collaborations.values() for theme in work.themes})
        kinds = {notation: code.label for notation, code in code_list("collaboration-kind").items()}
        self._agreements = _Register(agreements, Words("協定", "agreement"))
        self._bodies = _Register(bodies, Words("機関", "organization"))
        self._works = _Register(works, Words("取組又は事業", "collaboration or programme"))
        of_kind = "kind:", _Register(kinds, Words("種別", "kind"))
        of_theme = (
            "theme:",
            _Register({theme: Words(theme, theme) for theme in themes}, Words("分野", "theme")),
        )
        self._keys = {"kind": of_kind, "種別": of_kind, "theme": of_theme, "分野": of_theme}

    def agreement(self, text: str) -> str:
        """The id of an agreement."""
        return self._one(self._agreements, text)

    def body(self, text: str) -> str:
        """The id of an organization or post."""
        return self._one(self._bodies, text)

    def bodies(self, text: str) -> tuple[str, ...]:
        """The ids of several organizations or posts, each once."""
        return self._several(text, self._bodies.find, self.body)

    def scope(self, text: str) -> tuple[str, ...]:
        """What a new agreement covers: ids of collaborations and programmes, ``kind:…``, ``theme:…`` or ``*``."""
        return self._several(text, self._find_key, self._key)

    def _one(self, register: _Register, text: str) -> str:
        found = register.find(text)
        if found is not None:
            return found
        raise Unread(lambda: self._why_not(register, text))

    def _why_not(self, register: _Register, text: str) -> Words:
        unknown = register.unknown(text)
        for other in (self._agreements, self._bodies, self._works):
            if other is not register and (identifier := other.find(text)) is not None:
                return Words(
                    f"{identifier} は{other.sort.ja}です。{unknown.ja}",
                    f"{identifier} is the id of another sort of thing ({other.sort.en}); {unknown.en}",
                )
        return unknown

    def _key_parts(self, text: str) -> tuple[str, _Register, str]:
        """What opens a key, the things of which it names one, and the text that is to name it."""
        sort, colon, rest = _folded(text).partition(":")
        if colon and sort in self._keys:
            return *self._keys[sort], rest
        return "", self._works, text

    def _find_key(self, text: str) -> str | None:
        if _folded(text) in _EVERYTHING:
            return "*"
        opening, register, rest = self._key_parts(text)
        found = register.find(rest)
        return None if found is None else f"{opening}{found}"

    def _key(self, text: str) -> str:
        if (found := self._find_key(text)) is not None:
            return found
        _, register, rest = self._key_parts(text)
        raise Unread(lambda: self._why_not(register, rest))

    def _several(
        self, text: str, find: Callable[[str], str | None], demand: Callable[[str], str]
    ) -> tuple[str, ...]:
        """The parts of an enumeration; a name may hold a comma, so the longest run that is a name is one part."""
        edges = [(0, 0), *((match.start(), match.end()) for match in _BETWEEN.finditer(text))]
        starts, ends = [end for _, end in edges], [*(start for start, _ in edges[1:]), len(text)]
        found: list[str] = []
        position = 0
        while position < len(starts):
            if not text[starts[position] : ends[position]].strip():
                position += 1
                continue
            for stop in range(len(ends) - 1, position - 1, -1):
                known = find(text[starts[position] : ends[stop]])
                if known is not None:
                    found.append(known)
                    position = stop + 1
                    break
            else:
                found.append(demand(text[starts[position] : ends[position]]))
        if not found:
            raise Unread(lambda: NOTHING)
        return tuple(dict.fromkeys(found))
