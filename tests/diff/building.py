"""Two small versions of one cluster for tests of ``diff``: a university, a city and a prefecture under agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cluster_graph.cluster import open_cluster
from cluster_graph.diff.report import DiffReport
from tests.factory import SETTINGS, Row, write_cluster

PREFERRED = SETTINGS.replace("prefer = []", 'prefer = ["s", "t"]')
SOURCES = [
    {
        "id": "s",
        "title_ja": "推進体制",
        "title_en": "Promotion system",
        "issued": "2018-08-28",
        "language": "ja",
    },
    {
        "id": "t",
        "title_ja": "年報",
        "title_en": "Annual report",
        "issued": "2018-06",
        "language": "ja",
        "url": "https://example.org/t",
    },
]
ORGANIZATIONS = [
    {"id": "city", "name_ja": "鶴岡市", "name_en": "Tsuruoka City", "kind": "city", "sector": "government"},
    {
        "id": "pref",
        "name_ja": "山形県",
        "name_en": "Yamagata Prefecture",
        "kind": "prefecture",
        "sector": "government",
    },
    {
        "id": "uni",
        "name_ja": "慶應義塾",
        "name_en": "Keio",
        "kind": "school-corporation",
        "sector": "university",
    },
]
AGREEMENTS = [
    {
        "id": "pact",
        "name_ja": "三者協定",
        "name_en": "Pact of three",
        "kind": "support",
        "covers": "study",
        "period": "FY2014/FY2018",
        "quote": "平成26年度から平成30年度まで",
        "locator": "p. 1",
    }
]
SIGNATURES = [{"agreement": "pact", "party": party} for party in ("city", "pref", "uni")]
COLLABORATIONS = [
    {
        "id": "study",
        "name_ja": "代謝研究",
        "name_en": "Study of metabolism",
        "kind": "joint-research",
        "period": "FY2017/FY2019",
    }
]
PARTICIPATIONS = [{"collaboration": "study", "participant": party} for party in ("city", "uni")]
BASIS: Mapping[str, Sequence[Row]] = {
    "sources": SOURCES,
    "organizations": ORGANIZATIONS,
    "agreements": AGREEMENTS,
    "signatures": SIGNATURES,
    "collaborations": COLLABORATIONS,
    "participations": PARTICIPATIONS,
}


def write_version(folder: Path, settings: str = PREFERRED, /, **tables: Sequence[Row]) -> Path:
    """The basis with some tables replaced."""
    return write_cluster(folder, settings, **{**BASIS, **tables})


def replaced(rows: Sequence[Row], identifier: str, **cells: str) -> list[Row]:
    """The rows with some cells of one of them replaced."""
    return [{**row, **cells} if row["id"] == identifier else row for row in rows]


def diff(old: Path | str, new: Path | str, **options: str) -> DiffReport:
    """The comparison of two places."""
    return open_cluster(old).diff(open_cluster(new), options.get("on"))


def versions(tmp_path: Path, /, **tables: Sequence[Row]) -> DiffReport:
    """What differs between the basis and the basis with some tables replaced."""
    return diff(write_version(tmp_path / "old"), write_version(tmp_path / "new", **tables))
