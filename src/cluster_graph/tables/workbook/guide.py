"""The first sheet: how the workbook is filled and brought back, in Japanese and English. Words only."""

from __future__ import annotations

from cluster_graph.problems import Words
from cluster_graph.tables.workbook.names import EXAMPLE

TITLE = Words("表の書き方", "How to fill this workbook")

LEGEND = (
    ("required", Words("必ず書く列", "A column that must be filled")),
    (
        "own",
        Words(
            "わかる範囲で書く列。空欄は「出典が述べていない」",
            "Fill what is known; empty: the source does not say",
        ),
    ),
    ("evidence", Words("どの出典のどの言葉によるか", "Which words of which source state it")),
)

STEPS = (
    Words(
        "1行に、一つの出典が一つのものについて述べることを書きます。まず「sources 出典」に資料を、"
        "「organizations 機関」に機関を入れ、それから協定や連携を入れます。",
        "A row is what one source says of one thing. Enter the documents in sources, the bodies in organizations, "
        "then agreements and collaborations.",
    ),
    Words(
        f"「{EXAMPLE} example:」で始まる灰色の行は書き方の例です。取り込まれません。残しても消しても構いません。",
        f"Grey rows whose first cell begins with 「{EXAMPLE}」 are examples. They are not imported; keep or delete them.",
    ),
    Words(
        "見出しにマウスを重ねると、その列の説明と例が出ます。",
        "Point at a heading to read what its column holds, with an example.",
    ),
    Words(
        "一覧から選ぶ列には矢印が出ます。別の機関や協定を指す列では、その表のIDが選べます。"
        "IDの代わりに日本語の名称を書いても、一つに決まれば読み取ります。複数の値は ; で区切ります。",
        "Cells with a list show an arrow. Where a cell points at a body or an agreement, the ids of that sheet are "
        "offered; a name will do where only one thing has it. Several values are separated by ';'.",
    ),
    Words(
        "日付は出典の書き方のままで構いません（平成29年7月10日、2017-07、平成29年度、FY2017）。"
        "期間は「始まり/終わり」です（平成26年度/平成30年度、2019-04-01/ は終わりが不明、2019-04-01/.. は終わりがない）。",
        "Dates stay as the source writes them (平成29年7月10日, 2017-07, FY2017). A period is START/END "
        "(FY2014/FY2018; 2019-04-01/ has an unknown end, 2019-04-01/.. has none).",
    ),
    Words(
        "どのセルも文字列の書式です。法人番号の先頭の0や「2017-07」はそのまま残ります。ほかの表から貼り付けるときは"
        "「値の貼り付け」を使ってください。",
        "All cells are formatted as text, so that 2017-07 and the first zeros of a number stay. When you paste from "
        "another sheet, paste values only.",
    ),
    Words(
        "IDが空欄の行には、取り込むときにIDを提案します。提案されたIDは画面に出るので、この表にも書き写してください。",
        "An id is proposed for a row without one, and shown on import; copy it into this workbook.",
    ),
    Words(
        "行や列の順、シートの順は変えても構いません。非表示の行やシートも読みます。要らないシートは消せます"
        "（その表はフォルダにあるまま残ります）。",
        "Rows, columns and sheets may change places. Hidden rows and sheets are read too. A sheet may be deleted: "
        "that table then stays in the folder as it is.",
    ),
    Words(
        "取り込み: cluster-graph import BOOK.xlsx -o フォルダ。誤りがあればセルの番地で知らせ、何も書きません。"
        "誤りがなければ、すべての表を一度に置き換えます。シートから消した行は、フォルダの表からも消えます（警告に出ます）。",
        "To import: cluster-graph import BOOK.xlsx -o FOLDER. Faults are told by cell, and nothing is written; "
        "without faults all tables are replaced at once. Rows taken off a sheet are deleted, with a warning.",
    ),
)
