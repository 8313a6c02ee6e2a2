"""Commands that write pages: the network alone, the whole site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cluster_graph.cli.common import (
    Input,
    KnownBy,
    LangOption,
    On,
    open_place,
    put_out,
    say,
    usage_error,
    use_language,
    write_file,
)
from cluster_graph.cluster import to_day
from cluster_graph.outputs import OutputRefused, replace_folder
from cluster_graph.problems import Words


def view(
    out: Annotated[Path, typer.Option("-o", "--output", help="The file to write; - for standard output.")],
    place: Input = None,
    on: On = None,
    known_by: KnownBy = None,
    lang: LangOption = None,
) -> None:
    """Write the interactive network as one HTML file that works without a network connection."""
    from cluster_graph.site.pages import single_network_page

    use_language(lang)
    page = single_network_page(open_place(place, known_by).engine, to_day(on))
    if str(out) == "-":
        put_out(page)
    else:
        write_file(out, page)


def site(
    place: Input = None,
    out: Annotated[Path, typer.Option("-o", "--output", help="The folder to write.")] = Path("site"),
    known_by: KnownBy = None,
    lang: LangOption = None,
) -> None:
    """Write the pages of a cluster: a folder that works from a disk, without a network connection."""
    from cluster_graph.site.pages import SITE_MARKER, site_files

    use_language(lang)
    files = site_files(open_place(place, known_by).engine)
    try:
        replace_folder(out, files, SITE_MARKER)
    except OutputRefused as error:
        raise usage_error(
            f"{out} には cluster-graph が作ったものではないファイルがあります。別のフォルダを指定してください。",
            f"{out} holds files that cluster-graph did not make; name another folder.",
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise usage_error(f"{out} に書けません: {reason}", f"cannot write to {out}: {reason}") from error
    first = (out / "index.html").resolve()
    say(
        Words(
            f"{len(files)} 個のファイルを書きました。開くもの: {first}",
            f"wrote {len(files)} files; open {first}",
        )
    )
