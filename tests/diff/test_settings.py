"""What a cluster says of itself: its id, its fiscal year, the sources it prefers, how it explains conflicts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cluster_graph.diff.records import SettingChange
from cluster_graph.diff.report import compare
from cluster_graph.problems import Words
from cluster_graph.store.open import open_engine
from tests.diff.building import AGREEMENTS, PREFERRED, diff, write_version

# Two sources of one agreement that name different days of signature.
DAYS = [
    {**AGREEMENTS[0], "signed_on": "2014-04-01"},
    {"id": "pact", "name_ja": "三者協定", "signed_on": "2014-05-01", "source": "t", "quote": "5月"},
]
HIDDEN = [DAYS[0], {**DAYS[1], "publish": "no"}]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write_version(tmp_path / "old", agreements=DAYS)


def explain(folder: Path, why: str) -> Path:
    (folder / "known-conflicts.csv").write_text(f"id,column,why\npact,signed_on,{why}\n", encoding="utf-8")
    return folder


def settings_between(old: Path, new: Path) -> tuple[SettingChange, ...]:
    report = compare(open_engine(old), open_engine(new), folders=(old, new))
    assert report.is_empty is not bool(report.facts.settings)
    assert report.to_json()["summary"]["settings"] == len(report.facts.settings)
    return report.facts.settings


def test_a_new_id_of_the_cluster_is_told(old: Path, tmp_path: Path) -> None:
    settings = PREFERRED.replace('id = "tiny"', 'id = "small"')
    (change,) = diff(old, write_version(tmp_path / "new", settings, agreements=DAYS)).facts.settings
    assert change.sentence == Words(
        "クラスターのIDを「small」に改めた（これまでは「tiny」）。",
        'The id of the cluster is now "small" (before: "tiny").',
    )
    assert (change.key, change.before, change.after) == ("id", "tiny", "small")


def test_the_first_day_of_the_fiscal_year_is_told_as_a_day(old: Path, tmp_path: Path) -> None:
    settings = PREFERRED.replace('"04-01"', '"10-01"')
    found = diff(old, write_version(tmp_path / "new", settings, agreements=DAYS)).facts.settings
    assert found[0].sentence == Words(
        "年度の初日を「10月1日」に改めた（これまでは「4月1日」）。",
        'The first day of the fiscal year is now "1 October" (before: "1 April").',
    )


def test_another_order_of_preferred_sources_is_told_between_folders(old: Path, tmp_path: Path) -> None:
    # The periods agree, so that nothing but the order itself differs.
    rows = [DAYS[0], {key: text for key, text in DAYS[1].items() if key != "signed_on"}]
    one = write_version(tmp_path / "one", agreements=rows)
    other = write_version(tmp_path / "other", PREFERRED.replace('["s", "t"]', '["t", "s"]'), agreements=rows)
    (change,) = settings_between(one, other)
    assert change.sentence == Words(
        "優先する出典（よいものから）を「年報」「推進体制」に改めた（これまでは「推進体制」「年報」）。",
        'The list of preferred sources, best first, is now "Annual report", "Promotion system" '
        '(before: "Promotion system", "Annual report").',
    )
    assert (change.key, change.before, change.after) == ("prefer", "s, t", "t, s")


def test_explanations_of_conflicts_that_came_went_or_changed_are_told(old: Path, tmp_path: Path) -> None:
    new = explain(write_version(tmp_path / "new", agreements=DAYS), "日付の誤記")
    (come,) = settings_between(old, new)
    assert come.sentence == Words(
        "協定「三者協定」の締結日についての出典の食い違いの説明を「日付の誤記」とした。",
        "The explanation why sources differ on the date of signature of the agreement "
        '"Pact of three" is newly given: "日付の誤記".',
    )
    assert (come.key, come.before, come.after) == ("known_conflicts.pact.signed_on", "", "日付の誤記")
    (gone,) = settings_between(new, old)
    assert gone.sentence.ja.endswith("説明の記載をなくした（これまでは「日付の誤記」）。")
    (other,) = settings_between(explain(old, "誤植"), new)
    assert other.sentence.ja.endswith("説明を「日付の誤記」に改めた（これまでは「誤植」）。")


def test_an_explanation_of_a_conflict_with_a_withheld_row_is_not_told(tmp_path: Path) -> None:
    one = write_version(tmp_path / "one", agreements=HIDDEN)
    other = explain(write_version(tmp_path / "other", agreements=HIDDEN), "非公開の行のこと")
    assert settings_between(one, other) == ()


def test_preferences_and_explanations_are_not_compared_where_one_is_no_folder(
    old: Path, tmp_path: Path
) -> None:
    new = explain(write_version(tmp_path / "new", agreements=DAYS), "日付の誤記")
    assert compare(open_engine(old), open_engine(new), folders=(None, new)).is_empty
