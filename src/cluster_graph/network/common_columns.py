"""The columns that stand in many tables, so that they are called the same, and mean the same, in all of them."""

from __future__ import annotations

from cluster_graph.network.tabular import Column
from cluster_graph.problems import Words

ID = Column(
    "id",
    Words("ID", "id"),
    Words(
        "機関、または場（協定・会議・共同の取組）のID。",
        "Id of the organization, or of the thing (agreement, council or collaboration).",
    ),
)
LABEL = Column("label", Words("名称", "name"), Words("名称。", "Its name."))
KIND = Column(
    "kind",
    Words("種類", "kind"),
    Words("種類のコード（本データの分類）。", "Code of its kind (our classification)."),
    files_only=True,
)
SECTOR = Column(
    "sector",
    Words("セクター", "sector"),
    Words(
        "セクターのコード（本データの分類）。空欄は分からないことを表す。",
        "Code of its sector (our classification); empty: not known.",
    ),
    files_only=True,
)
SECTOR_LABEL = Column(
    "sector_label",
    Words("セクターの名称", "sector name"),
    Words("セクターの名称。", "Name of the sector."),
)
SOURCE = Column(
    "source",
    Words("一方のID", "source"),
    Words(
        "つながりの一方のID。向きのあるつながり（資金）では出す側。",
        "Id of one end of the tie; where ties have a direction (money), of the giver.",
    ),
)
TARGET = Column(
    "target",
    Words("他方のID", "target"),
    Words(
        "つながりの他方のID。向きのあるつながり（資金）では受ける側。",
        "Id of the other end; where ties have a direction (money), of the receiver.",
    ),
)
SOURCE_LABEL = Column(
    "source_label", Words("一方", "source name"), Words("一方の名称。", "Name of the source.")
)
TARGET_LABEL = Column(
    "target_label", Words("他方", "target name"), Words("他方の名称。", "Name of the target.")
)
STRENGTH = Column(
    "strength",
    Words("強さ", "strength"),
    Words(
        "つながりの強さ。大きいほど近い。何を数えるかは表の文にある。",
        "The strength of the tie: the larger, the closer. The sentence of the table says what it counts.",
    ),
)
CERTAIN = Column(
    "certain",
    Words("確実", "certain"),
    Words(
        "日付のどの読み方でも成り立てば true、ある読み方でだけ成り立てば false。",
        "true where the tie holds in every reading of vague dates, false where only in some.",
    ),
)
THINGS = Column(
    "things",
    Words("場", "things"),
    Words(
        "つながりを作る協定・会議・共同の取組・資金のID。空白で区切る。",
        "Ids of the agreements, councils, collaborations or payments that make the tie, with spaces between.",
    ),
)
EVIDENCE = Column(
    "evidence",
    Words("出典", "evidence"),
    Words(
        "つながりを述べる記載のID（表/ID/出典）。空白で区切る。",
        "Ids of the assertions that state the tie (TABLE/ID/SOURCE), with spaces between.",
    ),
    files_only=True,
)
RELATION = Column(
    "relation",
    Words("関係", "relation"),
    Words(
        "関係の種類: agreement（協定）、council（会議）、collaboration（共同の取組）、funding（資金）。空欄は分からないことを表す。",
        "The relation: agreement, council, collaboration or funding; empty: not known.",
    ),
)
