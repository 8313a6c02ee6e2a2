"""The report: windows, statuses, modes, exit rules, and the forms in which it writes itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cluster_graph.coverage.report import judge
from cluster_graph.periods import UNKNOWN_PERIOD, Period
from cluster_graph.problems import InputError
from tests.coverage.building import agreement, cluster, day, judged, period, study

LONG = period("2010-04-01", "..")
YEAR_2017 = period("2017-04-01", "2018-03-31")


def window(first: str | None = None, last: str | None = None, on: str | None = None) -> tuple[str, str]:
    """The window that a report judges."""
    window_from, window_to, just_on = (None if words is None else day(words) for words in (first, last, on))
    report = judge(cluster(), window_from, window_to, just_on)
    return report.first.isoformat(), report.last.isoformat()


def test_the_window_is_the_fiscal_year_of_the_clusters_date() -> None:
    assert window() == ("2018-04-01", "2019-03-31")
    calendar = replace(cluster(), fiscal_year_starts=(1, 1))
    assert judge(calendar).last == date(2018, 12, 31)


def test_a_window_may_be_given_by_one_edge_both_or_a_day() -> None:
    assert window("2018-06-01") == ("2018-06-01", "2019-03-31")
    assert window(None, "2018-06-01") == ("2018-04-01", "2018-06-01")
    assert window("2010-01-01", "2020-01-01") == ("2010-01-01", "2020-01-01")
    assert window(on="2012-02-29") == ("2012-02-29", "2012-02-29")


def test_an_edge_beyond_the_fiscal_year_brings_its_own_year() -> None:
    assert window("2020-06-01") == ("2020-06-01", "2021-03-31")
    assert window(None, "2016-06-01") == ("2016-04-01", "2016-06-01")


def test_a_window_that_ends_before_it_starts_is_refused_in_both_languages() -> None:
    with pytest.raises(InputError) as failure:
        window("2018-06-02", "2018-06-01")
    assert "before it starts" in failure.value.words.en
    assert failure.value.words.ja


def status(*things: object) -> str | None:
    """The status of the study in fiscal 2018."""
    return judged(*things).collaborations[0].status  # type: ignore[arg-type]  # passed through


def test_one_uncovered_certain_day_makes_a_collaboration_uncovered() -> None:
    ends_early = agreement(during=period("2018-04-01", "2019-03-30"))
    assert status(ends_early, study()) == "uncovered"


def test_an_uncovered_possible_day_beside_certain_ones_leaves_it_unknown() -> None:
    vague = Period(date(2018, 3, 1), date(2018, 4, 2), date(2019, 3, 31), date(2019, 3, 31))
    assert status(agreement(during=period("2018-04-02", "2019-03-31")), study(during=vague)) == "unknown"


def test_without_certain_days_all_possible_ones_have_to_be_uncovered() -> None:
    assert status(agreement(during=YEAR_2017), study(during=UNKNOWN_PERIOD)) == "uncovered"
    ends_early = agreement(during=period("2018-04-01", "2019-03-30"))
    assert status(ends_early, study(during=UNKNOWN_PERIOD)) == "unknown"


def test_it_is_covered_if_every_possible_day_is() -> None:
    assert status(agreement(), study(during=UNKNOWN_PERIOD)) == "covered"


def test_a_report_keeps_the_mode_and_the_judge_that_made_it() -> None:
    two = [agreement("one", ["keio", "city"]), agreement("other", ["city", "company"])]
    records = cluster(*two, study(["keio", "city", "company"]), complete=True)
    statuses = {mode: judge(records, mode=mode) for mode in ("joint", "pairwise", "collective")}
    assert {mode: report.collaborations[0].status for mode, report in statuses.items()} == {
        "joint": "uncovered",
        "pairwise": "uncovered",
        "collective": "covered",
    }
    assert statuses["pairwise"].mode == statuses["pairwise"].judging.mode == "pairwise"


def test_two_reports_on_the_same_records_are_equal_whoever_judged_them() -> None:
    records = cluster(agreement(), study())
    assert judge(records) == judge(records)
    assert judge(records) != judge(records, mode="collective")


def test_failing_is_on_a_status_or_on_a_lapse_that_is_named() -> None:
    report = judged(agreement(), study(), study(["company"], identifier="other"))
    assert report.fails_on({"unknown"})
    assert report.fails_on({"lapse"})
    assert not report.fails_on({"uncovered"})
    assert not report.fails_on(set())
    assert judged(agreement(during=YEAR_2017), study()).fails_on({"uncovered", "unknown"})
    assert not judged(agreement(during=LONG), study()).fails_on({"uncovered", "unknown", "lapse"})


def test_a_report_finds_its_own_repair() -> None:
    report = judged(agreement(during=YEAR_2017), study())
    assert [step.serves for step in report.repair().steps] == [("study",)]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_report_writes_itself_in_every_form(lang: str) -> None:
    report = judged(agreement(), study())
    assert report.to_json(lang)["collaborations"][0]["id"] == "study"
    assert "[study]" in report.to_text(lang)
    assert "\nstudy," in report.to_csv(lang)
    assert report.to_xlsx(lang).startswith(b"PK")
    assert f'<html lang="{lang}">' in report.to_html(lang)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_report_on_nothing_is_written_too(lang: str) -> None:
    report = judge(cluster())
    assert report.to_json(lang)["collaborations"] == []
    assert report.to_text(lang)
    assert len(report.to_csv(lang).splitlines()) == 1
    assert report.to_xlsx(lang).startswith(b"PK")
    assert "</html>" in report.to_html(lang)


def test_days_at_the_ends_of_the_calendar_break_no_form() -> None:
    far = Period(date.min, date.min, date.max, date.max)
    report = judge(cluster(agreement(during=far), study(during=far)), date.min, date.max)
    assert report.collaborations[0].status == "covered"
    assert "9999" in report.to_text("ja")
    assert "9999" in report.to_html("en")
    assert report.to_xlsx("en").startswith(b"PK")
    assert "0001-01-01,9999-12-31" in report.to_csv("en")
