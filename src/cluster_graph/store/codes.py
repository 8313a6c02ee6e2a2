"""The labels of all code lists of a cluster, shared and its own. Takes an engine; knows what no code is for."""

from __future__ import annotations

from dataclasses import dataclass

from cluster_graph.problems import Words
from cluster_graph.store.engine import Engine
from cluster_graph.store.saved import run_saved
from cluster_graph.vocabulary import code_iri


@dataclass(frozen=True, slots=True)
class Code:
    """A concept of a code list: its notation (``government``, ``joint-research``) and its label."""

    id: str
    label: Words


def load_codes(engine: Engine) -> dict[str, Code]:
    """All codes by the IRI of their concept; a label missing in one language is that of the other."""
    found: dict[str, Code] = {}
    for row in run_saved(engine, "load/codes").records():
        notation = row["notation"] or ""
        words = Words(row["ja"] or row["en"] or notation, row["en"] or row["ja"] or notation)
        found.setdefault(row["concept"] or "", Code(notation, words))
    return found


def labels_of_scheme(codes: dict[str, Code], scheme: str) -> dict[str, Words]:
    """The labels of one shared scheme (``sector``, ``role``) by notation."""
    return {code.id: code.label for iri, code in codes.items() if iri == code_iri(scheme, code.id)}
