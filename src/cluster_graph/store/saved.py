"""Saved queries: files whose ``#+`` lines tell what they ask, with typed parameters, run on any engine.

A query file is a documented feature: title, description, parameters and columns stand in its header (YAML), in
Japanese and English. ``queries/NAME.rq`` are the questions of users; sub-folders hold what loaders and checks ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from cluster_graph.periods import months_after
from cluster_graph.problems import InputError, Words
from cluster_graph.resources import resource
from cluster_graph.store.engine import Engine
from cluster_graph.store.parameters import ANYTHING, THING_TYPES, bind, iri_term, plain_terms
from cluster_graph.store.results import QueryResult, id_of
from cluster_graph.tables.cells import IDENTIFIER, nearest
from cluster_graph.vocabulary import code_iri

_PATHS_OF = {
    "council": ("organization",),
    "thing": (
        "organization",
        "post",
        "agreement",
        "collaboration",
        "programme",
        "meeting",
        "funding",
        "figure",
        "statement",
        "source",
    ),
}
# Defaults that stand for the cluster's date, or for the same day so many months later.
_DAYS_OF_CLUSTER = {"as-of": 0, "as-of+12m": 12}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query.

    ``default`` is as a user would write it; ``as-of`` is the cluster's date, ``as-of+12m`` twelve months later, and
    a parameter of type ``lang`` takes the user's language.
    """

    name: str
    type: str
    label: Words
    default: str | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query with what its header says; without a header it has no parameters."""

    name: str
    text: str
    title: Words
    description: Words
    parameters: tuple[Parameter, ...] = ()
    columns: dict[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClusterInfo:
    """What a graph says of the cluster it holds; ``known_by``: it holds only what was known by that day."""

    base: str
    id: str
    title: Words
    publisher: str
    contact: str
    licence: str
    as_of: date
    fiscal_year_starts: tuple[int, int]
    complete: tuple[str, ...]
    known_by: date | None = None


def _words(found: Any) -> Words:
    found = found if isinstance(found, dict) else {}
    return Words(str(found.get("ja", "")), str(found.get("en", "")))


def _cut_text(found: Any) -> str | None:
    """The rest of a text that a comma has cut off: it stands there as a key without a value."""
    if not isinstance(found, dict):
        return None
    for key, value in found.items():
        cut = str(key) if value in (None, "") else _cut_text(value)
        if cut is not None:
            return cut
    return None


def _broken_header(name: str, reason: str) -> InputError:
    return InputError(
        Words(
            f"{name}.rq の見出し（#+ の行）が読めません: {reason}",
            f"the header (#+ lines) of {name}.rq cannot be read: {reason}",
        )
    )


def parse_saved(name: str, text: str) -> SavedQuery:
    """A saved query from its text. Raises :class:`~cluster_graph.problems.InputError` for a broken header."""
    lines = [line[2:] for line in text.splitlines() if line.startswith("#+")]
    if not lines:
        return SavedQuery(name, text, Words(name, name), Words("", ""))
    try:
        # BaseLoader keeps every word a text: to YAML 1.1 a parameter called `on` would be the number of truth.
        header = yaml.load("\n".join(line.removeprefix(" ") for line in lines), Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts only
    except yaml.YAMLError as error:
        raise _broken_header(name, str(error).replace("\n", " ")) from error
    if not isinstance(header, dict):
        raise _broken_header(name, "YAML: a mapping is needed")
    cut = _cut_text(header)
    if cut is not None:
        raise _broken_header(name, f'quote the text before "{cut}": in {{…}} a comma ends it')
    parameters = []
    for parameter, found in (header.get("parameters") or {}).items():
        if not isinstance(found, dict) or "type" not in found:
            raise _broken_header(name, f"{parameter}: type is missing")
        default = found.get("default")
        parameters.append(
            Parameter(
                str(parameter),
                str(found["type"]),
                _words(found),
                None if default is None else str(default),
                found.get("scheme"),
            )
        )
    columns = {str(column): _words(found) for column, found in (header.get("columns") or {}).items()}
    return SavedQuery(
        name, text, _words(header.get("title")), _words(header.get("description")), tuple(parameters), columns
    )


def saved_names() -> list[str]:
    """The names of the questions of users."""
    return sorted(path.stem for path in resource("queries").glob("*.rq"))


def all_saved() -> Iterator[SavedQuery]:
    """The questions of users, by name."""
    for name in saved_names():
        yield load_saved(name)


def load_saved(name: str) -> SavedQuery:
    """A shipped query by name (``council-chairs``, ``load/cluster``), or one from a file ending in ``.rq``."""
    path = Path(name) if name.endswith(".rq") else resource("queries", *f"{name}.rq".split("/"))
    try:
        return parse_saved(path.stem, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        near = nearest(name, saved_names())
        ja = f"「{near}」ではありませんか。" if near else "cluster-graph queries で一覧を見られます。"
        en = f'did you mean "{near}"?' if near else "see cluster-graph queries."
        raise InputError(
            Words(f"問い合わせ「{name}」がありません。{ja}", f'there is no query "{name}"; {en}')
        ) from error


def cluster_info(engine: Engine) -> ClusterInfo:
    """The cluster that an engine's graph holds. Raises :class:`~cluster_graph.problems.InputError` if none."""
    rows = engine.select(load_saved("load/cluster").text).records()
    if not rows:
        raise InputError(
            Words(
                "このグラフにはクラスターの情報（cg:asOf）がありません。cluster-graph build で作ったものを使ってください。",
                "the graph says of no cluster what it is (cg:asOf); use one made by cluster-graph build.",
            )
        )
    first = {key: value or "" for key, value in rows[0].items()}
    _, _, month, day_of_month = first["fiscalYearStarts"].split("-")
    return ClusterInfo(
        base=first["base"],
        id=first["id"],
        title=Words(first["titleJa"], first["titleEn"]),
        publisher=first["publisher"],
        contact=first["contact"],
        licence=first["licence"],
        as_of=date.fromisoformat(first["asOf"]),
        fiscal_year_starts=(int(month), int(day_of_month)),
        complete=tuple(sorted({row["complete"] for row in rows if row["complete"]})),
        known_by=date.fromisoformat(first["knownBy"]) if first["knownBy"] else None,
    )


def _unknown_thing(parameter: Parameter, value: str, known: list[str]) -> InputError:
    near = nearest(value, known)
    ja = f"「{near}」ではありませんか。" if near else ""
    en = f'; did you mean "{near}"?' if near else "."
    return InputError(
        Words(
            f"パラメーター {parameter.name}: ID「{value}」がありません。{ja}",
            f'parameter {parameter.name}: there is no id "{value}"{en}',
        )
    )


def _thing_term(engine: Engine, info: ClusterInfo, parameter: Parameter, value: str) -> ox.NamedNode:
    """The IRI of the thing that a user names by id or IRI. It must exist."""
    if value == "*":
        return ANYTHING
    paths = _PATHS_OF.get(parameter.type, (parameter.type,))
    if IDENTIFIER.fullmatch(value):
        candidates = [f"{info.base}{path}/{value}" for path in paths]
    else:
        candidates = [iri_term(parameter.name, value).value]
    values = " ".join(str(ox.NamedNode(iri)) for iri in candidates)
    found = engine.select(f"SELECT ?thing WHERE {{ VALUES ?thing {{ {values} }} ?thing a ?class }} LIMIT 1")
    if found.rows:
        return ox.NamedNode(str(found.records()[0]["thing"]))
    known = engine.select(load_saved("load/things").text).records()
    starts = tuple(f"{info.base}{path}/" for path in paths)
    raise _unknown_thing(
        parameter, value, [id_of(str(r["thing"])) for r in known if str(r["thing"]).startswith(starts)]
    )


def _terms_of(
    engine: Engine, info: ClusterInfo, parameter: Parameter, value: str
) -> dict[str, ox.NamedNode | ox.Literal]:
    if parameter.type in THING_TYPES:
        return {parameter.name: _thing_term(engine, info, parameter, value)}
    if parameter.type == "code":
        scheme = parameter.scheme or ""
        if value == "*":
            return {parameter.name: ANYTHING}
        own = scheme in ("theme", "measure")
        iri = f"{info.base}code/{scheme}-{value}" if own else code_iri(scheme, value)
        return {parameter.name: iri_term(parameter.name, iri)}
    return plain_terms(parameter.name, parameter.type, value, info.fiscal_year_starts)


def bound_text(engine: Engine, saved: SavedQuery, values: Mapping[str, str], lang: str = "en") -> str:
    """The text of a saved query with its parameters bound.

    ``values``: as a user writes them. Raises :class:`~cluster_graph.problems.InputError` for a parameter that is
    unknown, missing or cannot be read.
    """
    known = {parameter.name: parameter for parameter in saved.parameters}
    for name in values:
        if name not in known:
            choices = ", ".join(known) or "–"
            raise InputError(
                Words(
                    f"{saved.name} にパラメーター「{name}」はありません（あるもの: {choices}）。",
                    f'{saved.name} has no parameter "{name}"; it has: {choices}.',
                )
            )
    if not known:
        return saved.text
    info = cluster_info(engine)
    terms: dict[str, ox.NamedNode | ox.Literal] = {}
    for parameter in saved.parameters:
        value = values.get(parameter.name, parameter.default)
        if parameter.type == "lang" and parameter.name not in values:
            value = lang
        if value in _DAYS_OF_CLUSTER:
            value = months_after(info.as_of, _DAYS_OF_CLUSTER[value]).isoformat()
        if value is None:
            raise InputError(
                Words(
                    f"{saved.name} にはパラメーター {parameter.name}（{parameter.label.ja}）が必要です: "
                    f"--set {parameter.name}=…",
                    f"{saved.name} needs the parameter {parameter.name} ({parameter.label.en}): "
                    f"--set {parameter.name}=…",
                )
            )
        terms.update(_terms_of(engine, info, parameter, value))
    return bind(saved.text, terms)


def run_saved(
    engine: Engine, name: str, values: Mapping[str, str] | None = None, lang: str = "en"
) -> QueryResult:
    """The answer to a saved query; see :func:`bound_text` for its parameters."""
    return engine.select(bound_text(engine, load_saved(name), values or {}, lang))
