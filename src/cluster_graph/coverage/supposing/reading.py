"""Assumptions as people write them, in English or Japanese, to records.

Takes a text and the records of a cluster, whose ids and names it may use; gives an
:class:`~cluster_graph.coverage.supposing.assumptions.Assumption`, or a sentence that says what is wrong and what
would be right.
A word of the grammar may stand inside a name (がん holds が): of all ways to cut a text, the one most of whose parts
can be read is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from cluster_graph.coverage.records import CoverageRecords
from cluster_graph.coverage.supposing.assumptions import Assumption, End, New, Renew, Sign
from cluster_graph.coverage.supposing.names import Names, Unread
from cluster_graph.problems import InputError, Words
from cluster_graph.tables.dates import DateError, read_exact_day
from cluster_graph.tables.quoting import quoted

_MOST_CUTS = 2000
_LONGEST = 200
_ENGLISH = (
    "renew AGREEMENT until DATE",
    "ORGANIZATION signs AGREEMENT from DATE",
    "end AGREEMENT on DATE",
    "new agreement of A,B,C from DATE until DATE covering X,Y",
)
_JAPANESE = (
    "協定 を 日 まで更新",
    "機関 が 協定 に 日 から署名",
    "協定 を 日 に終了",
    "機関、機関 の新協定 日 から 日 まで 対象 取組、取組",
)
GRAMMAR = Words(
    " / ".join((*_JAPANESE, *_ENGLISH)) + "（対象は取組・事業の id、kind:種別、theme:分野、*）",
    " / ".join((*_ENGLISH, *_JAPANESE)) + " (X: id of a collaboration or programme, kind:…, theme:… or *)",
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A sort of sentence: what opens it, what stands between its fields, what closes it, and what each field is."""

    make: Callable[..., Assumption]
    opening: str
    between: tuple[str, ...]
    closing: str
    fields: tuple[str, ...]


_FORMS = (
    _Form(Renew, r"renew\s+", (r"\s+until\s+",), "", ("agreement", "day")),
    _Form(End, r"end\s+", (r"\s+on\s+",), "", ("agreement", "day")),
    _Form(
        New,
        r"(?:a\s+)?new\s+agreement\s+of\s+",
        (r"\s+from\s+", r"\s+(?:until|to)\s+", r"\s+covering\s+"),
        "",
        ("bodies", "day", "day", "scope"),
    ),
    _Form(Sign, "", (r"\s+signs?\s+", r"\s+from\s+"), "", ("body", "agreement", "day")),
    _Form(Renew, "", (r"\s*を\s*",), r"\s*まで\s*に?\s*(?:更新|延長)(?:する)?", ("agreement", "day")),
    _Form(End, "", (r"\s*を\s*",), r"\s*[にで]\s*終了(?:する|させる)?", ("agreement", "day")),
    _Form(Sign, "", (r"\s*[がは]\s*", r"\s*に\s*"), r"\s*から\s*署名(?:する)?", ("body", "agreement", "day")),
    _Form(
        New,
        "",
        (
            r"\s*の\s*新(?:しい|規)?\s*協定\s*[、,:]?\s*",
            r"\s*から\s*",
            r"\s*まで\s*[、,]?\s*対象\s*[はを:]?\s*",
        ),
        "",
        ("bodies", "day", "day", "scope"),
    ),
)


@dataclass(frozen=True, slots=True)
class _Cut:
    """One way to cut a text into the fields of a form."""

    form: _Form
    parts: tuple[str, ...]


def _pieces(between: tuple[str, ...], text: str) -> Iterator[tuple[str, ...]]:
    if not between:
        if text.strip():
            yield (text.strip(),)
        return
    for match in re.finditer(between[0], text, re.IGNORECASE):
        left = text[: match.start()].strip()
        if left:
            for rest in _pieces(between[1:], text[match.end() :]):
                yield (left, *rest)


def _cuts(text: str) -> Iterator[_Cut]:
    for form in _FORMS:
        opening = re.match(form.opening, text, re.IGNORECASE)
        closing = re.search(rf"(?:{form.closing})$", text, re.IGNORECASE)
        if opening and closing and opening.end() <= closing.start():
            for parts in _pieces(form.between, text[opening.end() : closing.start()]):
                yield _Cut(form, parts)


def _day(text: str) -> object:
    try:
        return read_exact_day(text)
    except DateError as error:
        words = error.words
        raise Unread(lambda: words) from None


def _values(cut: _Cut, names: Names) -> list[object | Unread]:
    readers: dict[str, Callable[[str], object]] = {
        "agreement": names.agreement,
        "body": names.body,
        "bodies": names.bodies,
        "scope": names.scope,
        "day": _day,
    }
    found: list[object | Unread] = []
    for field, part in zip(cut.form.fields, cut.parts, strict=True):
        try:
            found.append(readers[field](part))
        except Unread as unread:
            found.append(unread)
    return found


def _wrong(text: str, ja: str, en: str) -> InputError:
    shown = quoted(text, _LONGEST)
    return InputError(Words(f"仮定「{shown}」: {ja}", f'assumption "{shown}": {en}'))


def read_assumption(text: str, records: CoverageRecords) -> Assumption:
    """One assumption, in the words of :data:`GRAMMAR`; case, spaces and full-width forms do not matter.

    Raises :class:`~cluster_graph.problems.InputError`.
    """
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip(" 。.")
    names = Names(records)
    best: tuple[int, _Cut, list[object | Unread]] | None = None
    for cut in islice(_cuts(plain), _MOST_CUTS):
        values = _values(cut, names)
        faults = sum(isinstance(value, Unread) for value in values)
        if not faults:
            return cut.form.make(*values)
        if best is None or faults < best[0]:
            best = faults, cut, values
    if best is None:
        raise _wrong(
            text,
            f"この文は読めません。次のように書いてください: {GRAMMAR.ja}。",
            f"it is not understood; write one of: {GRAMMAR.en}.",
        )
    why = next(value for value in best[2] if isinstance(value, Unread)).words
    raise _wrong(text, why.ja, why.en)
