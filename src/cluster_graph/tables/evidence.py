"""Whether the words that a row quotes stand in the source they name.

Takes rows and the texts in ``sources/ID.txt``; where a source's text is not at hand nothing is said, but a text that
belongs to no source is. White space and full or half width make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from cluster_graph.problems import Place, Problem, Severity, Words
from cluster_graph.tables.cells import folded, nearest
from cluster_graph.tables.files import ClusterTables, Record
from cluster_graph.tables.quoting import quoted

FRAGMENT_MARK = re.compile(r"\s…\s")
_MAXIMAL_SHOWN = 30
# CP932 has one code for each pair, and programs turn it into the one or the other: 〜 and ～, ‖ and ∥, − and －.
_ONE_IN_CP932 = str.maketrans({"\N{WAVE DASH}": "~", "\N{DOUBLE VERTICAL LINE}": "∥", "\N{MINUS SIGN}": "-"})


def comparable(text: str) -> str:
    """The text without white space and with full-width forms made half-width."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).translate(_ONE_IN_CP932)


def fragments(quote: str) -> list[str]:
    """The parts of a quote, which are joined by `` … ``."""
    return [part for part in FRAGMENT_MARK.split(quote) if part.strip()]


def missing_fragment(quote: str, text: str) -> str | None:
    """The first fragment of ``quote`` that does not stand in the comparable ``text`` after those before it."""
    position = 0
    for fragment in fragments(quote):
        wanted = comparable(fragment)
        found = text.find(wanted, position)
        if found < 0:
            return fragment
        position = found + len(wanted)
    return None


def _source_texts(tables: ClusterTables) -> tuple[dict[str, str], list[Problem]]:
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for record in tables.records.get("sources", []):
        path: Path = tables.folder / "sources" / f"{record.id}.txt"
        if not path.is_file():
            continue
        try:
            texts[record.id] = comparable(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            words = Words(
                f"本文 sources/{path.name} が読めません。UTF-8 の文字のファイルにしてください。",
                f"its text sources/{path.name} cannot be read; it should be a text file in UTF-8.",
            )
            problems.append(Problem("unreadable-source-text", words, record.place("id")))
    return texts, problems


def _stray_texts(tables: ClusterTables) -> list[Problem]:
    """Texts that belong to no source: most likely a misspelt name, and nothing would be compared with them."""
    if "sources" in tables.unread or "sources" in tables.absent:
        return []
    known = {record.id for record in tables.records.get("sources", [])}
    problems = []
    for path in sorted((tables.folder / "sources").glob("*.txt")):
        if path.stem in known or path.stem in tables.broken:
            continue
        name, near = quoted(path.stem), nearest(folded(path.stem).lower(), list(known))
        ja = f"「{near}」ではありませんか。" if near else "ファイルの名前を 出典のID.txt にしてください。"
        en = f'did you mean "{near}"?' if near else "name the file after the id of its source, ID.txt."
        words = Words(
            f"ID「{name}」の出典がないため、この本文は使われません。{ja}",
            f'there is no source "{name}", so this text is not used; {en}',
        )
        place = Place(f"sources/{quoted(path.name)}")
        problems.append(Problem("text-of-no-source", words, place, Severity.WARNING))
    return problems


def _problem(record: Record, fragment: str) -> Problem:
    shown = fragment if len(fragment) <= _MAXIMAL_SHOWN else fragment[:_MAXIMAL_SHOWN] + "…"
    words = Words(
        f"「{shown}」は出典「{record.source}」の本文のこの位置にありません。本文のとおりに引用してください。",
        f'"{shown}" does not stand in the text of the source "{record.source}" in this order; '
        "quote its words as they are.",
    )
    return Problem("quote-not-in-source", words, record.place("quote"))


def evidence_problems(tables: ClusterTables) -> list[Problem]:
    """Quotes of which a fragment does not stand in the source's text, in the quoted order; texts of no source."""
    texts, problems = _source_texts(tables)
    problems += _stray_texts(tables)
    for record in tables.all_records():
        text = texts.get(record.source)
        if text is None:
            continue
        quote = str(getattr(record.cells, "quote", ""))
        missing = missing_fragment(quote, text)
        if missing is not None:
            problems.append(_problem(record, missing))
    return problems
