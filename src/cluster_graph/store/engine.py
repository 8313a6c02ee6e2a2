"""What an engine is: something that answers SPARQL 1.1 queries over one cluster's graph.

:class:`EmbeddedEngine` asks a store in memory; a remote one stands in :mod:`remote`. Readers see no difference.
"""

from __future__ import annotations

from typing import Protocol

import pyoxigraph as ox

from cluster_graph.problems import InputError, Words
from cluster_graph.store.results import QueryResult


class Engine(Protocol):
    """Answers queries over one graph."""

    def select(self, query: str) -> QueryResult:
        """The rows of a SELECT query (an ASK gives one row under ``answer``).

        Raises :class:`~cluster_graph.problems.InputError` where the query is wrong or cannot be answered.
        """


def wrong_query(reason: str) -> InputError:
    """The error for a query that an engine does not accept."""
    return InputError(
        Words(f"この問い合わせは実行できません: {reason}", f"this query cannot be run: {reason}")
    )


class EmbeddedEngine:
    """An engine over an Oxigraph store in this process."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def select(self, query: str) -> QueryResult:
        """See :class:`Engine`."""
        try:
            answer = self.store.query(query)
            if isinstance(answer, ox.QuerySolutions):
                columns = tuple(variable.value for variable in answer.variables)
                rows = [tuple(solution) for solution in answer]
                return QueryResult(columns, rows)
        except (SyntaxError, ValueError, OSError) as error:
            raise wrong_query(str(error)) from error
        if isinstance(answer, ox.QueryBoolean):
            return QueryResult(("answer",), [(ox.Literal(bool(answer)),)])
        raise wrong_query("only SELECT and ASK queries give a table")
