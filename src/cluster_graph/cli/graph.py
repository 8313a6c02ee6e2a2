"""Commands on the graph: build it, ask it, compare two versions of it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Format,
    Input,
    KnownBy,
    LangOption,
    On,
    State,
    TablesInput,
    choose,
    open_place,
    put_out,
    say,
    show_table,
    usage_error,
    use_language,
)
from cluster_graph.cluster import Cluster, to_day
from cluster_graph.problem_formats import problem_line
from cluster_graph.problems import InvalidTables, Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.saved import all_saved, load_saved
from cluster_graph.terminal import queries_table, result_table


def build(
    place: TablesInput = None,
    out: Annotated[
        Path, typer.Option("-o", "--output", help="The folder to write to; - for standard output.")
    ] = Path("out"),
    known_by: KnownBy = None,
    lang: LangOption = None,
) -> None:
    """Build the graph of a cluster and all files to publish it by; the same tables give the same bytes."""
    from cluster_graph.checks import conflict_problems
    from cluster_graph.graph.publication.description import FILE_NAME as DESCRIPTION
    from cluster_graph.graph.publication.publish import write_publication
    from cluster_graph.graph.stream import stream_graph
    from cluster_graph.tables.known_by import known_by as as_known_by
    from cluster_graph.tables.reading import read_valid_tables

    use_language(lang)
    tables = read_valid_tables(shipped_cluster() if place is None else Path(place))
    day = to_day(known_by)
    if day is not None:
        tables, left_out = as_known_by(tables, day)
        say(left_out.words)
    with stream_graph(tables) as graph:
        for problem in conflict_problems(tables, graph.conflicts):
            print(problem_line(problem, State.lang), file=sys.stderr)
        if str(out) == "-":
            for piece in graph.trig():
                put_out(piece)
            return
        try:
            published = write_publication(out, tables, graph)
        except OSError as error:
            reason = error.strerror or str(error)
            raise usage_error(f"{out} に書けません: {reason}", f"cannot write to {out}: {reason}") from error
    if published.left_out is not None:
        say(published.left_out)
    count = len(published.names)
    say(
        Words(
            f"{out} に {count} 個のファイルを書きました。それぞれの説明: {out / DESCRIPTION}",
            f"wrote {count} files to {out}; {out / DESCRIPTION} describes each",
        )
    )


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


def _version(place: str, name: str) -> Cluster:
    """One of the two versions; where its tables hold errors, which of the two it is."""
    try:
        return open_place(place)
    except InvalidTables:
        say(Words(f"{name}（{place}）の表に誤りがあります。", f"the tables of {name} ({place}) hold errors:"))
        raise


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier version: whatever -i takes.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later version: whatever -i takes.")],
    on: On = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit 1 where the versions differ.")] = False,
    output: Format = "text",
    lang: LangOption = None,
) -> None:
    """Say what differs between two versions of a cluster: facts, evidence, verdicts of coverage, in sentences.

    Preferred sources and explanations of conflicts stand in no graph: they are compared between two folders of tables.
    """
    language = use_language(lang)
    choose(output, ("text", "json"), "--format")
    if old == new == "-":
        raise usage_error(
            "標準入力から読めるのは一つだけです。", "only one of the two can be standard input."
        )
    report = _version(old, "OLD").diff(_version(new, "NEW"), on)
    if output == "json":
        put_out(json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        put_out(report.to_text(language))
    if exit_code and not report.is_empty:
        raise typer.Exit(FINDINGS)
