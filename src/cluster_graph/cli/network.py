"""The command that measures: projections of the network, what their nodes score, and every table about them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    Input,
    KnownBy,
    LangOption,
    On,
    Target,
    WindowFrom,
    WindowTo,
    choose,
    open_place,
    progress_bar,
    put_out,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.cluster import to_day, to_days
from cluster_graph.problems import Words

Projection = Annotated[str, typer.Option("--projection", help="actors, affiliation, layers or funding.")]
Weight = Annotated[
    str, typer.Option("--weight", help="What a tie counts: count, newman (1/(k-1) for each thing) or none.")
]
Measures = Annotated[
    list[str] | None,
    typer.Option(
        "--measure", help="A measure, by NetworkX's name; may be repeated; the usual ones if absent."
    ),
]
Ties = Annotated[str, typer.Option("--ties", help="certain, or possible: both, marked.")]
RollUp = Annotated[str, typer.Option("--roll-up", help="none, units or all.")]
TableName = Annotated[
    str,
    typer.Option(
        "--table",
        help="nodes, ties, network, sectors, brokerage, communities, missed (who could not be missed), codebook; or a "
        "single one of the tables that these and other options show.",
    ),
]
ByYear = Annotated[bool, typer.Option("--by-year", help="Each fiscal year; --from and --to limit them.")]
Compare = Annotated[
    tuple[str, str] | None,
    typer.Option("--compare", metavar="DATE DATE", help="Two days side by side."),
]
RankIntervals = Annotated[
    bool, typer.Option("--rank-intervals", help="How each rank moves when ties are unobserved or doubtful.")
]
PathBetween = Annotated[
    tuple[str, str] | None,
    typer.Option(
        "--path",
        metavar="ORG ORG",
        help="The shortest ways between two organizations, by id or exact name, with what makes each tie.",
    ),
]
Unobserved = Annotated[
    float, typer.Option("--unobserved", help="Rank intervals: the share of the ties that no source tells.")
]
Draws = Annotated[
    int | None, typer.Option("--draws", help="How many random draws; as many as are usual if absent.")
]
EngineName = Annotated[
    str,
    typer.Option(
        "--engine", help="Who computes: auto, networkx, rustworkx or dask. The numbers are the same."
    ),
]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", metavar="tcp://…", help="A Dask cluster, for --engine dask.")
]
Seed = Annotated[int, typer.Option("--seed", help="Of all that is drawn at random.")]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        help="table, csv, json, graphml, gexf, or svg and png: the plots of --by-year, --table mixing and --table "
        "brokerage.",
    ),
]


def network(
    place: Input = None,
    projection: Projection = "actors",
    weight: Weight = "count",
    on: On = None,
    window_from: WindowFrom = None,
    window_to: WindowTo = None,
    by_year: ByYear = False,
    compare: Compare = None,
    measures: Measures = None,
    ties: Ties = "certain",
    roll_up: RollUp = "units",
    table: TableName = "nodes",
    rank_intervals: RankIntervals = False,
    path: PathBetween = None,
    unobserved: Unobserved = 0.1,
    draws: Draws = None,
    engine: EngineName = "auto",
    scheduler: Scheduler = None,
    seed: Seed = 0,
    known_by: KnownBy = None,
    output: Form = "table",
    target: Target = "-",
    lang: LangOption = None,
) -> None:
    """Project the cluster to a network and measure it: who is central, who brokers, who could not be missed."""
    from cluster_graph.network.asking.answer import FORMS
    from cluster_graph.network.asking.asked import TABLES, Asked
    from cluster_graph.network.engines.choose import ENGINES
    from cluster_graph.network.project import PROJECTIONS, TIES, WEIGHTS
    from cluster_graph.network.rollup import ROLL_UPS

    language = use_language(lang)
    for value, choices, option in (
        (projection, PROJECTIONS, "--projection"),
        (weight, WEIGHTS, "--weight"),
        (ties, TIES, "--ties"),
        (roll_up, ROLL_UPS, "--roll-up"),
        (engine, ENGINES, "--engine"),
        (output, FORMS, "--format"),
        (table.replace("-", "_"), TABLES, "--table"),
    ):
        choose(value, choices, option)
    if (window_from is None) != (window_to is None):
        raise usage_error("--from と --to は一緒に使います。", "--from and --to go together.")
    if target == "-" and output == "png" and sys.stdout.isatty():
        raise usage_error(
            "画像は画面に出せません。-o で書き先を指定してください。",
            "a picture cannot be shown on a terminal; say with -o where to write it.",
        )
    window = None if window_from is None or window_to is None else (window_from, window_to)
    asked = Asked(
        projection=projection,
        on=to_day(on),
        period=to_days(window),
        ties=ties,
        roll_up=roll_up,
        weight=weight,
        measures=tuple(measures or ()),
        table=table.replace("-", "_"),
        by_year=by_year,
        compare=to_days(compare),
        rank_intervals=rank_intervals,
        path=path,
        unobserved=unobserved,
        draws=draws,
        engine=engine,
        scheduler=scheduler,
        seed=seed,
    )
    cluster = open_place(place, known_by)
    with progress_bar(Words("計算中", "computing")) as progress:
        answer = cluster.network_answer(asked, progress)
    written = answer.write(output, language)
    if target == "-":
        put_out(written)
    else:
        write_file(Path(target), written)
