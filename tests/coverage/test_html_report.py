"""The report as one page: everything in it, text as text, nothing from elsewhere. How it looks: tests/browser."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.records import Passage
from cluster_graph.coverage.report import judge
from cluster_graph.coverage.writing.html import report_html
from cluster_graph.problems import Words
from tests.coverage.building import agreement, cluster, judged, study
from tests.coverage.reports import answer, full_answer

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_page_says_its_language_and_has_one_main_heading(lang: str) -> None:
    page = report_html(full_answer(), lang)
    assert page.startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')
    assert page.count("<h1>") == 1


def test_the_list_of_lapses_and_the_minutes_come_before_the_verdicts() -> None:
    page = report_html(answer(), "en")
    order = [page.index(f'id="{name}"') for name in ("lapses", "notices", "minutes", "uncovered", "passages")]
    assert order == sorted(order)


def test_what_was_asked_is_in_the_page() -> None:
    page, short = report_html(full_answer(), "en"), report_html(answer(), "en")
    for name in ("changes", "repair", "settle"):
        assert f'<section aria-labelledby="{name}">' in page
        assert f'<section aria-labelledby="{name}">' not in short
    assert "Under the assumption" in page


def test_tables_have_captions_and_headings_with_scopes() -> None:
    page = report_html(answer(), "en")
    assert page.count("<table") == page.count("<caption>") > 0
    assert all("scope=" in heading for heading in re.findall(r"<th\b[^>]*>", page))


def test_names_and_passages_come_out_as_text() -> None:
    odd = replace(study(), name=Words(HOSTILE, HOSTILE))
    passages: dict[str, tuple[Passage, ...]] = {
        "study": (Passage(HOSTILE, Words(HOSTILE, HOSTILE), HOSTILE),)
    }
    page = report_html(Answer(judge(replace(cluster(agreement(), odd), passages=passages))), "en")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_policy_allows_the_one_stylesheet_and_nothing_else() -> None:
    page = report_html(answer(), "en")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in page
    assert " style=" not in page
    addresses = re.findall(r'\b(?:src|href)="([^"]*)"', page)
    assert [address for address in addresses if not address.startswith(("#", "data:"))] == []
    assert "http" not in re.sub(r"http-equiv", "", page)
    assert "url(" not in style[1].replace("url(#hatch)", "").replace("url(#cross)", "")


def test_a_collaboration_leads_to_the_words_of_its_source() -> None:
    page = report_html(answer(), "en")
    assert '<a href="#words-gap">' in page
    assert 'id="words-gap"' in page
    for target in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{target}"' in page


def test_japanese_in_an_english_page_is_marked_and_the_other_way_round() -> None:
    only_ja = replace(study(), name=Words("研究", ""))
    records = replace(
        cluster(agreement(), only_ja), passages={"study": (Passage("two words", Words("Report", "Report")),)}
    )
    assert '<span lang="ja">研究</span>' in report_html(Answer(judge(records)), "en")
    page = report_html(Answer(judge(records)), "ja")
    assert '<q lang="en">two words</q>' in page
    assert '<span lang="en">Report</span>' in page


def test_states_are_told_in_words_in_every_row() -> None:
    page = report_html(answer(), "en")
    rows = re.findall(r'<td class="days">.*?</td>', page, re.DOTALL)
    assert rows
    assert all(re.search(r'class="state (covered|uncovered|unknown)">[a-z]', row) for row in rows)


def test_a_strip_is_drawn_only_where_the_window_is_not_of_one_piece() -> None:
    assert 'class="strip"' not in report_html(Answer(judged(agreement(), study())), "en")
    assert report_html(answer(), "en").count('class="strip"') == 1


def test_ids_are_unique() -> None:
    found = re.findall(r'\bid="([^"]+)"', report_html(full_answer(), "ja"))
    assert len(found) == len(set(found))


def test_the_same_report_gives_the_same_page() -> None:
    assert report_html(full_answer(), "ja") == report_html(full_answer(), "ja")
