"""The command line: the only place that prints or exits. Each command is one call of what stands below.

Data go to standard output, words to standard error. Exit code 0: fine, warnings included; 1: findings; 2: bad
input or usage; 3: a fault of ours.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from cluster_graph.cluster import Cluster, open_cluster, to_day
from cluster_graph.outputs import OutputRefused, replace_folder, write_whole
from cluster_graph.problem_formats import FORMATS, formatted, problem_line
from cluster_graph.problems import (
    ClusterGraphError,
    InputError,
    InvalidTables,
    Severity,
    Words,
    has_errors,
)
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import GRAPH_FILE, read_graph
from cluster_graph.store.saved import all_saved, load_saved
from cluster_graph.tables.cells import IDENTIFIER
from cluster_graph.tables.template import empty_cluster
from cluster_graph.terminal import queries_table, result_table

FINDINGS, BAD_INPUT, OUR_FAULT = 1, 2, 3
WIDTH_OF_PLAIN_TABLES = 160

app = typer.Typer(
    name="cluster-graph",
    help="Build, check, query, analyse and show the knowledge graph of an innovation cluster.",
    epilog="Exit codes: 0 fine (warnings included), 1 findings, 2 bad input or usage, 3 a fault of ours.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


class Lang(StrEnum):
    """Languages of messages and labels."""

    JA = "ja"
    EN = "en"


class _State:
    lang = "en"


Input = Annotated[
    str | None,
    typer.Option(
        "-i",
        "--input",
        metavar="IN",
        help="A folder of tables, a built folder, a .trig or .nq file, http(s)://…/sparql, or - for TriG or N-Quads "
        "on standard input; the shipped Yamagata cluster if absent.",
    ),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day asked about; the cluster's own if absent.")
]
Format = Annotated[str, typer.Option("--format", help="Format of the output.")]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", envvar="CLUSTER_GRAPH_LANG", help="Language of messages and labels.")
]


def _say(words: Words) -> None:
    print(words.in_language(_State.lang), file=sys.stderr)


def _usage(ja: str, en: str) -> InputError:
    return InputError(Words(ja, en))


def _choose(value: str, choices: tuple[str, ...], option: str) -> str:
    if value not in choices:
        shown = ", ".join(choices)
        raise _usage(f"{option} は {shown} のいずれかです。", f"{option} is one of {shown}.")
    return value


@app.callback()
def _options(lang: LangOption = None) -> None:
    _State.lang = (lang or Lang.EN).value


def _use(lang: Lang | None) -> str:
    if lang is not None:
        _State.lang = lang.value
    return _State.lang


def _open(place: str | None) -> Cluster:
    if place is None:
        _say(
            Words(
                f"-i がないため、同梱の山形のクラスター（{shipped_cluster()}）を使います。",
                f"no -i is given: using the shipped Yamagata cluster ({shipped_cluster()}).",
            )
        )
    if place == "-":
        return Cluster(read_graph(sys.stdin.buffer.read(), "stdin"))
    return open_cluster(place)


def _print(text: str) -> None:
    sys.stdout.write(text)


def _print_table(table: Table) -> None:
    console = Console(highlight=False)
    # Where nobody's window sets the width, lines are long enough not to be broken at random.
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH_OF_PLAIN_TABLES)
    console.print(table)


@app.command()
def check(place: Input = None, output: Format = "text", lang: LangOption = None) -> None:
    """Report everything that is wrong with a cluster's tables, one sentence each."""
    from cluster_graph.checks import check_folder

    _use(lang)
    _choose(output, FORMATS, "--format")
    folder = shipped_cluster() if place is None else Path(place)
    problems = check_folder(folder)
    _print(formatted(problems, output, _State.lang, folder))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    others = len(problems) - errors
    _say(
        Words(
            f"{folder}: 誤り {errors} 件、注意など {others} 件。",
            f"{folder}: {errors} error{'' if errors == 1 else 's'}, {others} warning{'' if others == 1 else 's'} or notices.",
        )
    )
    if has_errors(problems):
        raise typer.Exit(FINDINGS)


@app.command()
def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; its name becomes the id.")
    ],
    lang: LangOption = None,
) -> None:
    """Make a new cluster: cluster.toml and empty tables."""
    _use(lang)
    identifier = folder.resolve().name.lower()
    if not IDENTIFIER.fullmatch(identifier):
        raise _usage(
            f"フォルダの名前「{folder.name}」はIDにもなります。半角の英小文字・数字・ハイフンだけにしてください。",
            f'the name "{folder.name}" becomes the id of the cluster: small letters, digits and hyphens only.',
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _usage(f"{folder} は空のフォルダではありません。", f"{folder} is not an empty folder.")
    for name, text in empty_cluster(identifier, date.today()).items():  # noqa: DTZ011 - the day on the user's desk
        _write(folder / name, text, quiet=True)
    _say(Words(f"{folder} に新しいクラスターを作りました。", f"made a new cluster in {folder}"))


@app.command()
def build(
    place: Input = None,
    out: Annotated[
        Path, typer.Option("-o", "--output", help="The folder to write to; - for standard output.")
    ] = Path("out"),
    lang: LangOption = None,
) -> None:
    """Build the graph of a cluster: OUT/graph.trig, the same bytes for the same tables."""
    from cluster_graph.graph.build import build_graph
    from cluster_graph.tables.reading import read_valid_tables

    _use(lang)
    built = build_graph(read_valid_tables(shipped_cluster() if place is None else Path(place)))
    for conflict in built.conflicts:
        print(problem_line(conflict.as_problem(), _State.lang), file=sys.stderr)
    text = built.to_trig()
    if str(out) == "-":
        _print(text)
        return
    _write(out / GRAPH_FILE, text)


def _write(path: Path, text: str, quiet: bool = False) -> None:
    try:
        write_whole(path, text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise _usage(f"{path} に書けません: {reason}", f"cannot write to {path}: {reason}") from error
    if not quiet:
        _say(Words(f"{path} を書きました。", f"wrote {path}"))


def _settings(values: list[str]) -> dict[str, str]:
    pairs = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals:
            raise _usage(
                f"--set は 名前=値 と書きます（「{value}」ではなく）。",
                f'--set takes name=value, not "{value}".',
            )
        pairs[name.strip()] = rest
    return pairs


@app.command()
def query(
    name: Annotated[str, typer.Argument(metavar="NAME|FILE.rq", help="A saved query, or a file with one.")],
    place: Input = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A parameter of the query.")
    ] = None,
    on: On = None,
    output: Format = "table",
    lang: LangOption = None,
) -> None:
    """Answer a saved question, or run a SPARQL query from a file."""
    language = _use(lang)
    _choose(output, ("table", "csv", "json"), "--format")
    parameters = _settings(values or [])
    if on is not None:
        parameters["on"] = on
    cluster = _open(place)
    result = cluster.query(name, lang=language, **parameters)
    if output == "csv":
        _print(result.to_csv())
    elif output == "json":
        _print(result.to_json())
    else:
        saved = load_saved(name)
        _print_table(result_table(result, saved, cluster.info.base if saved.columns else "", language))
        count = len(result.rows)
        _say(Words(f"{count} 行", f"{count} row{'s' if count != 1 else ''}"))


@app.command()
def queries(lang: LangOption = None) -> None:
    """List the saved queries with their parameters."""
    _print_table(queries_table(all_saved(), _use(lang)))


@app.command()
def coverage(
    place: Input = None,
    on: On = None,
    window_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of the window.")
    ] = None,
    window_to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of the window.")
    ] = None,
    horizon: Annotated[
        str, typer.Option("--horizon", help="How far ahead lapses are told, such as 12m.")
    ] = "12m",
    mode: Annotated[
        str, typer.Option("--mode", help="joint: one agreement binds all participants.")
    ] = "joint",
    output: Format = "text",
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit 1 on any of these: uncovered,unknown,lapse.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Say which collaborations are covered by agreements, what is unknown and why, and what lapses."""
    language = _use(lang)
    _choose(output, ("text", "json"), "--format")
    _choose(mode, ("joint",), "--mode")
    wanted = {item.strip() for item in (fail_on or "").split(",") if item.strip()}
    for item in sorted(wanted):
        _choose(item, ("uncovered", "unknown", "lapse"), "--fail-on")
    report = _open(place).coverage(on, window_from, window_to, _months(horizon))
    if output == "json":
        _print(json.dumps(report.to_json(language), ensure_ascii=False, indent=1) + "\n")
    else:
        _print(report.to_text(language))
    if report.fails_on(wanted):
        raise typer.Exit(FINDINGS)


def _months(horizon: str) -> int:
    number = horizon.strip().lower().removesuffix("m")
    if not number.isdigit() or not horizon.strip().lower().endswith("m") or int(number) > 1200:
        raise _usage(
            f"--horizon「{horizon}」は 12m（12か月）のように書きます。",
            f'--horizon "{horizon}" should be a number of months, such as 12m.',
        )
    return int(number)


@app.command()
def network(
    place: Input = None,
    projection: Annotated[str, typer.Option("--projection", help="actors or affiliation.")] = "actors",
    weight: Annotated[str, typer.Option("--weight", help="count, newman or none.")] = "count",
    on: On = None,
    window_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="First day of a period.")
    ] = None,
    window_to: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Last day of a period.")
    ] = None,
    measures: Annotated[list[str] | None, typer.Option("--measure", help="A measure; all if absent.")] = None,
    ties: Annotated[str, typer.Option("--ties", help="certain, or possible: both, marked.")] = "certain",
    roll_up: Annotated[str, typer.Option("--roll-up", help="none, units or all.")] = "units",
    output: Format = "table",
    lang: LangOption = None,
) -> None:
    """Project the cluster to a network and measure its organizations."""
    from cluster_graph.network.table import DEFAULT_MEASURES, MEASURES, measure

    language = _use(lang)
    _choose(projection, ("actors", "affiliation"), "--projection")
    _choose(weight, ("count", "newman", "none"), "--weight")
    _choose(ties, ("certain", "possible"), "--ties")
    _choose(roll_up, ("none", "units", "all"), "--roll-up")
    _choose(output, ("table", "csv", "json"), "--format")
    for name in measures or []:
        _choose(name, tuple(MEASURES), "--measure")
    if (window_from is None) != (window_to is None):
        raise _usage("--from と --to は一緒に使います。", "--from and --to go together.")
    period = None if window_from is None or window_to is None else (window_from, window_to)
    projected = _open(place).projection(projection, on, period, ties, roll_up, weight)
    table = measure(projected, measures or DEFAULT_MEASURES)
    if output == "csv":
        _print(table.to_csv(language))
        _say(table.sentence)
    elif output == "json":
        _print(table.to_json(language))
    else:
        _print(table.to_text(language))


@app.command()
def view(
    out: Annotated[Path, typer.Option("-o", "--output", help="The file to write; - for standard output.")],
    place: Input = None,
    on: On = None,
    lang: LangOption = None,
) -> None:
    """Write the interactive network as one HTML file that works without a network connection."""
    from cluster_graph.site.pages import single_network_page

    _use(lang)
    page = single_network_page(_open(place).engine, to_day(on))
    if str(out) == "-":
        _print(page)
    else:
        _write(out, page)


@app.command()
def site(
    place: Input = None,
    out: Annotated[Path, typer.Option("-o", "--output", help="The folder to write.")] = Path("site"),
    lang: LangOption = None,
) -> None:
    """Write the pages of a cluster: a folder that works from a disk, without a network connection."""
    from cluster_graph.site.pages import SITE_MARKER, site_files

    _use(lang)
    files = site_files(_open(place).engine)
    try:
        replace_folder(out, files, SITE_MARKER)
    except OutputRefused as error:
        raise _usage(
            f"{out} には cluster-graph が作ったものではないファイルがあります。別のフォルダを指定してください。",
            f"{out} holds files that cluster-graph did not make; name another folder.",
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _usage(f"{out} に書けません: {reason}", f"cannot write to {out}: {reason}") from error
    first = (out / "index.html").resolve()
    _say(
        Words(
            f"{len(files)} 個のファイルを書きました。開くもの: {first}",
            f"wrote {len(files)} files; open {first}",
        )
    )


def _stop(error: ClusterGraphError) -> NoReturn:
    if isinstance(error, InvalidTables):
        for problem in error.problems:
            print(problem_line(problem, _State.lang), file=sys.stderr)
    _say(error.words)
    sys.exit(BAD_INPUT)


def main() -> None:
    """Run the command line; every failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app()
    except ClusterGraphError as error:
        _stop(error)
    except BrokenPipeError:
        # The reader has closed its end, as `head` does; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is said, not thrown at the user
        if os.environ.get("CLUSTER_GRAPH_DEBUG"):
            traceback.print_exc()
        _say(
            Words(
                f"cluster-graph の不具合です（{type(error).__name__}: {error}）。環境変数 CLUSTER_GRAPH_DEBUG=1 で詳細を表示します。",
                f"this is a fault of cluster-graph ({type(error).__name__}: {error}); "
                "CLUSTER_GRAPH_DEBUG=1 in the environment shows where.",
            )
        )
        sys.exit(OUR_FAULT)
