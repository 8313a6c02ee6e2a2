"""Each failure of an endpoint is one sentence that names it; no answer is half taken."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

import pytest

from cluster_graph.problems import InputError
from cluster_graph.store.remote import RemoteEngine

ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "/html": (200, "text/html", b"<html>hello</html>"),
    "/truncated": (
        200,
        "application/sparql-results+json",
        b'{"head":{"vars":["x"]},"results":{"bindings":[{"x"',
    ),
    "/refused": (401, "text/plain", b"no"),
    "/busy": (429, "text/plain", b"later"),
    "/broken": (500, "text/plain", b"oh"),
    "/wrong": (400, "text/plain", b"bad query"),
    "/ask": (200, "application/sparql-results+json", b'{"head":{},"boolean":true}'),
    "/rows": (
        200,
        "application/sparql-results+json",
        b'{"head":{"vars":["x","y"]},"results":{"bindings":[{"x":{"type":"uri","value":"http://e/a"}}]}}',
    ),
}


class _Answering(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        status, kind, body = ANSWERS[self.path]
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def faulty() -> Iterator[str]:
    """A small server that answers as ``ANSWERS`` says."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("path", ["/html", "/truncated", "/refused", "/busy", "/broken", "/wrong"])
def test_a_failing_endpoint_gives_one_sentence_with_its_address(faulty: str, path: str) -> None:
    with pytest.raises(InputError) as failure:
        RemoteEngine(faulty + path).select("SELECT * { ?s ?p ?o }")
    assert faulty + path in failure.value.words.en
    assert faulty + path in failure.value.words.ja


def test_an_address_where_nobody_listens_gives_one_sentence() -> None:
    with pytest.raises(InputError, match="gives no answer"):
        RemoteEngine("http://127.0.0.1:9/sparql", time_limit=5).select("SELECT * { ?s ?p ?o }")


def test_rows_and_answers_are_terms(faulty: str) -> None:
    rows = RemoteEngine(faulty + "/rows").select("SELECT ?x ?y {}").records()
    assert rows == [{"x": "http://e/a", "y": None}]
    assert RemoteEngine(faulty + "/ask").select("ASK {}").records() == [{"answer": "true"}]
