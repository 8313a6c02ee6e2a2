"""What can be wrong, in words.

Two different things are kept apart. *The data is wrong* is a :class:`Problem`: it is returned and
collected, so that one run reports all of them. *We cannot go on* is a :class:`ClusterGraphError`: it is
raised. Both speak Japanese and English. This module prints nothing and knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

LANGUAGES = ("ja", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages."""

    ja: str
    en: str

    def in_language(self, lang: str) -> str:
        """The text in ``lang`` (``ja`` or ``en``)."""
        return self.ja if lang == "ja" else self.en


class Severity(StrEnum):
    """How much a problem matters: only an ``error`` makes ``check`` fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


SEVERITY_WORDS = {
    Severity.ERROR: Words("誤り", "error"),
    Severity.WARNING: Words("注意", "warning"),
    Severity.NOTICE: Words("お知らせ", "notice"),
}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a file, and in it a row (the header is row 1) and a column, where known.

    Of a workbook ``file`` is the name of the table that a sheet holds, and ``cell`` the address in it (``F12``).
    """

    file: str = ""
    row: int | None = None
    column: str | None = None
    cell: str | None = None

    def in_language(self, lang: str) -> str:
        """The place as a person says it: ``agreements.csv, row 5, column period``, or ``agreements!F12``.

        A settings file has keys, not columns.
        """
        if self.cell:
            return f"{self.file}!{self.cell}"
        has_keys = self.file.endswith(".toml")
        if lang == "ja":
            row, column = f"{self.row}行目", f"{'項目' if has_keys else '列'} {self.column}"
        else:
            row, column = f"row {self.row}", f"{'key' if has_keys else 'column'} {self.column}"
        parts = [self.file, row if self.row is not None else "", column if self.column else ""]
        return ("、" if lang == "ja" else ", ").join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of the data, as one sentence: what is wrong and what would be right.

    ``code`` names the kind of fault (``unknown-id``, ``end-before-start``); it is stable, for tools.
    """

    code: str
    words: Words
    place: Place = field(default_factory=Place)
    severity: Severity = Severity.ERROR

    def in_language(self, lang: str) -> str:
        """The whole sentence, with its place first."""
        where = self.place.in_language(lang)
        text = self.words.in_language(lang)
        return f"{where}: {text}" if where else text


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of the problems is an error."""
    return any(problem.severity is Severity.ERROR for problem in problems)


class ClusterGraphError(Exception):
    """We cannot go on; the message says why and what would help."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


class InputError(ClusterGraphError):
    """The input or the usage is not what is needed (exit code 2)."""


class InvalidTables(InputError):
    """The tables hold errors, so nothing is built from them; all are in ``problems``."""

    def __init__(self, problems: list[Problem]) -> None:
        count = sum(problem.severity is Severity.ERROR for problem in problems)
        super().__init__(
            Words(
                f"表に {count} 件の誤りがあるため、グラフを作れません。",
                f"The tables hold {count} error{'s' if count != 1 else ''}, so no graph is built from them.",
            )
        )
        self.problems = problems
