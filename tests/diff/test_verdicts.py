"""Which verdicts of coverage changed, since when and why; lapses that came, went or mean something else."""

from __future__ import annotations

from pathlib import Path

from cluster_graph.diff.records import Change
from tests.diff.building import (
    AGREEMENTS,
    COLLABORATIONS,
    SIGNATURES,
    diff,
    replaced,
    versions,
    write_version,
)

SUCCESSOR = {
    "id": "pact-2",
    "name_ja": "第二協定",
    "name_en": "Second pact",
    "kind": "support",
    "succeeds": "pact",
    "period": "FY2019/FY2023",
}


def test_an_end_that_becomes_known_turns_unknown_into_covered(tmp_path: Path) -> None:
    vague = replaced(AGREEMENTS, "pact", period="FY2014/[2018-06-01..]")
    old, new = write_version(tmp_path / "old", agreements=vague), write_version(tmp_path / "new")
    report = diff(old, new)
    (verdict,) = report.coverage.verdicts
    assert (verdict.id, verdict.before, verdict.after) == ("study", "unknown", "covered")
    (days,) = verdict.days
    assert (days.first.isoformat(), days.last.isoformat()) == ("2018-06-02", "2019-03-31")
    assert verdict.sentence.en == (
        '"Study of metabolism" is now judged "covered by an agreement" from 2 June 2018 on '
        '(before: "not known from the sources").'
    )
    assert verdict.sentence.ja == (
        "「代謝研究」の判定は「資料からは不明」から「協定あり」に変わった（2018年6月2日から）。"
    )
    assert (
        "2018年6月2日から2019年3月31日まで：資料からは不明 → 協定あり。すべての参加者が「三者協定」の対象。"
        in report.to_text("ja")
    )


def test_a_day_is_judged_alone_where_one_is_named(tmp_path: Path) -> None:
    short = replaced(AGREEMENTS, "pact", period="FY2014/FY2017")
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", agreements=short)
    assert not diff(old, new, on="2018-03-31").coverage.verdicts
    (verdict,) = diff(old, new, on="2018-04-01").coverage.verdicts
    assert (verdict.before, verdict.after) == ("covered", "uncovered")
    assert "(1 April 2018)" in diff(old, new, on="2018-04-01").to_text("en")


def test_a_lapse_is_healed_by_a_successor(tmp_path: Path) -> None:
    signatures = [*SIGNATURES, *({"agreement": "pact-2", "party": row["party"]} for row in SIGNATURES)]
    report = versions(tmp_path, agreements=[*AGREEMENTS, SUCCESSOR], signatures=signatures)
    (lapse,) = report.coverage.lapses
    assert lapse.change is Change.CHANGED
    assert lapse.before is not None and lapse.after is not None
    assert (lapse.before.uncovers, lapse.after.uncovers) == (("study",), ())
    assert lapse.sentence.en == (
        'What the lapse of the agreement "Pact of three" means has changed: on 31 March 2019, '
        'succeeded by "Second pact" (before: on 31 March 2019, leaving without an agreement Study of metabolism).'
    )


def test_lapses_come_and_go(tmp_path: Path) -> None:
    longer = replaced(AGREEMENTS, "pact", period="FY2014/FY2020")
    old, new = write_version(tmp_path / "old"), write_version(tmp_path / "new", agreements=longer)
    (gone,) = diff(old, new).coverage.lapses
    assert gone.change is Change.REMOVED
    assert "2018年8月28日から12か月以内に期限切れとなる協定ではなくなった" in gone.sentence.ja
    (come,) = diff(new, old).coverage.lapses
    assert come.change is Change.ADDED
    assert come.sentence.en.startswith(
        'The agreement "Pact of three" is now among those that lapse within 12'
    )


def test_a_verdict_that_stays_on_other_grounds_says_both(tmp_path: Path) -> None:
    nowhere = replaced(AGREEMENTS, "pact", covers="none")
    unsigned = [row for row in SIGNATURES if row["party"] != "city"]
    old = write_version(tmp_path / "old", agreements=nowhere)
    new = write_version(tmp_path / "new", signatures=unsigned)
    report = diff(old, new)
    (verdict,) = report.coverage.verdicts
    assert verdict.before == verdict.after == "unknown"
    text = report.to_text("en")
    assert 'is judged as before ("not known from the sources"), but on other grounds.' in text
    assert "still not known from the sources; a participant has not signed" in text
    assert "Before: no agreement on record" in text


def test_collaborations_that_come_go_or_need_no_agreement(tmp_path: Path) -> None:
    old = write_version(tmp_path / "old")
    new = write_version(
        tmp_path / "new",
        collaborations=[
            *replaced(COLLABORATIONS, "study", requires_agreement="no"),
            {"id": "next", "name_ja": "次の研究", "period": "FY2018"},
        ],
    )
    found = {verdict.id: verdict for verdict in diff(old, new).coverage.verdicts}
    assert (found["study"].before, found["study"].after) == ("covered", "exempt")
    assert (found["next"].before, found["next"].after) == ("not-on-record", "unknown")
    text = diff(old, new).to_text("en")
    assert "covered by an agreement → needs no agreement." in text
    assert '"次の研究", newly on record, is judged "not known from the sources".' in text
    assert "1 April 2018 to 31 March 2019: not known from the sources; no participant is recorded" in text
    back = diff(new, old).to_text("ja")
    assert "記録を削除した「次の研究」の判定は「資料からは不明」だった。" in back
    assert "取組の記録なし" not in back


def test_a_collaboration_outside_the_window_has_no_verdict_to_tell(tmp_path: Path) -> None:
    later = [*COLLABORATIONS, {"id": "later", "name_ja": "先の研究", "period": "FY2030"}]
    report = versions(tmp_path, collaborations=later)
    assert not report.coverage.verdicts
    assert [change.told.id for change in report.facts.added] == ["later"]
