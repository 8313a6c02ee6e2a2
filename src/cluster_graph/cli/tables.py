"""Commands on what people write: a new cluster, its tables as a workbook and back, checks of them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    FINDINGS,
    Format,
    LangOption,
    State,
    TablesInput,
    choose,
    put_out,
    say,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.problem_formats import FORMATS, formatted, problem_line
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


Book = Annotated[
    Path, typer.Option("-o", "--output", metavar="BOOK.xlsx", help="The workbook; - for stdout.")
]


Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="Replace the file even where it holds what would be lost.")
]


def _put_book(path: Path, data: bytes, overwrite: bool) -> None:
    from cluster_graph.tables.workbook.overwriting import refuse_to_lose

    if str(path) == "-":
        sys.stdout.buffer.write(data)
        return
    if not overwrite:
        refuse_to_lose(path, data)
    write_file(path, data)


def template(out: Book, overwrite: Overwrite = False, lang: LangOption = None) -> None:
    """Write an empty workbook to fill: a sheet a table, with notes, drop-downs and example rows."""
    from cluster_graph.tables.workbook.exporting import template_workbook

    use_language(lang)
    _put_book(out, template_workbook(), overwrite)


def export(
    out: Book, place: TablesInput = None, overwrite: Overwrite = False, lang: LangOption = None
) -> None:
    """Write a cluster's tables as a workbook, which import reads back without a changed byte."""
    from cluster_graph.tables.workbook.exporting import export_workbook

    use_language(lang)
    if place is None:
        say(
            Words(
                f"-i がないため、同梱のクラスター（{shipped_cluster()}）を使います。",
                f"no -i is given: using the shipped cluster ({shipped_cluster()}).",
            )
        )
    exported = export_workbook(shipped_cluster() if place is None else Path(place))
    _put_book(out, exported.data, overwrite)
    count, withheld = exported.rows, exported.withheld
    say(Words(f"{count} 行。", f"{count} row{'' if count == 1 else 's'}"))
    if withheld:
        say(
            Words(
                f"公開しない行（publish = no）が {withheld} 行含まれています。このワークブックは公開しないでください。",
                f"{withheld} of them {'is' if withheld == 1 else 'are'} not for the public (publish = no): "
                "do not publish this workbook.",
            )
        )
    if exported.left_behind:
        ja = " と ".join(words.ja for words in exported.left_behind)
        en = " and ".join(words.en for words in exported.left_behind)
        say(
            Words(
                f"{ja}はワークブックに入らずフォルダに残るので、ワークブックから新しいフォルダを作るときは写してください。",
                f"not in the workbook, but left in the folder: {en}; "
                "a new folder made from the workbook needs a copy of what is left.",
            )
        )


def import_(
    book: Annotated[
        Path, typer.Argument(metavar="BOOK.xlsx", help="The workbook (.xlsx, .ods, .xls); - for stdin.")
    ],
    out: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="The folder of the tables.")],
    allow_loss: Annotated[
        bool,
        typer.Option("--allow-loss", help="Let columns and whole tables go that the workbook does not hold."),
    ] = False,
    lang: LangOption = None,
) -> None:
    """Write the tables of a workbook to a cluster's folder: all of them or, where something is wrong, none."""
    from cluster_graph.tables.replacing import replace_files
    from cluster_graph.tables.workbook.importing import import_workbook
    from cluster_graph.tables.workbook.settings_reading import NewCluster

    use_language(lang)
    if out.exists() and not out.is_dir():
        raise usage_error(f"{out} はフォルダではありません。", f"{out} is not a folder.")
    name = out.resolve().name.lower()
    new_cluster = NewCluster(name if IDENTIFIER.fullmatch(name) else "cluster", date.today())  # noqa: DTZ011 - the day on the user's desk
    found = import_workbook(_bytes_of(book), out, new_cluster, allow_loss)
    for problem in found.problems:
        print(problem_line(problem, State.lang), file=sys.stderr)
    try:
        written = replace_files(out, {name: text.encode() for name, text in found.files.items()})
    except OSError as error:
        reason = error.strerror or str(error)
        raise usage_error(f"{out} に書けません: {reason}", f"cannot write to {out}: {reason}") from error
    count = sum(found.rows.values())
    ja, en = (
        f"{len(found.rows)} シート、{count} 行を読みました。",
        f"read {count} rows on {len(found.rows)} sheets; ",
    )
    if written:
        shown = ", ".join(written)
        say(Words(f"{ja}{out} に書いたもの: {shown}", f"{en}wrote to {out}: {shown}"))
    else:
        say(
            Words(
                f"{ja}{out} と同じなので、何も書いていません。",
                f"{en}{out} holds the same, nothing was written",
            )
        )


def _bytes_of(path: Path) -> bytes:
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise usage_error(f"{path} が読めません: {reason}", f"cannot read {path}: {reason}") from error


def check(place: TablesInput = None, output: Format = "text", lang: LangOption = None) -> None:
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
            f"{folder}: {errors} error{'' if errors == 1 else 's'}, {others} {'warning or notice' if others == 1 else 'warnings or notices'}.",
        )
    )
    if has_errors(problems):
        raise typer.Exit(FINDINGS)
