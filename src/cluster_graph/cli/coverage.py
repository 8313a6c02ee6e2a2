"""The command that says what agreements cover: verdicts, what comes, what if, and the cheapest repair."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Input,
    KnownBy,
    LangOption,
    On,
    choose,
    open_place,
    put_out,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.supposing.reading import GRAMMAR
from cluster_graph.coverage.worlds import MODES
from cluster_graph.coverage.writing.calendar_file import calendar_bytes
from cluster_graph.coverage.writing.json_form import report_json

FORMATS = ("text", "json", "csv", "xlsx", "html", "ics")
REPAIRS = ("uncovered", "unknown")


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
        str,
        typer.Option(
            "--mode",
            help="joint: one agreement binds all participants; pairwise: every two are bound by one; "
            "collective: each is bound by some.",
        ),
    ] = "joint",
    settle: Annotated[
        bool, typer.Option("--settle", help="Rank the missing facts by what each would settle.")
    ] = False,
    assume: Annotated[
        list[str] | None,
        typer.Option("--assume", metavar="SENTENCE", help=f"Suppose, and compare: {GRAMMAR.en} Repeatable."),
    ] = None,
    repair: Annotated[
        str | None,
        typer.Option(
            "--repair",
            metavar="[uncovered|unknown]",
            help="The cheapest steps that leave no day uncovered; unknown: nor unknown for want of an agreement.",
        ),
    ] = None,
    cost: Annotated[
        str | None, typer.Option("--cost", help="What steps cost: extend=2,sign=3,new=4,party=1.")
    ] = None,
    time_limit: Annotated[
        float | None,
        typer.Option("--time-limit", min=0.0, help="Seconds that the repair may take; 30 if absent."),
    ] = None,
    known_by: KnownBy = None,
    output: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = "text",
    target: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit 1 on any of these: uncovered,unknown,lapse.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Say which collaborations are covered by agreements, what is unknown and why, and what lapses."""
    language = use_language(lang)
    choose(output, FORMATS, "--format")
    choose(mode, MODES, "--mode")
    wanted = {item.strip() for item in (fail_on or "").split(",") if item.strip()}
    for item in sorted(wanted):
        choose(item, ("uncovered", "unknown", "lapse"), "--fail-on")
    if repair is not None:
        choose(repair, REPAIRS, "--repair")
    costs = Costs.read(cost) if cost is not None else None
    if target == "-" and output == "xlsx" and sys.stdout.isatty():
        raise usage_error(
            "ワークブックは画面に出せません。-o で書き先を指定してください。",
            "a workbook cannot be shown on a terminal; say with -o where to write it.",
        )
    answer = open_place(place, known_by).coverage_answer(
        on,
        window_from,
        window_to,
        months(horizon),
        mode=mode,
        assume=assume or (),
        settle=settle,
        repair=repair,
        costs=costs,
        time_limit=time_limit,
    )
    written = _written(answer, output, language)
    if target == "-":
        put_out(written)
    else:
        write_file(Path(target), written)
    if answer.report.fails_on(wanted):
        raise typer.Exit(FINDINGS)


def _written(answer: Answer, output: str, lang: str) -> str | bytes:
    forms: dict[str, Callable[[str], str | bytes]] = {
        "text": answer.to_text,
        "json": lambda lang: report_json(answer, lang),
        "csv": answer.to_csv,
        "xlsx": answer.to_xlsx,
        "html": answer.to_html,
        "ics": lambda lang: calendar_bytes(answer.report, lang),
    }
    return forms[output](lang)


def with_repair_spelt_out(arguments: list[str]) -> list[str]:
    """``--repair`` alone means ``--repair uncovered``: options with a value that may be left out are no option of Typer."""
    found = list(arguments)
    for position in range(len(found) - 1, -1, -1):
        following = found[position + 1 : position + 2]
        if found[position] == "--repair" and (not following or following[0].startswith("-")):
            found.insert(position + 1, REPAIRS[0])
    return found


def months(horizon: str) -> int:
    """A number of months written as 12m."""
    number = horizon.strip().lower().removesuffix("m")
    if not number.isdigit() or not horizon.strip().lower().endswith("m") or int(number) > 1200:
        raise usage_error(
            f"--horizon「{horizon}」は 12m（12か月）のように書きます。",
            f'--horizon "{horizon}" should be a number of months, such as 12m.',
        )
    return int(number)
