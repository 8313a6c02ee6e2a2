"""What the note on each heading says: what the cell holds, what may stand there, an example. Writes no workbook.

Most of it follows from the column in :mod:`rows`: its kind, its code list, the tables it points at, whether it may
be empty. What a name alone does not tell is said here in a sentence.
"""

from __future__ import annotations

from cluster_graph.problems import Words
from cluster_graph.tables.codelists import code_list
from cluster_graph.tables.columns import ANY_THING, Column, Kind
from cluster_graph.tables.rows import TABLES, columns_of, required_columns
from cluster_graph.tables.workbook.choices import SCHEME_COLUMN
from cluster_graph.tables.workbook.examples import EXAMPLES
from cluster_graph.tables.workbook.names import sheet_title

_MEANINGS: dict[str, Words] = {
    "attested": Words(
        "出典がその時期を通じてそうだったと述べている期間。始まりや終わりではありません。",
        "The time throughout which the source says that it was so; not its start or end.",
    ),
    "sources.attested": Words(
        "出典が述べている時期。発行日と違うときだけ書きます。",
        "The time the source speaks of, where that is not the day of its issue.",
    ),
    "name_kana": Words("ひらがなの読み。", "The reading in kana."),
    "other_names": Words("略称や旧称など。", "Short or former names."),
    "part_of": Words("一部として属する上位のもの。", "What it is a part of."),
    "listed_under": Words(
        "資料の上でその下に載っているだけで、一部とは限らない会議や機関。",
        "The body it is listed under without being a part of it.",
    ),
    "names_not_all": Words(
        "「ほか」「等」のように、出典が名前を全部は挙げていないとき yes。",
        "yes where the source does not name all of them.",
    ),
    "distinct_from": Words(
        "よく似ているが別の機関。重複の疑いとして知らせなくなります。",
        "Similar bodies that are not this one; they are no longer suspected to be the same.",
    ),
    "nistep": Words("NISTEP機関名辞書のID。", "The id in NISTEP's dictionary of institutions."),
    "covers": Words(
        "協定が及ぶ範囲。わからなければ空欄のままにします。",
        "What the agreement extends to; empty where unknown.",
    ),
    "succeeds": Words("この協定が引き継ぐ前の協定。", "The earlier agreements that this one follows."),
    "notice_months": Words(
        "更新しない申出の期限（満了の何か月前か）。",
        "How many months before its end notice of no renewal is due.",
    ),
    "administered_by": Words("事務を所管する部署や職。", "The office or post that looks after it."),
    "document": Words("文書の番号や保存場所。", "Number or place of the document."),
    "signed_by": Words("署名した職（人の名前ではありません）。", "The post that signed; not a person."),
    "organization": Words("その機関。", "The body it belongs to."),
    "governed_by": Words("根拠となる協定。", "The agreements it rests on."),
    "requires_agreement": Words(
        "協定がなくてもよい連携だけ no。空欄は、協定が必要という意味です。",
        "no only where it needs no agreement; empty means that it needs one.",
    ),
    "count": Words(
        "名前のない複数の件をまとめた行の件数。", "How many there are, where one row stands for several."
    ),
    "theme": Words("codes 独自の区分 にあるテーマ。", "Themes from the sheet codes."),
    "measure": Words("codes 独自の区分 にある指標。", "A measure from the sheet codes."),
    "under": Words("根拠となる協定。", "The agreement it rests on."),
    "number": Words("出典にある番号。", "Its number in the source."),
    "funder": Words("出典にない場合は空欄。", "Who pays; empty where the source does not say."),
    "recipient": Words("出典にない場合は空欄。", "Who receives; empty where the source does not say."),
    "purpose": Words(
        "何のための資金か（事業や連携のID）。", "What it is for: the id of a programme or collaboration."
    ),
    "amount_jpy": Words("円単位の金額（千円なら000を足す）。", "The amount in full yen."),
    "precision": Words(
        "出典の金額の単位。千円なら1000。", "The unit of the amount in the source: 1000 for 千円."
    ),
    "about": Words("何についてのものか（そのID）。", "The id of the thing it is about."),
    "before": Words("変わる前の機関。", "The bodies before the change."),
    "after": Words("変わった後の機関。", "The bodies after the change."),
    "quote": Words(
        "それを述べている出典の言葉そのもの。必要なだけ短く、離れた部分は「 … 」でつなぎます。",
        "The very words of the source that state it, as few as do; fragments are joined by ' … '.",
    ),
    "locator": Words("ページ・見出し・行など。", "Page, heading or line."),
    "note": Words("補足。", "A remark."),
    "checked_by": Words("確かめた課や頭文字。", "The office, or initials, of who checked it."),
    "publish": Words("公開しない行だけ no。", "no keeps the row out of everything published."),
    "language": Words("出典の言語（ja、en など）。", "Language of the source, such as ja or en."),
    "retrieved": Words("ウェブで見た日。", "The day it was looked up on the web."),
    "scheme": Words("theme（テーマ）か measure（指標）。", "theme or measure."),
    "notation": Words("ほかの表に書く記号。", "The word that other sheets use for it."),
    "id": Words(
        "半角の英小文字・数字・ハイフン。空欄なら取り込むときに提案します。同じものを別の出典が述べる行は、同じIDにします。",
        "Small letters, digits and hyphens; proposed on import where empty. "
        "Rows in which other sources speak of the same thing have the same id.",
    ),
}
_MADE_ID = Words(
    "空欄のままで構いません（ほかの列から作ります）。", "May stay empty: it is made from other columns."
)

_KINDS: dict[Kind, Words] = {
    Kind.POINT: Words(
        "日付: 平成29年7月10日、2017-07-10、2017-07、H29.7.10、平成29年度、FY2017。",
        "A date: 2017-07-10, 2017-07, 2017, FY2017, 平成29年7月10日.",
    ),
    Kind.DAY: Words("日付: 2017-07-10 または 平成29年7月10日。", "A day: 2017-07-10 or 平成29年7月10日."),
    Kind.PERIOD: Words(
        "期間: 始まり/終わり。平成26年度/平成30年度、2019-04-01/ （終わり不明）、2019-04-01/.. （終わりなし）、"
        "[FY2017]/ （その年度のいつか）。",
        "A period, START/END: 2014-04-01/2019-03-31, FY2014/FY2018, 2019-04-01/ (end unknown), "
        "2019-04-01/.. (no end), [FY2017]/ (some day of it).",
    ),
    Kind.ATTESTED: Words(
        "年度や期間: FY2018、[FY2018] （そのうちのある日）、2018-04-01/2018-09-30。",
        "Years or periods: FY2018, [FY2018] (some day of it), 2018-04-01/2018-09-30.",
    ),
    Kind.NUMBER: Words("単位を付けない数字。", "Digits without a unit."),
    Kind.WHOLE_NUMBER: Words("1以上の整数。", "A whole number of at least 1."),
    Kind.URL: Words(
        "http:// か https:// で始まるアドレス。", "An address that starts with http:// or https://."
    ),
    Kind.CORPORATE_NUMBER: Words("13桁の法人番号。", "The 13 digits of a corporate number."),
    Kind.LOCAL_GOVERNMENT_CODE: Words(
        "6桁の全国地方公共団体コード（先頭の0も）。",
        "The 6 digits of a local government code, first zero included.",
    ),
    Kind.WIKIDATA: Words("Q と数字（Q1234）。", "Q and digits, such as Q1234."),
    Kind.ROR: Words("ROR のID（https://ror.org/…）。", "A ROR id (https://ror.org/…)."),
    Kind.SCOPE: Words(
        "連携・事業のID、kind:区分（kind:joint-research）、theme:テーマ、*（すべて）、none（なし）。",
        "Ids of collaborations or programmes, kind:KIND, theme:THEME, * (everything) or none.",
    ),
}
_MOST_NAMED = 12


def _names(tables: tuple[str, ...], lang: str) -> str:
    shown = [sheet_title(table) for table in tables]
    return "・".join(shown) if lang == "ja" else " or ".join(shown)


def _allowed(column: Column) -> Words | None:
    """What may stand in a cell, as far as the column alone says it."""
    if column is SCHEME_COLUMN:
        return None
    if column.kind is Kind.CODE:
        codes = code_list(column.scheme or "")
        names = [name for name in codes if not column.only or name in column.only]
        if len(names) > _MOST_NAMED:
            return Words("一覧から選びます。", "Choose from the list.")
        shown_ja = "、".join(f"{name}（{codes[name].label.ja}）" for name in names)
        shown_en = ", ".join(
            name if codes[name].label.en == name else f"{name} ({codes[name].label.en})" for name in names
        )
        return Words(f"一覧から選びます: {shown_ja}。", f"Choose from the list: {shown_en}.")
    if column.kind is Kind.FLAG:
        word = "yes" if column.flag else "no"
        return Words(f"{word} か空欄。", f"{word}, or empty.")
    if column.kind is Kind.REFERENCE:
        if ANY_THING in column.tables:
            return Words("どの表のIDでも。", "An id of any sheet.")
        return Words(
            f"{_names(column.tables, 'ja')} にあるID。日本語の名称でも、一つに決まれば読み取ります。",
            f"An id of {_names(column.tables, 'en')}; a name will do where only one has it.",
        )
    return _KINDS.get(column.kind)


def column_note(table: str, name: str) -> Words:
    """The note on a heading, a sentence a line."""
    row_class = TABLES[table]
    column = columns_of(row_class)[name]
    ja = [f"■ {column.heading.ja}"]
    en = [f"{column.heading.en[0].upper()}{column.heading.en[1:]}:"]
    if name != "id" and name in required_columns(row_class):
        ja.append("【必須】")
        en.append("Required.")
    elif name in row_class.required_once:
        ja.append("【必須】同じIDの行のどれか一つに。")
        en.append("Required in one of the rows of a thing.")
    made = name == "id" and name not in required_columns(row_class)
    meaning = _MADE_ID if made else _MEANINGS.get(f"{table}.{name}") or _MEANINGS.get(name)
    for words in (meaning, _allowed(column)):
        if words is not None:
            ja.append(words.ja)
            en.append(words.en)
    if column.many:
        ja.append("複数は ; で区切ります。")
        en.append("Several are separated by ';'.")
    if column.assigned:
        ja.append("出典の言葉ではなく、私たちの分類です。")
        en.append("Our classification, not the source's words.")
    example = next((row[name] for row in EXAMPLES[table] if row.get(name)), "")
    if example:
        ja.append(f"例: {example}")
    return Words("\n".join(ja), "\n".join(en))
