"""Commands on the graph: build it, ask it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    Format,
    Input,
    KnownBy,
    LangOption,
    On,
    State,
    choose,
    open_place,
    put_out,
    say,
    show_table,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.problem_formats import problem_line
from cluster_graph.problems import Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import GRAPH_FILE
from cluster_graph.store.saved import all_saved, load_saved
from cluster_graph.terminal import queries_table, result_table


def build(
    place: Input = None,
    out: Annotated[
        Path, typer.Option("-o", "--output", help="The folder to write to; - for standard output.")
    ] = Path("out"),
    lang: LangOption = None,
) -> None:
    """Build the graph of a cluster: OUT/graph.trig, the same bytes for the same tables."""
    from cluster_graph.checks import conflict_problems
    from cluster_graph.graph.build import build_graph
    from cluster_graph.tables.reading import read_valid_tables

    use_language(lang)
    tables = read_valid_tables(shipped_cluster() if place is None else Path(place))
    built = build_graph(tables)
    for problem in conflict_problems(tables, built.conflicts):
        print(problem_line(problem, State.lang), file=sys.stderr)
    text = built.to_trig()
    if str(out) == "-":
        put_out(text)
        return
    write_file(out / GRAPH_FILE, text)


def _parameters(values: list[str]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals:
            raise usage_error(
                f"--set は 名前=値 と書きます（「{value}」ではなく）。",
                f'--set takes name=value, not "{value}".',
            )
        pairs[name.strip()] = rest
    return pairs


def query(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE.rq", help="A saved query, or a file with one.")],
    place: Input = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    on: On = None,
    known_by: KnownBy = None,
    output: Format = "table",
    lang: LangOption = None,
) -> None:
    """Answer a saved question, or run a SPARQL query from a file."""
    language = use_language(lang)
    choose(output, ("table", "csv", "json"), "--format")
    parameters = _parameters(values or [])
    if on is not None:
        parameters["on"] = on
    cluster = open_place(place, known_by)
    result = cluster.query(name, lang=language, **parameters)
    if output == "csv":
        put_out(result.to_csv())
    elif output == "json":
        put_out(result.to_json())
    else:
        saved = load_saved(name)
        show_table(result_table(result, saved, cluster.info.base if saved.columns else "", language))
        count = len(result.rows)
        say(Words(f"{count} 行", f"{count} row{'s' if count != 1 else ''}"))


def queries(lang: LangOption = None) -> None:
    """List the saved queries with their parameters."""
    show_table(queries_table(all_saved(), use_language(lang)))
