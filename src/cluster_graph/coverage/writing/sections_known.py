"""The sections of every report beside its verdicts: notices, ends not known, renewals, agreements that cover nothing,
collaborations that are not judged.
"""

from __future__ import annotations

from cluster_graph.coverage.answer import Answer
from cluster_graph.coverage.outlook.chains import BREAK, OVERLAP, SEAMLESS, Link
from cluster_graph.coverage.outlook.idle import NO_COLLABORATION, NO_PARTY, PARTIES, SCOPE_NONE, TIME
from cluster_graph.coverage.outlook.notices import Notice
from cluster_graph.coverage.phrases import counted
from cluster_graph.coverage.sentences import name_of, quoted_names
from cluster_graph.coverage.writing.lapse_facts import due_words, renewal_words
from cluster_graph.coverage.writing.parts import Section
from cluster_graph.formats import plain_day_words
from cluster_graph.problems import Words

_IDLE_WORDS = {
    SCOPE_NONE: Words(
        "記録のどの取組も対象としないと読める", "read as covering none of the collaborations on record"
    ),
    NO_COLLABORATION: Words(
        "対象に当たる取組の記録がない", "no collaboration on record is within what it covers"
    ),
    NO_PARTY: Words("締結者の記録がない", "no party of it is on record"),
    PARTIES: Words(
        "締結者が、どの取組の参加者にも当たらない",
        "its parties stand for the participants of no collaboration",
    ),
    TIME: Words("対象の取組と時期が重ならない", "it is never in force while what it fits runs"),
}


def _notice(answer: Answer, notice: Notice) -> Words:
    name, due = quoted_names(answer.records, [notice.agreement]), due_words(answer, notice.due)
    ja, en = f"{due.ja}：{name.ja}", f"{due.en}: {name.en}"
    if notice.renewal is None:
        return Words(ja, en)
    renewal = renewal_words(notice)
    return Words(f"{ja}（{renewal.ja}）", f"{en} ({renewal.en})")


def notices_section(answer: Answer) -> Section:
    found = tuple(_notice(answer, notice) for notice in answer.notices)
    return Section("notices", Words("申出の期限", "notice to be given"), found)


def no_end_section(answer: Answer) -> Section:
    found = []
    for identifier in answer.report.no_end:
        name = quoted_names(answer.records, [identifier])
        period = answer.records.agreements[identifier].period
        earliest = period.earliest_end
        if earliest is None or earliest == period.earliest_start:
            known = Words("終期を述べる資料がない", "no source states its end")
        else:
            day = plain_day_words(earliest)
            known = Words(
                f"早くて{day.ja}、それより後は資料からは不明", f"{day.en} or later, no source says when"
            )
        found.append(Words(f"{name.ja}：{known.ja}", f"{name.en}: {known.en}"))
    count = len(found)
    heading = Words(
        f"終期の分からない協定（{count}件）",
        "agreements whose end is not known" if count != 1 else "an agreement whose end is not known",
    )
    return Section("no-end", heading, tuple(found))


def _days_between(link: Link) -> Words:
    if link.exact is not None:
        days = abs(link.exact)
        return Words(f"{days:,}日", counted(days, "day"))
    return Words("日数は不明", "how many days is not known")


def _link(answer: Answer, link: Link) -> Words:
    earlier, later = (quoted_names(answer.records, [one]) for one in (link.earlier, link.later))
    days = _days_between(link)
    if link.kind == BREAK:
        said = Words(f"空白がある（{days.ja}）", f"a break between them ({days.en})")
    elif link.kind == OVERLAP:
        said = Words(f"期間が重なる（{days.ja}）", f"they overlap ({days.en})")
    elif link.kind == SEAMLESS:
        said = Words("切れ目なく続く", "one follows the other without a break")
    elif link.never_breaks:
        said = Words("切れ目はない", "no break between them")
    else:
        said = Words("切れ目の有無は資料からは不明", "whether there is a break is not known from the sources")
    return Words(f"{earlier.ja}から{later.ja}へ：{said.ja}", f"{earlier.en}, then {later.en}: {said.en}")


def chains_section(answer: Answer) -> Section:
    found = [_link(answer, link) for chain in answer.chains for link in chain.links]
    return Section("chains", Words("更新のつながり", "renewals"), tuple(found))


def covers_nothing_section(answer: Answer) -> Section:
    found = []
    for idle in answer.covers_nothing:
        name, why = quoted_names(answer.records, [idle.agreement]), _IDLE_WORDS[idle.why]
        found.append(Words(f"{name.ja}：{why.ja}", f"{name.en}: {why.en}"))
    heading = Words(
        f"どの取組の根拠にもならない協定（{len(found)}件）",
        f"agreements that cover no collaboration on record ({len(found)})",
    )
    return Section("covers-nothing", heading, tuple(found))


def exempt_section(answer: Answer) -> Section:
    heading = Words("協定を要しない取組", "collaborations that need no agreement")
    return Section("exempt", heading, tuple(name_of(answer.records, i) for i in answer.report.exempt))


def not_running_section(answer: Answer) -> Section:
    heading = Words("この期間に行われない取組", "collaborations that do not run in these days")
    found = (judged.collaboration.id for judged in answer.report.collaborations if judged.status is None)
    return Section("not-running", heading, tuple(name_of(answer.records, i) for i in found))
