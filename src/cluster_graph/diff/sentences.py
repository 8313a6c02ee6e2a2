"""The sentences of a comparison, in Japanese and English: what is newly on record, what no longer, what is changed.

They tell of the record, not of the world: a fact that is added may have held for years. Takes words; knows no graph.
"""

from __future__ import annotations

from collections.abc import Sequence

from cluster_graph.diff.cells import PERIOD_WORDS
from cluster_graph.diff.phrases import joined
from cluster_graph.diff.records import Change, Held, Level
from cluster_graph.formats import NOT_KNOWN
from cluster_graph.problems import Words

# What a column is called inside a sentence, where its heading alone would not do.
_NOUNS = {
    "name_ja": Words("名称", "Japanese name"),
    "title_ja": Words("題名", "Japanese title"),
    "label_ja": Words("名称", "Japanese label"),
    "name_en": Words("英語名", "English name"),
    "title_en": Words("英語の題名", "English title"),
    "label_en": Words("英語の名称", "English label"),
    "name_kana": Words("読み", "reading"),
    "other_names": Words("別名", "other names"),
    "part_of": Words("上位", "parent"),
    "listed_under": Words("掲載上の上位", "heading in the source's list"),
    "corporate_number": Words("法人番号", "corporate number"),
    "distinct_from": Words("別の機関とした機関", "list of bodies to tell apart"),
    "covers": Words("対象", "scope"),
    "succeeds": Words("前の協定", "predecessor"),
    "signed_on": Words("締結日", "date of signature"),
    "notice_months": Words("申出期限（月前）", "notice in months"),
    "administered_by": Words("所管", "office in charge"),
    "signed_by": Words("署名した職", "post that signed"),
    "governed_by": Words("根拠の協定", "governing agreement"),
    "under": Words("根拠の協定", "governing agreement"),
    "count": Words("件数", "number of cases"),
    "status": Words("区分", "status"),
    "held_on": Words("開催日", "date"),
    "amount_jpy": Words("金額", "amount"),
    "precision": Words("表示単位", "unit of the amount"),
    "about": Words("対象", "subject"),
    "text_ja": Words("内容", "text"),
    "text_en": Words("英語の内容", "English text"),
    "before": Words("変遷前の機関", "body before"),
    "after": Words("変遷後の機関", "body after"),
    "on": Words("時点", "date"),
    "start": Words("始期", "start"),
    "end": Words("終期", "end"),
    "attested": Words("資料で確かな時期", "time that the source vouches for"),
    PERIOD_WORDS: Words("期間の書き方", "wording of the period"),
    "url": Words("アドレス", "address"),
    "issued": Words("発行日", "date of issue"),
    "retrieved": Words("取得日", "date of retrieval"),
    "checked_by": Words("確認者", "checker"),
    "checked_on": Words("確認日", "date of the check"),
    "locator": Words("該当位置", "place"),
    "quote": Words("引用した文言", "quoted words"),
}
_FLAGS = {
    "names_not_all": (
        Words(
            "{ja}に「ほか（名称の記載なし）」の注記を加えた。",
            "{en} is now marked as having others in it, not named.",
        ),
        Words(
            "{ja}から「ほか（名称の記載なし）」の注記を除いた。",
            "{en} is no longer marked as having others in it, not named.",
        ),
    ),
    "requires_agreement": (
        Words("{ja}は協定を要しないものとした。", "{en} is now held to need no agreement."),
        Words("{ja}は協定を要するものとした。", "{en} is now held to need an agreement."),
    ),
}
_MARKS = {
    "names_not_all": Words("ほかにもある（名称の記載なし）", "others, not named"),
    "requires_agreement": Words("協定は不要", "no agreement needed"),
}
_LEVELS = {
    Level.FACT: Words("", ""),
    Level.CLASSIFICATION: Words("（本サイトの分類）", " (our classification)"),
    Level.TRANSLATION: Words("（本サイトの訳）", " (our translation)"),
}


def noun(column: str, heading: Words) -> Words:
    """What a column is called inside a sentence."""
    return _NOUNS.get(column, heading)


def capital(text: str) -> str:
    """A sentence begins with a capital letter; a name keeps its own."""
    return text[:1].upper() + text[1:] if text.startswith(("the ", "every ", "in ", "a ")) else text


def recorded(change: Change, as_what: tuple[str, str] | None, subject: Words, details: Words) -> Words:
    """A thing that is newly, or no longer, on record.

    ``as_what``: for somebody in something, the Japanese words for as what, and for whom.
    """
    is_new = change is Change.ADDED
    state = "is newly on record" if is_new else "is no longer on record"
    en = f"{capital(subject.en)} {state}{f': {details.en}' if details.en else ''}."
    more = f"（{details.ja}）" if details.ja else ""
    if as_what is None:
        return Words(f"{subject.ja}{'を記録した' if is_new else 'の記録を削除した'}{more}。", en)
    role, who = as_what
    if is_new:
        return Words(f"{role}として{who}を記録した{more}。", en)
    return Words(f"{role}としての{who}の記録を削除した{more}。", en)


def details(facts: Sequence[Held], members: Words | None) -> Words:
    """The main facts of a thing in one phrase: what sources say, then what is our classification."""
    stated = [fact for fact in facts if fact.level is Level.FACT]
    ours = [fact for fact in facts if fact.level is Level.CLASSIFICATION]
    phrases = [_detail(fact) for fact in stated]
    ja, en = [phrase.ja for phrase in phrases], [phrase.en for phrase in phrases]
    if members is not None:
        ja.append(members.ja)
        en.append(members.en)
    if ours:
        said = [_MARKS.get(fact.column, fact.words) for fact in ours]
        ja.append("本サイトの分類では" + "・".join(dict.fromkeys(words.ja for words in said)))
        en.append("in our classification " + ", ".join(dict.fromkeys(words.en for words in said)))
    return Words("、".join(ja), "; ".join(en))


def _detail(fact: Held) -> Words:
    what = noun(fact.column, fact.heading)
    return _MARKS.get(fact.column) or Words(f"{what.ja}は{fact.words.ja}", f"{what.en} {fact.words.en}")


def single_changed(
    subject: Words, column: str, heading: Words, level: Level, before: Words | None, after: Words | None
) -> Words:
    """A column that holds one value."""
    if column in _FLAGS:
        words = _FLAGS[column][0 if after is not None else 1]
        return Words(words.ja.format(ja=subject.ja), words.en.format(en=capital(subject.en)))
    what, ours = noun(column, heading), _LEVELS[level]
    ja, en = f"{subject.ja}の{what.ja}", f"The {what.en} of {subject.en}"
    if before is not None and after is not None:
        if after == NOT_KNOWN:
            return Words(
                f"{ja}{ours.ja}は{after.ja}とした（これまでは{before.ja}）。",
                f"{en}{ours.en} is now {after.en} (before: {before.en}).",
            )
        return Words(
            f"{ja}{ours.ja}を{after.ja}に改めた（これまでは{before.ja}）。",
            f"{en}{ours.en} is now {after.en} (before: {before.en}).",
        )
    if after is not None:
        return Words(
            f"{ja}{ours.ja}を{after.ja}と記録した。", f"{en}{ours.en} is newly on record: {after.en}."
        )
    gone = before or Words("", "")
    return Words(
        f"{ja}{ours.ja}（{gone.ja}）の記録を削除した。",
        f"{en}{ours.en} is no longer on record; it was {gone.en}.",
    )


def list_changed(
    subject: Words,
    column: str,
    heading: Words,
    level: Level,
    gone: Sequence[Words],
    come: Sequence[Words],
) -> Words:
    """A column that holds several values: which came and which went."""
    what, ours = noun(column, heading), _LEVELS[level]
    new, old = joined(come), joined(gone)
    if come and gone:
        ja = f"に{new.ja}を加え、{old.ja}を除いた"
        en = f"{new.en} added, {old.en} removed"
    elif come:
        ja, en = f"に{new.ja}を加えた", f"{new.en} added"
    else:
        ja, en = f"から{old.ja}を除いた", f"{old.en} removed"
    return Words(
        f"{subject.ja}の{what.ja}{ours.ja}{ja}。", f"The {what.en} of {subject.en}{ours.en} changed: {en}."
    )


def period_changed(
    subject: Words, edges: Sequence[tuple[str, Words, Words]], whole: tuple[Words, Words]
) -> Words:
    """A period: which edge moved, or both. ``edges``: name, before and after of those that did."""
    if len(edges) == 1:
        name, before, after = edges[0]
        return single_changed(subject, name, Words(name, name), Level.FACT, before, after)
    before, after = whole
    return Words(
        f"{subject.ja}の期間を「{after.ja}」に改めた（これまでは「{before.ja}」）。",
        f"The period of {subject.en} is now {after.en} (before: {before.en}).",
    )


def own_period(subject: Words, period: Words, is_own: bool) -> Words:
    """An involvement whose period is now its own, or that of its thing, and is the same all the same."""
    if is_own:
        return Words(
            f"{subject.ja}の期間を、独自のもの（{period.ja}）とした。",
            f"{capital(subject.en)} now has a period of its own: {period.en}.",
        )
    return Words(
        f"{subject.ja}の期間を、独自のもの（{period.ja}）ではないとした。",
        f"{capital(subject.en)} no longer has a period of its own ({period.en}).",
    )


def renamed(change: Change, other: str) -> Words:
    """A thing of the same name under another id in the other version."""
    if change is Change.ADDED:
        return Words(
            f"同じ名称のもの（ID「{other}」）が削除されており、IDを変えたものかもしれない。",
            f"One of the same name (id {other}) is gone: perhaps only the id was changed.",
        )
    return Words(
        f"同じ名称のもの（ID「{other}」）が加わっており、IDを変えたものかもしれない。",
        f"One of the same name (id {other}) is new: perhaps only the id was changed.",
    )


def setting_changed(subject: Words, before: Words, after: Words) -> Words:
    """What the cluster says of itself; empty words where it says nothing."""
    if not before.ja:
        return Words(f"{subject.ja}を「{after.ja}」とした。", f'{subject.en} is newly given: "{after.en}".')
    if not after.ja:
        return Words(
            f"{subject.ja}の記載をなくした（これまでは「{before.ja}」）。",
            f'{subject.en} is no longer given (before: "{before.en}").',
        )
    return Words(
        f"{subject.ja}を「{after.ja}」に改めた（これまでは「{before.ja}」）。",
        f'{subject.en} is now "{after.en}" (before: "{before.en}").',
    )
