"""The same body entered twice: which pairs of rows are suspected, which are not, and what the warning says."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from cluster_graph.checks import check_folder
from cluster_graph.problems import Problem, Severity
from cluster_graph.resources import shipped_cluster
from cluster_graph.tables.duplicates import duplicate_problems
from cluster_graph.tables.name_keys import name_key
from cluster_graph.tables.name_likeness import nearly_same
from cluster_graph.tables.reading import read_tables
from tests.conftest import Command
from tests.factory import Row, write_cluster


def suspected(folder: Path, organizations: Sequence[Row], /, **tables: Sequence[Row]) -> list[Problem]:
    write_cluster(folder, organizations=organizations, **tables)
    found, problems = read_tables(folder)
    assert found is not None and not problems, problems
    return duplicate_problems(found)


def pair(folder: Path, one: Row | str, other: Row | str) -> list[Problem]:
    rows = [{"name_ja": row} if isinstance(row, str) else row for row in (one, other)]
    return suspected(folder, [{"id": "one", **rows[0]}, {"id": "other", **rows[1]}])


# One name, spelled in two ways.
SAME = [
    ("株式会社東北ハム", "東北ハム"),
    ("㈱東北ハム", "東北ハム（株）"),
    ("（株）東北ハム", "東北ハム 株式会社"),
    ("(公財)庄内地域産業振興センター", "公益財団法人庄内地域産業振興センター"),
    ("(公財)庄内地域産業振興センター", "庄内地域産業振興センター"),
    ("（一社）日本バイオ産業人会議", "一般社団法人　日本バイオ産業人会議"),
    ("独立行政法人医薬品医療機器総合機構", "医薬品医療機器総合機構"),
    ("国立研究開発法人国立がん研究センター", "国立ガン研究センター"),
    ("学校法人慶應義塾", "慶応義塾"),
    ("慶應義塾大学先端生命科学研究所", "慶応義塾大学 先端生命科学研究所"),
    ("国立大学法人富山大学", "富山大学"),
    ("髙島屋", "高島屋"),
    ("株式会社山﨑製作所", "山崎製作所"),
    ("渡邉バイオ研究所", "渡辺バイオ研究所"),
    ("スパイバー株式会社", "スパイバ"),
    ("ﾋｭｰﾏﾝ・ﾒﾀﾎﾞﾛｰﾑ・ﾃｸﾉﾛｼﾞｰｽﾞ㈱", "ヒューマン メタボローム テクノロジーズ株式会社"),
    ("キヤノン", "キャノン"),
    ("バーゼル・シュタット州", "ヴァーゼル・シュタット州"),
    ("霞ヶ関研究所", "霞が関研究所"),
    ("第１研究室", "第一研究室"),
    ("ＹＡＭＡＧＡＴＡ　ＤＥＳＩＧＮ", "Yamagata Design Inc."),
    ("Spiber Inc.", "SPIBER, Inc"),
    ("Novartis AG", "Novartis"),
    ("F. Hoffmann-La Roche AG", "F. Hoffmann-La Roche Ltd."),
    ("Bio GmbH", "Bio G.m.b.H."),
    ("Human Metabolome Technologies Co., Ltd.", "Human Metabolome Technologies Corporation"),
    ("ABC製薬（鶴岡市）", "ABC製薬"),
    ("Keio Univ.", "Keio University"),
]
# Names a slip apart: a word left out, a letter mistyped.
NEAR = [
    ("庄内産業振興センター", "庄内地域産業振興センター"),
    ("(公財)山形県産業技術振興機構", "山形県産業振興機構"),
    ("山形県バイオクラスター形成推進会議", "山形県バイオクラスター形成会議"),
    ("ヒューマン・メタボローム・テクノロジーズ", "ヒューマン・メタボローム・テクノロジー"),
    ("ヒューマン・メタボローム・テクノロジーズ", "ヒューマン・メタボローン・テクノロジーズ"),
    (
        "Institute for Advanced Biosciences, Keio University",
        "Keio University Institute of Advanced Bioscience",
    ),
    ("Human Metabolome Technologies", "Human Metabolom Technologies"),
]
# Names that are alike, of bodies that are not the same.
DIFFERENT = [
    ("国立がん研究センター", "国立循環器病研究センター"),
    ("国立がん研究センター", "がん研究センター"),
    ("第一研究室", "第二研究室"),
    ("第1回シンポジウム実行委員会", "第2回シンポジウム実行委員会"),
    ("バイオメディカル研究開発第Ⅰ部門", "バイオメディカル研究開発第Ⅱ部門"),
    ("山形大学農学部", "山形大学工学部"),
    ("山形大学", "富山大学"),
    ("富山大学", "富山県立大学"),
    ("東京農業大学", "東京農工大学"),
    ("産業技術総合研究所東北センター", "産業技術総合研究所北陸センター"),
    ("山形県商工会連合会", "山形県商工会議所連合会"),
    ("神奈川県商工会連合会", "神奈川県商工会議所連合会"),
    ("山形県産業技術振興機構", "山形県産業技術振興機構支部"),
    ("山形県立産業技術短期大学校", "山形県立産業技術短期大学校庄内校"),
    ("山形県立中央病院", "山形県立河北病院"),
    ("鶴岡信用金庫", "盛岡信用金庫"),
    ("慶應義塾", "慶應義塾大学"),
    ("慶應義塾大学薬学部", "慶應義塾大学医学部"),
    ("バーゼル・シュタット州", "バーゼル・ラントシャフト州"),
    ("富山県医薬品工業協会", "富山県薬業連合会"),
    ("ABC製薬（東京）", "ABC製薬（大阪）"),
    ("スパイバー株式会社", "Spiber Inc."),  # only other_names or name_en can say so
    ("メタジェン", "メトセラ"),
    ("Yamagata University", "Toyama University"),
    ("Kagawa Prefecture Industrial Center", "Kanagawa Prefecture Industrial Center"),
    ("University Hospital A", "University Hospital B"),
    ("Roche Diagnostics", "Roche"),
    ("株式会社", "有限会社"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_suspected(tmp_path: Path, one: str, other: str) -> None:
    (problem,) = pair(tmp_path, one, other)
    assert "the same but for legal form and spelling" in problem.in_language("en").lower()
    assert (problem.place.file, problem.place.row, problem.place.column) == (
        "organizations.csv",
        3,
        "name_ja",
    )


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_names_a_slip_apart_are_suspected(tmp_path: Path, one: str, other: str) -> None:
    (problem,) = pair(tmp_path, one, other)
    assert "Their names are nearly the same" in problem.in_language("en")
    assert pair(tmp_path, other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_are_only_alike_are_not_suspected(tmp_path: Path, one: str, other: str) -> None:
    assert pair(tmp_path, one, other) == []
    assert pair(tmp_path, other, one) == []


def test_the_warning_names_both_rows_both_names_and_what_to_write(tmp_path: Path) -> None:
    (problem,) = pair(tmp_path, "慶應義塾", "学校法人 慶応義塾")
    assert problem.severity is Severity.WARNING and problem.code == "same-body-suspected"
    assert problem.in_language("ja") == (
        "organizations.csv、3行目、列 name_ja: 「学校法人 慶応義塾」（other）は、organizations.csv、2行目の「慶應義塾」（one）と"
        "同じ機関ではありませんか（法人格や字体などを除いて名称が同じです）。"
        "同じなら一つのIDにまとめ、別の機関なら distinct_from に「one」と書いてください。"
    )
    assert problem.in_language("en") == (
        'organizations.csv, row 3, column name_ja: is "学校法人 慶応義塾" (other) the same body as "慶應義塾" (one) in '
        "organizations.csv, row 2? Their names are the same but for legal form and spelling. If it is, give both one "
        "id; if not, write one in distinct_from."
    )


def test_a_body_with_other_letters_is_found_by_its_other_names(tmp_path: Path) -> None:
    assert pair(tmp_path, {"name_ja": "スパイバー株式会社", "other_names": "Spiber"}, "Spiber Inc.")
    assert pair(tmp_path, {"name_ja": "スパイバー株式会社", "name_en": "Spiber Inc."}, "Spiber")


def test_a_former_name_in_names_csv_counts(tmp_path: Path) -> None:
    organizations = [
        {"id": "one", "name_ja": "鶴岡バイオ機構"},
        {"id": "other", "name_ja": "庄内生命研究財団"},
    ]
    names = [{"organization": "one", "name_ja": "(公財)庄内生命研究財団"}]
    (problem,) = suspected(tmp_path, organizations, names=names)
    assert problem.place.row == 3


def test_by_names_that_many_have_are_no_reason(tmp_path: Path) -> None:
    one, other = (
        {"name_ja": "山形技術機構", "other_names": "機構"},
        {"name_ja": "庄内振興機構", "other_names": "機構"},
    )
    assert pair(tmp_path, one, other) == []
    long = {"name_ja": "庄内振興機構", "other_names": "メタボローム研究拠点"}
    assert pair(tmp_path, {**one, "other_names": "メタボローム研究拠点"}, long)


def test_a_long_reading_in_common_is_a_reason(tmp_path: Path) -> None:
    one = {"name_ja": "生命科学振興財団", "name_kana": "せいめいかがくしんこうざいだん"}
    assert pair(tmp_path, one, {"name_ja": "生命化学新興財団", "name_kana": "セイメイカガクシンコウザイダン"})
    assert (
        pair(tmp_path, {"name_ja": "市立", "name_kana": "しりつ"}, {"name_ja": "私立", "name_kana": "しりつ"})
        == []
    )


@pytest.mark.parametrize(
    ("column", "value", "called"),
    [
        ("corporate_number", "6000020062031", "corporate number"),
        ("local_government_code", "062031", "local government code"),
        ("ror", "https://ror.org/02kn6nx58", "ROR id"),
        ("wikidata", "Q1234", "Wikidata item"),
    ],
)
def test_one_identifier_at_two_ids_is_suspected_even_of_a_part(
    tmp_path: Path, column: str, value: str, called: str
) -> None:
    one, other = {"name_ja": "鶴岡市", column: value}, {"name_ja": "総務部", column: value, "part_of": "one"}
    (problem,) = pair(tmp_path, one, other)
    assert f"They have the same {called}" in problem.words.en
    assert (problem.place.row, problem.place.column) == (3, column)
    assert pair(tmp_path, one, {**other, "distinct_from": "one"}) == []


def test_each_pair_is_told_once_with_its_strongest_reason(tmp_path: Path) -> None:
    one = {"name_ja": "鶴岡市", "name_en": "Tsuruoka City", "corporate_number": "6000020062031"}
    (problem,) = pair(tmp_path, one, one)
    assert "corporate number" in problem.words.en


@pytest.mark.parametrize("where", [0, 1])
def test_distinct_from_on_either_row_silences(tmp_path: Path, where: int) -> None:
    rows = [{"id": "one", "name_ja": "政策課"}, {"id": "other", "name_ja": "政策課"}]
    assert suspected(tmp_path, rows)
    rows[where]["distinct_from"] = rows[1 - where]["id"]
    assert suspected(tmp_path, rows) == []


def test_a_body_and_its_part_are_no_suspicion_at_any_depth(tmp_path: Path) -> None:
    rows = [
        {"id": "keio", "name_ja": "学校法人慶應義塾大学"},
        {"id": "faculty", "name_ja": "学部", "part_of": "keio"},
        {"id": "univ", "name_ja": "慶応義塾大学", "part_of": "faculty"},
    ]
    assert suspected(tmp_path, rows) == []


def test_units_of_one_name_under_two_bodies_are_no_suspicion(tmp_path: Path) -> None:
    cities = [
        {"id": city, "name_ja": city}
        for city in ("鶴岡市", "酒田市")
        for city in [{"鶴岡市": "tsuruoka", "酒田市": "sakata"}[city]]
    ]
    units = [
        {"id": f"{city['id']}-planning", "name_ja": "企画部", "kind": "department", "part_of": city["id"]}
        for city in cities
    ]
    assert suspected(tmp_path, [*cities, *units]) == []
    again = {"id": "planning-2", "name_ja": "企画部", "kind": "department", "part_of": "tsuruoka"}
    (problem,) = suspected(tmp_path, [*cities, *units, again])
    assert "(planning-2)" in problem.words.en and "(tsuruoka-planning)" in problem.words.en


def test_a_laboratory_put_at_two_levels_of_one_body_is_suspected(tmp_path: Path) -> None:
    rows = [
        {"id": "keio", "name_ja": "慶應義塾"},
        {"id": "univ", "name_ja": "慶應義塾大学", "part_of": "keio"},
        {"id": "lab", "name_ja": "先端生命科学研究所", "kind": "research-institute", "part_of": "univ"},
        {"id": "lab-2", "name_ja": "先端生命科学研究所", "kind": "research-institute", "part_of": "keio"},
    ]
    assert [problem.place.row for problem in suspected(tmp_path, rows)] == [5]


def test_a_unit_without_its_whole_may_be_that_of_any(tmp_path: Path) -> None:
    rows = [
        {"id": "ncc", "name_ja": "国立がん研究センター"},
        {"id": "lab", "name_ja": "がんメタボロミクス研究室", "kind": "research-lab", "part_of": "ncc"},
        {"id": "lab-2", "name_ja": "がんメタボロミクス研究室", "kind": "research-lab"},
    ]
    assert len(suspected(tmp_path, rows)) == 1


def test_before_and_after_a_change_are_no_suspicion(tmp_path: Path) -> None:
    rows = [
        {"id": "old", "name_ja": "財団法人庄内センター"},
        {"id": "new", "name_ja": "公益財団法人庄内センター"},
    ]
    assert suspected(tmp_path, rows)
    changes = [{"id": "c", "kind": "reorganized", "before": "old", "after": "new"}]
    assert suspected(tmp_path, rows, changes=changes) == []


def test_several_rows_of_one_id_are_one_body(tmp_path: Path) -> None:
    sources = [{"id": name, "title_ja": name} for name in ("s", "t")]
    rows = [{"id": "one", "name_ja": "慶應義塾"}, {"id": "one", "name_ja": "慶応義塾", "source": "t"}]
    assert suspected(tmp_path, rows, sources=sources) == []


def test_withheld_rows_are_not_looked_at(tmp_path: Path) -> None:
    rows = [{"id": "one", "name_ja": "慶應義塾"}, {"id": "other", "name_ja": "慶応義塾", "publish": "no"}]
    assert suspected(tmp_path, rows) == []


def test_a_circle_of_parts_ends(tmp_path: Path) -> None:
    rows = [
        {"id": "one", "name_ja": "甲機構", "part_of": "other"},
        {"id": "other", "name_ja": "乙機構", "part_of": "one"},
    ]
    assert suspected(tmp_path, rows) == []


def test_check_reports_it_as_a_warning(tmp_path: Path) -> None:
    write_cluster(
        tmp_path, organizations=[{"id": "one", "name_ja": "慶應義塾"}, {"id": "other", "name_ja": "慶応義塾"}]
    )
    found = [problem for problem in check_folder(tmp_path) if problem.code == "same-body-suspected"]
    assert [problem.severity for problem in found] == [Severity.WARNING]


# No false alarm on real names

PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 "
    "山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 "
    "香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
)
BODIES_OF_A_PREFECTURE = (
    "商工会議所連合会 商工会連合会 信用保証協会 中小企業団体中央会 農業協同組合中央会 立大学 産業技術センター 工業技術センター "
    "産業振興センター 産業振興機構 医師会 歯科医師会 薬剤師会 看護協会 立中央病院 立図書館 立博物館 衛生研究所 農業総合試験場 水産試験場 "
    "畜産試験場 林業試験場 教育委員会 警察本部 観光連盟 社会福祉協議会 社会福祉事業団 経営者協会 経済同友会 国民健康保険団体連合会 "
    "立看護大学 立保健医療大学 薬業連合会 医薬品工業協会 立工業高等学校 立農業高等学校 立商業高等学校 立総合支援学校 環境保全センター "
    "環境科学研究センター 埋蔵文化財センター 男女共同参画センター 総合教育センター 消費生活センター"
)
UNIVERSITIES_AND_INSTITUTES = (
    "北海道大学 北海道教育大学 室蘭工業大学 小樽商科大学 帯広畜産大学 北見工業大学 旭川医科大学 弘前大学 岩手大学 東北大学 宮城教育大学 "
    "秋田大学 山形大学 福島大学 茨城大学 筑波大学 筑波技術大学 宇都宮大学 群馬大学 埼玉大学 千葉大学 東京大学 東京医科歯科大学 "
    "東京外国語大学 東京学芸大学 東京農工大学 東京農業大学 東京芸術大学 東京工業大学 東京海洋大学 お茶の水女子大学 電気通信大学 一橋大学 "
    "横浜国立大学 横浜市立大学 新潟大学 長岡技術科学大学 豊橋技術科学大学 上越教育大学 富山大学 金沢大学 北陸先端科学技術大学院大学 "
    "奈良先端科学技術大学院大学 福井大学 山梨大学 信州大学 岐阜大学 静岡大学 浜松医科大学 名古屋大学 名古屋工業大学 名古屋市立大学 "
    "愛知教育大学 三重大学 滋賀大学 滋賀医科大学 京都大学 京都教育大学 京都工芸繊維大学 大阪大学 大阪教育大学 兵庫教育大学 神戸大学 "
    "奈良教育大学 奈良女子大学 和歌山大学 鳥取大学 島根大学 岡山大学 広島大学 山口大学 徳島大学 鳴門教育大学 香川大学 愛媛大学 高知大学 "
    "福岡教育大学 九州大学 九州工業大学 佐賀大学 長崎大学 熊本大学 大分大学 宮崎大学 鹿児島大学 鹿屋体育大学 琉球大学 "
    "国立がん研究センター 国立循環器病研究センター 国立国際医療研究センター 国立成育医療研究センター 国立長寿医療研究センター "
    "国立精神・神経医療研究センター 産業技術総合研究所 産業技術総合研究所東北センター 産業技術総合研究所北陸センター "
    "産業技術総合研究所四国センター 理化学研究所 科学技術振興機構 日本医療研究開発機構 医薬品医療機器総合機構 "
    "医薬基盤・健康・栄養研究所 農業・食品産業技術総合研究機構 中小企業基盤整備機構 新エネルギー・産業技術総合開発機構 "
    "日本貿易振興機構 日本学術振興会 日本商工会議所 東京商工会議所 鶴岡商工会議所 酒田商工会議所 富山商工会議所 高岡商工会議所 "
    "鶴岡信用金庫 盛岡信用金庫 福岡信用金庫 静岡信用金庫 高岡信用金庫 山形銀行 荘内銀行 北陸銀行 富山第一銀行 富山銀行 "
    "鶴岡工業高等専門学校 富山工業高等専門学校 富山商船高等専門学校 福島工業高等専門学校 福井工業高等専門学校 日本海総合病院 "
    "山形県工業技術センター置賜試験場 山形県工業技術センター庄内試験場 山形県農業総合研究センター水田農業研究所 "
    "山形県農業総合研究センター畜産研究所 山形県農業総合研究センター養豚研究所 富山大学工学部 富山大学医学部 富山大学薬学部 "
    "富山県立大学工学部 富山県立大学看護学部 慶應義塾大学 慶應義塾大学医学部 慶應義塾大学薬学部 慶應義塾大学理工学部 "
    "慶應義塾大学環境情報学部 慶應義塾大学先端生命科学研究所 ヒューマン・メタボローム・テクノロジーズ スパイバー メタジェン サリバテック "
    "メトセラ モルキュア フェルメクテス ヤマガタデザイン"
)


def real_names() -> list[str]:
    prefectures = PREFECTURES.split()
    bodies = [prefecture + body for prefecture in prefectures for body in BODIES_OF_A_PREFECTURE.split()]
    return [*prefectures, *bodies, *UNIVERSITIES_AND_INSTITUTES.split()]


def test_no_two_of_two_thousand_real_bodies_are_suspected(tmp_path: Path) -> None:
    names = real_names()
    rows = [{"id": f"o{number}", "name_ja": name} for number, name in enumerate(names)]
    assert len(names) > 2000
    assert [problem.words.en for problem in suspected(tmp_path, rows)] == []


@pytest.mark.parametrize("cluster", sorted(path.name for path in shipped_cluster().parent.iterdir()))
def test_no_two_bodies_of_a_shipped_cluster_are_suspected(cluster: str) -> None:
    tables, _ = read_tables(shipped_cluster().parent / cluster)
    assert tables is not None
    assert [problem.words.en for problem in duplicate_problems(tables)] == []


# Speed and order


def test_ten_thousand_bodies_take_seconds_and_give_the_same_answer_twice(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - names for a test
    parts = (
        ("庄内", "山形", "置賜", "最上", "村山"),
        ("地域", "産業", "技術", "生命", "先端"),
        ("振興", "研究", "推進"),
    )
    names = {
        "".join(chance.choice(part) for part in parts)
        + f"第{chance.randrange(500)}"
        + chance.choice(("センター", "機構", "財団"))
        for _ in range(14_000)
    }
    rows = [{"id": f"o{number}", "name_ja": name} for number, name in enumerate(sorted(names)[:10_000])]
    started = time.process_time()
    found = suspected(tmp_path, rows)
    assert time.process_time() - started < 30
    assert found == suspected(tmp_path, rows)


def test_neighbourhoods_find_what_comparing_all_with_all_finds(tmp_path: Path) -> None:
    names = [name for vector in (*NEAR, *DIFFERENT) for name in vector] + real_names()[:300]
    names = list(dict.fromkeys(names))
    keys = [name_key(name) for name in names]
    wanted = {
        frozenset((f"o{one}", f"o{other}"))
        for one, other in itertools.combinations(range(len(names)), 2)
        if keys[one].text != keys[other].text and nearly_same(keys[one], keys[other])
    }
    rows = [{"id": f"o{number}", "name_ja": name} for number, name in enumerate(names)]
    found = [p.words.en for p in suspected(tmp_path, rows) if "nearly" in p.words.en]
    assert len(found) == len(wanted) > 0
    for one, other in (sorted(ids) for ids in wanted):
        assert any(f"({one})" in text and f"({other})" in text for text in found)


def test_the_order_of_problems_follows_the_rows(tmp_path: Path) -> None:
    rows = [
        {"id": f"o{number}", "name_ja": name} for number, name in enumerate(["甲会", "乙会", "甲会", "乙会"])
    ]
    assert [problem.place.row for problem in suspected(tmp_path, rows)] == [4, 5]


def test_of_ten_namesakes_each_is_told_of_the_first(tmp_path: Path) -> None:
    found = suspected(tmp_path, [{"id": f"o{number}", "name_ja": "総務課"} for number in range(10)])
    assert [problem.place.row for problem in found] == list(range(3, 12))
    assert all("(o0)" in problem.words.en for problem in found)


def test_the_answer_does_not_hang_on_the_hash_seed(command: Command, tmp_path: Path) -> None:
    names = [name for vector in (*SAME, *NEAR) for name in vector]
    write_cluster(
        tmp_path, organizations=[{"id": f"o{number}", "name_ja": name} for number, name in enumerate(names)]
    )
    said = {command("check", "-i", tmp_path, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "42")}
    assert len(said) == 1 and said.pop().count("distinct_from") > 30
