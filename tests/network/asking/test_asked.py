"""What does not go together is said in a sentence before anything is computed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cluster_graph.cluster import Cluster
from cluster_graph.network.asking.asked import Asked
from cluster_graph.problems import InputError

ONE, TWO = date(2017, 4, 1), date(2018, 4, 1)


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"table": "fame"}, 'no table "fame"'),
        ({"projection": "funding", "table": "brokerage"}, "one of the projection actors"),
        ({"projection": "affiliation", "table": "mixing"}, "one of the projection actors"),
        ({"by_year": True, "compare": (ONE, TWO)}, "one at a time"),
        ({"by_year": True, "rank_intervals": True}, "one at a time"),
        ({"compare": (ONE, TWO), "rank_intervals": True}, "one at a time"),
        ({"by_year": True, "path": ("a", "b")}, "one at a time"),
        ({"path": ("a", "b"), "table": "ties"}, "tables of its own: path"),
        ({"path": ("a", "b"), "measures": ("degree",)}, "measures belong to"),
        ({"table": "path"}, "comes with --path"),
        ({"by_year": True, "table": "missed"}, "nodes_by_year, years"),
        ({"rank_intervals": True, "table": "ties"}, "trust"),
        ({"table": "years"}, "comes with --by-year"),
        ({"table": "trust"}, "comes with --rank-intervals"),
        ({"table": "sectors", "measures": ("degree",)}, "measures belong to"),
        ({"on": ONE, "period": (ONE, TWO)}, "not both"),
        ({"on": ONE, "by_year": True}, "limit them"),
        ({"on": ONE, "compare": (ONE, TWO)}, "no other day"),
        ({"period": (ONE, TWO), "compare": (ONE, TWO)}, "no other day"),
        ({"period": (TWO, ONE)}, "ends on 1 April 2017, before it starts on 1 April 2018"),
        ({"period": (TWO, ONE), "by_year": True}, "before it starts"),
        ({"unobserved": 1.0}, "below 1, not 1"),
        ({"unobserved": float("nan")}, "below 1, not nan"),
        ({"draws": 0}, "at least 1, not 0"),
        ({"seed": -1}, "from 0, not -1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_what_does_not_go_together(choices: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        Asked(**choices)
    assert error.value.words.ja.endswith("。")


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"measures": ("fame",)}, 'no measure "fame"; there are: neighbours'),
        ({"projection": "funding", "measures": ("closeness",)}, "means nothing on the projection funding"),
        ({"projection": "funding", "rank_intervals": True}, "rank intervals"),
        ({"compare": (TWO, ONE)}, "the earlier first"),
        ({"compare": (ONE, ONE)}, "the earlier first"),
        ({"engine": "abacus"}, "no engine"),
        ({"scheduler": "tcp://127.0.0.1:1"}, "--engine dask"),
        ({"projection": "fame"}, "fame"),
        ({"projection": "funding", "weight": "newman"}, "newman"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_what_the_cluster_cannot_answer(yamagata: Cluster, choices: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        yamagata.network_answer(Asked(**choices))
