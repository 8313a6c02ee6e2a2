"""Commands on what people write: a new cluster, checks of its tables."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Format,
    Input,
    LangOption,
    State,
    choose,
    put_out,
    say,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.problem_formats import FORMATS, formatted
from cluster_graph.problems import Severity, Words, has_errors
from cluster_graph.resources import shipped_cluster
from cluster_graph.tables.cells import IDENTIFIER
from cluster_graph.tables.template import empty_cluster


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to make; its name becomes the id.")
    ],
    lang: LangOption = None,
) -> None:
    """Make a new cluster: cluster.toml and empty tables."""
    use_language(lang)
    identifier = folder.resolve().name.lower()
    if not IDENTIFIER.fullmatch(identifier):
        raise usage_error(
            f"フォルダの名前「{folder.name}」はIDにもなります。半角の英小文字・数字・ハイフンだけにしてください。",
            f'the name "{folder.name}" becomes the id of the cluster: small letters, digits and hyphens only.',
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise usage_error(f"{folder} は空のフォルダではありません。", f"{folder} is not an empty folder.")
    for name, text in empty_cluster(identifier, date.today()).items():  # noqa: DTZ011 - the day on the user's desk
        write_file(folder / name, text, quiet=True)
    say(Words(f"{folder} に新しいクラスターを作りました。", f"made a new cluster in {folder}"))


def check(place: Input = None, output: Format = "text", lang: LangOption = None) -> None:
    """Report everything that is wrong with a cluster's tables, one sentence each."""
    from cluster_graph.checks import check_folder

    use_language(lang)
    choose(output, FORMATS, "--format")
    folder = shipped_cluster() if place is None else Path(place)
    problems = check_folder(folder)
    put_out(formatted(problems, output, State.lang, folder))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    others = len(problems) - errors
    say(
        Words(
            f"{folder}: 誤り {errors} 件、注意など {others} 件。",
            f"{folder}: {errors} error{'' if errors == 1 else 's'}, {others} warning{'' if others == 1 else 's'} or notices.",
        )
    )
    if has_errors(problems):
        raise typer.Exit(FINDINGS)
