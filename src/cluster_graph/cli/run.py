"""Runs the command line: every failure is a sentence and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import NoReturn

from cluster_graph.cli.common import BAD_INPUT, OUR_FAULT, State, app, say
from cluster_graph.cli.coverage import coverage, with_repair_spelt_out
from cluster_graph.cli.graph import build, diff, queries, query
from cluster_graph.cli.network import network
from cluster_graph.cli.pages import site, view
from cluster_graph.cli.tables import check, export, import_, new, template
from cluster_graph.problem_formats import problem_line
from cluster_graph.problems import ClusterGraphError, InvalidTables, Words

# In the order in which --help lists them.
for command in (
    new,
    template,
    import_,
    export,
    check,
    build,
    query,
    queries,
    diff,
    coverage,
    network,
    view,
    site,
):
    app.command(command.__name__.rstrip("_"))(command)


def _stop(error: ClusterGraphError) -> NoReturn:
    if isinstance(error, InvalidTables):
        for problem in error.problems:
            print(problem_line(problem, State.lang), file=sys.stderr)
    say(error.words)
    sys.exit(BAD_INPUT)


def main() -> None:
    """Run the command line; every failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        app(args=with_repair_spelt_out(sys.argv[1:]))
    except ClusterGraphError as error:
        _stop(error)
    except BrokenPipeError:
        # The reader has closed its end, as `head` does; nothing is left to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last net: a fault of ours is said, not thrown at the user
        if os.environ.get("CLUSTER_GRAPH_DEBUG"):
            traceback.print_exc()
        say(
            Words(
                f"cluster-graph の不具合です（{type(error).__name__}: {error}）。環境変数 CLUSTER_GRAPH_DEBUG=1 で詳細を表示します。",
                f"this is a fault of cluster-graph ({type(error).__name__}: {error}); "
                "CLUSTER_GRAPH_DEBUG=1 in the environment shows where.",
            )
        )
        sys.exit(OUR_FAULT)
