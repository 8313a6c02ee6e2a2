"""Commands that reason: coverage by agreements, measures of the network."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Format,
    Input,
    KnownBy,
    LangOption,
    On,
    choose,
    open_place,
    put_out,
    say,
    usage_error,
    use_language,
)


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
    known_by: KnownBy = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit 1 on any of these: uncovered,unknown,lapse.")
    ] = None,
    lang: LangOption = None,
) -> None:
    """Say which collaborations are covered by agreements, what is unknown and why, and what lapses."""
    language = use_language(lang)
    choose(output, ("text", "json"), "--format")
    choose(mode, ("joint",), "--mode")
    wanted = {item.strip() for item in (fail_on or "").split(",") if item.strip()}
    for item in sorted(wanted):
        choose(item, ("uncovered", "unknown", "lapse"), "--fail-on")
    report = open_place(place, known_by).coverage(on, window_from, window_to, _months(horizon))
    if output == "json":
        put_out(json.dumps(report.to_json(language), ensure_ascii=False, indent=1) + "\n")
    else:
        put_out(report.to_text(language))
    if report.fails_on(wanted):
        raise typer.Exit(FINDINGS)


def _months(horizon: str) -> int:
    number = horizon.strip().lower().removesuffix("m")
    if not number.isdigit() or not horizon.strip().lower().endswith("m") or int(number) > 1200:
        raise usage_error(
            f"--horizon「{horizon}」は 12m（12か月）のように書きます。",
            f'--horizon "{horizon}" should be a number of months, such as 12m.',
        )
    return int(number)


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
    known_by: KnownBy = None,
    output: Format = "table",
    lang: LangOption = None,
) -> None:
    """Project the cluster to a network and measure its organizations."""
    from cluster_graph.network.table import DEFAULT_MEASURES, MEASURES, measure

    language = use_language(lang)
    choose(projection, ("actors", "affiliation"), "--projection")
    choose(weight, ("count", "newman", "none"), "--weight")
    choose(ties, ("certain", "possible"), "--ties")
    choose(roll_up, ("none", "units", "all"), "--roll-up")
    choose(output, ("table", "csv", "json"), "--format")
    for name in measures or []:
        choose(name, tuple(MEASURES), "--measure")
    if (window_from is None) != (window_to is None):
        raise usage_error("--from と --to は一緒に使います。", "--from and --to go together.")
    period = None if window_from is None or window_to is None else (window_from, window_to)
    projected = open_place(place, known_by).projection(projection, on, period, ties, roll_up, weight)
    table = measure(projected, measures or DEFAULT_MEASURES)
    if output == "csv":
        put_out(table.to_csv(language))
        say(table.sentence)
    elif output == "json":
        put_out(table.to_json(language))
    else:
        put_out(table.to_text(language))
