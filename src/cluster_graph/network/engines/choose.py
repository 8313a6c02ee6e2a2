"""Which engine computes: the one that is asked for, or the one that pays at the size of the network.

Takes a name, and for ``auto`` how many nodes there are; gives an engine, and closes what it had to open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cluster_graph.network.engines.engine import Engine, Progress
from cluster_graph.network.engines.with_networkx import NETWORKX
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from cluster_graph.problems import InputError, Words

ENGINES = ("auto", "networkx", "rustworkx", "dask")

LARGEST_FOR_NETWORKX = 100
"""Nodes up to which NetworkX needs no more than a tenth of a second for a measure; see docs/scale.md."""


@contextmanager
def open_engine(
    name: str = "auto", nodes: int = 0, scheduler: str | None = None, progress: Progress | None = None
) -> Iterator[Engine]:
    """The engine ``name`` (one of :data:`ENGINES`) for a network of so many nodes.

    ``scheduler``: the address of a Dask cluster, ``tcp://…``, for ``dask`` alone; without one its workers are
    processes of this machine, ended at the end. ``progress`` is told of slow measures. Raises
    :class:`~cluster_graph.problems.InputError` for an unknown engine, for a scheduler that nobody is asked to use or
    that does not answer, and where the extra is not installed.
    """
    if name not in ENGINES:
        raise InputError(
            Words(
                f"エンジン「{name}」はありません。{', '.join(ENGINES)} のどれかを指定してください。",
                f'there is no engine "{name}"; there are: {", ".join(ENGINES)}.',
            )
        )
    if scheduler is not None and name != "dask":
        raise InputError(
            Words(
                "スケジューラはエンジン dask だけが使います。--engine dask も指定してください。",
                "only the engine dask uses a scheduler; name --engine dask too.",
            )
        )
    if name == "dask":
        from cluster_graph.network.engines.with_dask import dask_engine

        with dask_engine(scheduler, progress) as engine:
            yield engine
    elif name == "networkx" or (name == "auto" and nodes <= LARGEST_FOR_NETWORKX):
        yield NETWORKX
    else:
        yield RustworkxEngine(progress)
