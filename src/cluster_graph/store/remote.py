"""An engine over a SPARQL 1.1 endpoint: SPARQLWrapper with a time limit, and one clear sentence for each failure."""

from __future__ import annotations

import json
import warnings
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError

from SPARQLWrapper import JSON, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from cluster_graph.problems import InputError, Words
from cluster_graph.store.engine import wrong_query
from cluster_graph.store.results import QueryResult, term_from_json

USER_AGENT = "cluster-graph"
TIME_LIMIT_SECONDS = 60


class RemoteEngine:
    """An engine over the endpoint at ``url``."""

    def __init__(self, url: str, time_limit: int = TIME_LIMIT_SECONDS) -> None:
        self.url = url
        self.time_limit = time_limit

    def select(self, query: str) -> QueryResult:
        """See :class:`~cluster_graph.store.engine.Engine`."""
        wrapper = SPARQLWrapper(self.url, agent=USER_AGENT)
        wrapper.setMethod(POST)
        wrapper.setReturnFormat(JSON)
        wrapper.setTimeout(self.time_limit)
        wrapper.setQuery(query)
        # SPARQLWrapper guesses the type of a query from its text and fails on ours, which open with comments.
        wrapper.queryType = "SELECT"
        try:
            with warnings.catch_warnings():
                warnings.simplefilter(
                    "ignore", RuntimeWarning
                )  # a wrong content type shows when it is parsed
                answer = wrapper.query()
            with answer.response as response:
                body = response.read()
        except QueryBadFormed as error:
            _close(error)
            raise wrong_query(f"{self.url}: {error}") from error
        except HTTPError as error:
            error.close()
            raise self._failed(f"HTTP {error.code}") from error
        except (URLError, SPARQLWrapperException, HTTPException, OSError) as error:
            _close(error)
            raise self._failed(str(getattr(error, "reason", error)) or type(error).__name__) from error
        return self._parse(body)

    def _parse(self, body: bytes) -> QueryResult:
        try:
            document: dict[str, Any] = json.loads(body.decode("utf-8"))
            if "boolean" in document:
                answer = {"type": "literal", "value": str(document["boolean"]).lower(), "datatype": _BOOLEAN}
                return QueryResult(("answer",), [(term_from_json(answer),)])
            columns = tuple(document["head"]["vars"])
            rows = [
                tuple(term_from_json(found[name]) if name in found else None for name in columns)
                for found in document["results"]["bindings"]
            ]
        except (ValueError, KeyError, TypeError) as error:
            raise self._failed("the answer is not SPARQL results in JSON") from error
        return QueryResult(columns, rows)

    def _failed(self, reason: str) -> InputError:
        return InputError(
            Words(
                f"SPARQL エンドポイント {self.url} から答えが得られません: {reason}",
                f"the SPARQL endpoint {self.url} gives no answer: {reason}",
            )
        )


def _close(error: BaseException) -> None:
    """Close the answer that SPARQLWrapper left open behind its own exception."""
    cause = error.__cause__ or error.__context__
    if isinstance(cause, HTTPError):
        cause.close()


_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
