"""A real SPARQL server for tests: Oxigraph's, from PyPI, on a free port of this machine."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

READY_WITHIN_SECONDS = 20


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_command() -> str:
    """The server's command. Where it is missing, the test is skipped, or fails in CI."""
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.exists() else shutil.which("oxigraph")
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("the oxigraph server is missing")
        pytest.skip("the oxigraph server is not installed")
    return found


def _wait_until_ready(url: str, server: subprocess.Popen[str]) -> None:
    give_up = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < give_up:
        if server.poll() is not None:
            pytest.fail(f"the server ended early: {server.communicate()[1]}")
        try:
            with urllib.request.urlopen(f"{url}/query?query=ASK%7B%7D", timeout=2):  # noqa: S310 - our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    pytest.fail("the server did not become ready")


@contextmanager
def oxigraph_server(trig: str) -> Iterator[str]:
    """Serve a graph; gives the address of its query endpoint."""
    url = f"http://127.0.0.1:{_free_port()}"
    server = subprocess.Popen(
        [oxigraph_command(), "serve", "--bind", url.removeprefix("http://")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_ready(url, server)
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{url}/store", data=trig.encode(), headers={"Content-Type": "application/trig"}, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30):  # noqa: S310
            pass
        yield f"{url}/query"
    finally:
        server.terminate()
        server.communicate(timeout=20)
