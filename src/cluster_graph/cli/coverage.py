"""The command that says what agreements cover: verdicts, what comes, what if, and the cheapest repair."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Input,
    KnownBy,
    LangOption,
    On,
    Target,
    WindowFrom,
    WindowTo,
    choose,
    open_place,
    put_out,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.cluster import to_day
from cluster_graph.coverage.repairing.costs import Costs
from cluster_graph.coverage.worlds import MODES

if TYPE_CHECKING:
    from cluster_graph.coverage.answer import Answer

FORMATS = ("text", "json", "csv", "xlsx", "html", "ics")
REPAIRS = ("uncovered", "unknown")
FAILURES = ("uncovered", "unknown", "lapse")

Horizon = Annotated[str, typer.Option("--horizon", help="How far ahead lapses are told, such as 12m.")]
Mode = Annotated[
    str,
    typer.Option(
        "--mode",
        help="joint: one agreement binds all participants; pairwise: every two are bound by one; "
        "collective: each is bound by some.",
    ),
]
Settle = Annotated[bool, typer.Option("--settle", help="Rank the missing facts by what each would settle.")]
Assume = Annotated[
    list[str] | None,
    typer.Option(
        "--assume",
        metavar="SENTENCE",
        help='Suppose, and compare: "renew AGREEMENT until DATE", "ORG signs AGREEMENT from DATE", "end AGREEMENT on '
        'DATE" or "new agreement of A,B from DATE until DATE covering X"; may be repeated.',
    ),
]
Repair = Annotated[
    str | None,
    typer.Option(
        "--repair",
        metavar="[uncovered|unknown]",
        help="The cheapest steps that leave no day uncovered; unknown: nor unknown for want of an agreement.",
    ),
]
Cost = Annotated[
    str | None, typer.Option("--cost", help="What steps of a repair cost: extend=2,sign=3,new=4,party=1.")
]
TimeLimit = Annotated[
    float | None,
    typer.Option("--time-limit", min=0.0, help="Seconds that the repair may take; 30 if absent."),
]
Form = Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}.")]
FailOn = Annotated[
    str | None, typer.Option("--fail-on", help=f"Exit 1 on any of these: {','.join(FAILURES)}.")
]


def coverage(
    place: Input = None,
    on: On = None,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    horizon: Horizon = "12m",
    mode: Mode = "joint",
    settle: Settle = False,
    assume: Assume = None,
    repair: Repair = None,
    cost: Cost = None,
    time_limit: TimeLimit = None,
    known_by: KnownBy = None,
    output: Form = "text",
    target: Target = "-",
    fail_on: FailOn = None,
    lang: LangOption = None,
) -> None:
    """Say which collaborations are covered by agreements, what is unknown and why, and what lapses."""
    from cluster_graph.coverage.asking import Asked

    language = use_language(lang)
    choose(output, FORMATS, "--format")
    choose(mode, MODES, "--mode")
    wanted = {item.strip() for item in (fail_on or "").split(",") if item.strip()}
    for item in sorted(wanted):
        choose(item, FAILURES, "--fail-on")
    if repair is not None:
        choose(repair, REPAIRS, "--repair")
    if target == "-" and output == "xlsx" and sys.stdout.isatty():
        raise usage_error(
            "ワークブックは画面に出せません。-o で書き先を指定してください。",
            "a workbook cannot be shown on a terminal; say with -o where to write it.",
        )
    asked = Asked(
        to_day(window_from),
        to_day(window_to),
        to_day(on),
        months(horizon),
        mode,
        tuple(assume or ()),
        settle,
        repair,
        None if cost is None else Costs.read(cost),
        time_limit,
    )
    answer = open_place(place, known_by).coverage_answer(asked)
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
        "json": answer.to_json_text,
        "csv": answer.to_csv,
        "xlsx": answer.to_xlsx,
        "html": answer.to_html,
        "ics": answer.to_ics,
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
