"""The engine for several processors or machines: walks from all nodes as tasks of a Dask cluster; the rest is computed here.

Betweenness, closeness and harmonic closeness are exact, however long that takes. A network is sent once, and its nodes in
chunks of about equal work, always the same, whose results are added up in their order: neither who finishes first nor how
many workers there are changes a digit. Dask does again what a lost worker had; that costs time alone. What workers run is
sent to them by value, so they need NumPy and SciPy but not this package.

In a script of one's own a cluster of processes has to be opened below ``if __name__ == "__main__":``, as always where
Python starts processes.
"""

from __future__ import annotations

import operator
import re
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from typing import Any

from cluster_graph.network.engines import brandes, rows
from cluster_graph.network.engines.arrays import Integers, Reals
from cluster_graph.network.engines.engine import Progress
from cluster_graph.network.engines.parts import Part
from cluster_graph.network.engines.walking import Found, here
from cluster_graph.network.engines.with_rustworkx import RustworkxEngine
from cluster_graph.problems import InputError, Words

SECONDS_TO_CONNECT = 10
_ADDRESS = re.compile(r"(?:tcp|tls)://\S+:\d+")
STEPS_A_CHUNK = 200_000_000
"""Nodes and ties come by in a chunk: some seconds of work, against milliseconds to hand it out."""


class DaskEngine(RustworkxEngine):
    """Walks on a Dask cluster; see :class:`~cluster_graph.network.engines.engine.Engine` for what each measure gives."""

    name = "dask"

    def __init__(
        self, client: Any, progress: Progress | None = None, steps_a_chunk: int = STEPS_A_CHUNK
    ) -> None:
        super().__init__(progress, self._on_workers, largest_work=sys.maxsize)
        self._client = client
        self._steps_a_chunk = steps_a_chunk

    def _on_workers(self, find: Found, part: Part, sources: Integers) -> Iterable[tuple[int, Reals]]:
        """What is found from sources, a chunk each; a part that makes one chunk is walked here."""
        size = max(1, self._steps_a_chunk // part.steps)
        if size >= len(sources):
            yield from here(find, part, sources)
            return
        import cloudpickle
        from distributed import KilledWorker

        try:
            # Both are tasks, not scattered data: what a lost worker held is made again.
            found = self._client.submit(cloudpickle.loads, by_value(find), pure=False)
            network = cloudpickle.dumps((part.matrix, part.copies, part.weights))
            network = self._client.submit(cloudpickle.loads, network, pure=False)
            chunks = [sources[start : start + size] for start in range(0, len(sources), size)]
            tasks = [self._client.submit(operator.call, found, network, some, pure=False) for some in chunks]
            tasks.reverse()
            for some in chunks:
                yield len(some), tasks.pop().result()  # and the cluster may forget it
        except ImportError as lacking:
            raise InputError(
                Words(
                    f"Dask のワーカに必要な部品がありません({lacking})。ワーカにも numpy と scipy を入れてください。",
                    f"the workers of the Dask cluster lack something ({lacking}); install numpy and scipy for them too.",
                )
            ) from lacking
        except (OSError, CancelledError, KilledWorker) as lost:
            raise InputError(
                Words(
                    "Dask のクラスタとの接続が失われたか、ワーカが繰り返し終了しました。スケジューラとワーカの記録を確かめてください。",
                    "the Dask cluster was lost, or its workers ended again and again; look at the logs of its scheduler and workers.",
                )
            ) from lost


def by_value(find: Found) -> bytes:
    """A function of ours with all that it calls, for workers that do not have this package."""
    import cloudpickle

    def on_network(network: Any, sources: Any) -> Any:
        matrix, copies, weights = network
        return find(matrix, copies, weights, sources)

    for module in (brandes, rows):
        cloudpickle.register_pickle_by_value(module)
    try:
        sent: bytes = cloudpickle.dumps(on_network)
    finally:
        for module in (brandes, rows):
            cloudpickle.unregister_pickle_by_value(module)
    return sent


@contextmanager
def dask_engine(scheduler: str | None = None, progress: Progress | None = None) -> Iterator[DaskEngine]:
    """An engine on the cluster at the address ``scheduler``, or on one of its own with a process for each processor.

    Raises :class:`~cluster_graph.problems.InputError` where nobody answers, no worker comes, or the extra is missing.
    """
    try:
        import dask
        import distributed
    except ImportError as missing:
        raise InputError(
            Words(
                "エンジン dask には追加の部品が必要です。pip install 'cluster-graph[dask]' を実行してください。",
                "the engine dask needs more parts; run pip install 'cluster-graph[dask]'.",
            )
        ) from missing
    # Another address would be looked up by name until long after this run has ended.
    if scheduler is not None and not _ADDRESS.fullmatch(scheduler):
        raise InputError(_unreached(scheduler))
    client_of: Any = distributed.Client
    cluster_of: Any = distributed.LocalCluster
    with ExitStack() as opened:
        # A network of millions of ties is meant to be sent; Dask need not warn of it.
        opened.enter_context(dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"}))
        if scheduler is None:
            cluster = cluster_of(
                threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
            )
            opened.enter_context(cluster)
            client = opened.enter_context(client_of(cluster, set_as_default=False))
        else:
            try:
                client = opened.enter_context(
                    client_of(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)
                )
                client.wait_for_workers(1, timeout=SECONDS_TO_CONNECT)
            except (OSError, ValueError, TypeError) as unreached:  # the last: tls without certificates
                raise InputError(_unreached(scheduler)) from unreached
        yield DaskEngine(client, progress)


def _unreached(scheduler: str) -> Words:
    return Words(
        f"Dask のスケジューラ「{scheduler}」が応答しないか、ワーカがありません。tcp://ホスト:ポート の形で、"
        "動いているスケジューラを指定してください。",
        f'no Dask scheduler with a worker answers at "{scheduler}"; name a running one as tcp://HOST:PORT.',
    )
