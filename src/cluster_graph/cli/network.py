"""The command that measures: projections of the network and what their nodes score."""

from __future__ import annotations

from typing import Annotated

import typer

from cluster_graph.cli.common import (
    Format,
    Input,
    KnownBy,
    LangOption,
    On,
    WindowFrom,
    WindowTo,
    choose,
    open_place,
    put_out,
    say,
    usage_error,
    use_language,
)


def network(
    place: Input = None,
    projection: Annotated[str, typer.Option("--projection", help="actors or affiliation.")] = "actors",
    weight: Annotated[str, typer.Option("--weight", help="count, newman or none.")] = "count",
    on: On = None,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    measures: Annotated[list[str] | None, typer.Option("--measure", help="A measure; all if absent.")] = None,
    ties: Annotated[str, typer.Option("--ties", help="certain, or possible: both, marked.")] = "certain",
    roll_up: Annotated[str, typer.Option("--roll-up", help="none, units or all.")] = "units",
    known_by: KnownBy = None,
    output: Format = "table",
    lang: LangOption = None,
) -> None:
    """Project the cluster to a network and measure its organizations."""
    from cluster_graph.network.measuring.table import DEFAULT_MEASURES, MEASURES, measure

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
