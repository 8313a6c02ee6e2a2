"""From what a user names to an engine: a folder of tables, a build, a file, or an endpoint."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyoxigraph as ox

from cluster_graph.graph.build import build_graph
from cluster_graph.problems import InputError, Words
from cluster_graph.store.engine import EmbeddedEngine, Engine
from cluster_graph.store.remote import RemoteEngine
from cluster_graph.tables.known_by import LeftOut, known_by
from cluster_graph.tables.reading import read_valid_tables
from cluster_graph.tables.settings import FILE_NAME

GRAPH_FILE = "graph.trig"
_FORMATS = {".trig": ox.RdfFormat.TRIG, ".nq": ox.RdfFormat.N_QUADS}


def _load_file(path: Path) -> EmbeddedEngine:
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=_FORMATS[path.suffix])
    except (SyntaxError, ValueError, OSError) as error:
        raise InputError(Words(f"{path} が読めません: {error}", f"{path} cannot be read: {error}")) from error
    return EmbeddedEngine(store)


def read_graph(data: bytes, name: str) -> EmbeddedEngine:
    """An engine over a graph in TriG or N-Quads.

    ``name``: what to call it in a message.
    """
    reasons = []
    for rdf_format in _FORMATS.values():
        store = ox.Store()
        try:
            store.bulk_load(data, format=rdf_format)
        except (SyntaxError, ValueError) as error:
            reasons.append(str(error))
        else:
            return EmbeddedEngine(store)
    raise InputError(Words(f"{name} が読めません: {reasons[0]}", f"{name} cannot be read: {reasons[0]}"))


def open_known_by(folder: str | Path, day: date) -> tuple[Engine, LeftOut]:
    """An engine over what sources that stood by ``day`` say, and which sources were left out.

    ``folder``: a folder of tables; a graph cannot be taken back to a day, since its facts are merged. Raises
    :class:`~cluster_graph.problems.InputError` for anything else.
    """
    if not (Path(folder) / FILE_NAME).is_file():
        raise InputError(
            Words(
                f"{folder} は表のフォルダではありません。ある日までに知られていたことは、表からだけ求められます。",
                f"{folder} is no folder of tables; what was known by a day can be told from tables only.",
            )
        )
    tables, left_out = known_by(read_valid_tables(Path(folder)), day)
    return EmbeddedEngine(build_graph(tables).store), left_out


def open_engine(place: str | Path) -> Engine:
    """An engine over ``place``.

    ``place``: a folder of tables, a folder made by ``build``, a ``.trig`` or ``.nq`` file, or the address of a
    SPARQL endpoint. Raises :class:`~cluster_graph.problems.InputError` where it is none of these.
    """
    if str(place).startswith(("http://", "https://")):
        return RemoteEngine(str(place))
    path = Path(place)
    if path.is_dir():
        if not (path / FILE_NAME).exists() and (path / GRAPH_FILE).is_file():
            return _load_file(path / GRAPH_FILE)
        return EmbeddedEngine(build_graph(read_valid_tables(path)).store)
    if path.is_file() and path.suffix in _FORMATS:
        return _load_file(path)
    raise InputError(
        Words(
            f"{place} が開けません。表のフォルダ、build で作ったフォルダ、.trig か .nq のファイル、または http(s) の "
            "SPARQL エンドポイントを指定してください。",
            f"{place} cannot be opened: name a folder of tables, a folder made by build, a .trig or .nq file, or the "
            "http(s) address of a SPARQL endpoint.",
        )
    )
