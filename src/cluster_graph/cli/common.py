"""What all commands share: the application, its options, and how words and data leave the program."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from cluster_graph.cluster import Cluster, open_cluster
from cluster_graph.outputs import write_whole
from cluster_graph.problems import InputError, Words
from cluster_graph.resources import shipped_cluster
from cluster_graph.store.open import read_graph

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


class State:
    """What one run of the program goes by: the language of its words."""

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
TablesInput = Annotated[
    str | None,
    typer.Option(
        "-i",
        "--input",
        metavar="DIR",
        help="A folder of tables, with cluster.toml; the shipped Yamagata cluster if absent. "
        "The tables of a built folder OUT are in OUT/csv.",
    ),
]
"""For commands that read what people wrote, and so no graph."""
On = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day asked about; the cluster's own if absent.")
]
WindowFrom = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="First day of a period of days to look at.")
]
WindowTo = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="Last day of a period of days to look at.")
]
KnownBy = Annotated[
    str | None,
    typer.Option(
        "--known-by",
        metavar="DATE",
        help="Only what sources say that stood by that day; IN is then a folder of tables.",
    ),
]
Target = Annotated[
    str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")
]
Format = Annotated[str, typer.Option("--format", help="Format of the output.")]
LangOption = Annotated[
    Lang | None, typer.Option("--lang", envvar="CLUSTER_GRAPH_LANG", help="Language of messages and labels.")
]


def say(words: Words) -> None:
    """A sentence to standard error, in the language of this run."""
    print(words.in_language(State.lang), file=sys.stderr)


def usage_error(ja: str, en: str) -> InputError:
    """The error that ends the run with exit code 2."""
    return InputError(Words(ja, en))


def choose(value: str, choices: tuple[str, ...], option: str) -> str:
    """``value`` if it is one of ``choices``; a usage error otherwise."""
    if value not in choices:
        shown = ", ".join(choices)
        raise usage_error(f"{option} は {shown} のいずれかです。", f"{option} is one of {shown}.")
    return value


@app.callback()
def _options(lang: LangOption = None) -> None:
    State.lang = (lang or Lang.EN).value


def use_language(lang: Lang | None) -> str:
    """Set the language of this run, if one is given; returns the one in use."""
    if lang is not None:
        State.lang = lang.value
    return State.lang


def open_place(place: str | None, known_by: str | None = None) -> Cluster:
    """The cluster that ``-i`` names; without it the shipped one, which is said, as what a day leaves out is."""
    if place is None:
        say(
            Words(
                f"-i がないため、同梱の山形のクラスター（{shipped_cluster()}）を使います。",
                f"no -i is given: using the shipped Yamagata cluster ({shipped_cluster()}).",
            )
        )
    if place == "-" and known_by is None:
        return Cluster(read_graph(sys.stdin.buffer.read(), "stdin"))
    cluster = open_cluster(place, known_by)
    if cluster.left_out is not None:
        say(cluster.left_out.words)
    return cluster


def put_out(data: str | bytes) -> None:
    """Data to standard output."""
    if isinstance(data, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        sys.stdout.write(data)


def show_table(table: Table) -> None:
    """A table to standard output."""
    console = Console(highlight=False)
    # Where nobody's window sets the width, lines are long enough not to be broken at random.
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH_OF_PLAIN_TABLES)
    console.print(table)


@contextmanager
def progress_bar(words: Words) -> Iterator[Callable[[int, int], None] | None]:
    """Shows on a terminal how much of long work is done; elsewhere nothing, and then there is nobody to tell."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task(words.in_language(State.lang), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def write_file(path: Path, content: str | bytes, quiet: bool = False) -> None:
    """Write a file whole, or say why not; where it went is said unless ``quiet``."""
    try:
        write_whole(path, content)
    except OSError as error:
        reason = error.strerror or str(error)
        raise usage_error(f"{path} に書けません: {reason}", f"cannot write to {path}: {reason}") from error
    if not quiet:
        say(Words(f"{path} を書きました。", f"wrote {path}"))
