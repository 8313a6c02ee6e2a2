"""The data set as rows of 「オープンデータ一覧」, a set of Japan's municipal standard open data sets.

Takes the same as the description does; gives CSV with that set's header, a row a file, to be put into the list that
a local government keeps. What we do not know (where the files will stand, when they are published, the field they
are filed under) stays empty for whoever publishes them.
"""

from __future__ import annotations

from cluster_graph.graph.publication.description import (
    KEYWORDS,
    ONTOLOGY,
    Described,
    email_in,
    web_address_in,
    what_it_is,
)
from cluster_graph.graph.publication.kinds import WrittenFile
from cluster_graph.graph.publication.licences import known_licence
from cluster_graph.graph.publication.table_files import csv_line
from cluster_graph.problems import Words
from cluster_graph.tables.files import ClusterTables
from cluster_graph.tables.rows import Organization

FILE_NAME = "municipal/open_data_list.csv"
TITLE = Words(
    "オープンデータ一覧（自治体標準オープンデータセット）", "Open data list (municipal standard set)"
)
ABOUT = Words(
    "自治体のオープンデータ一覧に加える行。公開場所や公開日など、こちらで分からない項目は空欄。",
    "Rows for the open data list that a Japanese local government keeps; what is not known here is left empty.",
)
_BYTE_ORDER_MARK = "\ufeff"
_IN_SERVICE, _NO_API = "配信中", "無"

HEADER = (
    "データセット_ID",
    "全国地方公共団体コード",
    "地方公共団体名",
    "データセット_タイトル",
    "データセット_サブタイトル",
    "データセット_概要",
    "データセット_キーワード",
    "データセット_分類",
    "データセット_ユニバーサルメニュー",
    "データセット_公開日",
    "データセット_最終更新日",
    "データセット_バージョン",
    "データセット_言語",
    "データセット_URL",
    "データセット_更新頻度",
    "データセット_準拠する標準",
    "データセット_関連ドキュメント",
    "データセット_来歴情報",
    "データセット_対象地域",
    "データセット_対象期間",
    "データセット_作成者",
    "データセット_連絡先名称",
    "データセット_連絡先メールアドレス",
    "データセット_連絡先電話番号",
    "データセット_連絡先内線番号",
    "データセット_連絡先FormURL",
    "データセット_連絡先備考（その他、SNSなど）",
    "データセット_備考",
    "ファイル_ID",
    "ファイル_タイトル",
    "ファイル_アクセスURL",
    "ファイル_ダウンロードURL",
    "ファイル_説明",
    "ファイル_形式",
    "ファイル_ライセンス",
    "ファイル_ステータス",
    "ファイル_サイズ",
    "ファイル_公開日",
    "ファイル_最終更新日",
    "ファイル_利用規約",
    "ファイル_関連ドキュメント",
    "ファイル_言語",
    "ファイル_準拠する標準",
    "ファイル_API対応有無",
    "ファイル_著作権表記",
)


def open_data_list(data: Described, tables: ClusterTables) -> str:
    """The rows, with a byte order mark and the header before them."""
    shared = _of_data_set(data, tables)
    rows = (shared | _of_file(file, data) for file in data.files)
    lines = [csv_line(HEADER), *(csv_line(row.get(name, "") for name in HEADER) for row in rows)]
    return _BYTE_ORDER_MARK + "\n".join(lines) + "\n"


def _publishing_government(tables: ClusterTables) -> tuple[str, str]:
    """Code and name of the local government that publishes, where the tables know it under the publisher's name."""
    names = {part.strip() for part in tables.settings.publisher.split(" / ")}
    for record in tables.records.get("organizations", []):
        row = record.cells
        if isinstance(row, Organization) and row.local_government_code and names & {row.name_ja, row.name_en}:
            return row.local_government_code, row.name_ja
    return "", ""


def _of_data_set(data: Described, tables: ClusterTables) -> dict[str, str]:
    settings, figures = data.settings, data.figures
    code, government = _publishing_government(tables)
    return {
        "データセット_ID": settings.id,
        "全国地方公共団体コード": code,
        "地方公共団体名": government,
        "データセット_タイトル": settings.title.ja,
        "データセット_概要": what_it_is(settings.title).ja,
        "データセット_キーワード": ";".join(words.ja for words in KEYWORDS),
        "データセット_最終更新日": _last_told(data),
        "データセット_言語": "ja",
        "データセット_URL": settings.base,
        "データセット_関連ドキュメント": ONTOLOGY,
        "データセット_対象期間": f"{figures.first_day}/{figures.last_day}" if figures.first_day else "",
        "データセット_作成者": settings.publisher,
        "データセット_連絡先名称": settings.contact,
        "データセット_連絡先メールアドレス": email_in(settings.contact),
        "データセット_連絡先FormURL": web_address_in(settings.contact),
    }


def _of_file(file: WrittenFile, data: Described) -> dict[str, str]:
    licence = known_licence(data.settings.licence)
    return {
        "ファイル_ID": file.name,
        "ファイル_タイトル": file.title.ja,
        "ファイル_説明": file.about.ja,
        "ファイル_形式": file.name.rsplit(".", 1)[-1],
        "ファイル_ライセンス": licence.name if licence else data.settings.licence,
        "ファイル_ステータス": _IN_SERVICE,
        "ファイル_サイズ": str(file.size),
        "ファイル_最終更新日": _last_told(data),
        "ファイル_利用規約": licence.iri if licence else "",
        "ファイル_言語": "ja",
        "ファイル_API対応有無": _NO_API,
        "ファイル_著作権表記": data.settings.publisher,
    }


def _last_told(data: Described) -> str:
    return data.last_told.isoformat() if data.last_told else ""
