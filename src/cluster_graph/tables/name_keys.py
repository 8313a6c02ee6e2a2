"""What two spellings of one name have in common: a key without width, case, old characters, kana and legal forms.

Takes a name as written; gives a :class:`NameKey`. It knows no body and decides nothing: whether equal or near keys
are a reason for suspicion is asked in :mod:`duplicates`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cluster_graph.tables.legal_forms import without_legal_forms

# Old and variant characters that NFKC leaves as they are, each before the one of today.
_OLD_AND_NEW = (
    "應応 髙高 﨑崎 嵜崎 國国 學学 會会 縣県 廣広 澤沢 邊辺 邉辺 齋斎 齊斉 濱浜 濵浜 瀧滝 龍竜 鐵鉄 鉃鉄 櫻桜 瀨瀬 德徳 "
    "惠恵 榮栄 眞真 壽寿 藝芸 醫医 藥薬 氣気 驛駅 鹽塩 黑黒 寶宝 實実 圓円 變変 嶋島 嶌島 桒桑 舘館 冨富 埜野 淵渕 "
    "萬万 與与 豐豊 總総 發発 檢検 經経 濟済 團団 體体 圖図 觀観 關関 鑛鉱 纖繊 蠶蚕 絲糸 燈灯 畫画 單単 獨独 佛仏 來来 "
    "亞亜 禮礼 祿禄 彌弥 靜静 敎教 淸清 靑青 增増 緖緒 聲声 對対 當当 條条 樂楽 歸帰 舊旧 區区 兒児 兩両 乘乗 參参 "
    "臺台 號号 壓圧 圍囲 專専 將将 屬属 嚴厳 從従 戰戦 擴拡 攝摂 數数 晝昼 曉暁 榘矩 權権 歐欧 歷歴 殘残 毆殴 沒没 淺浅 "
    "滿満 澁渋 營営 爭争 獎奨 產産 盡尽 眾衆 硏研 礦鉱 稻稲 穗穂 竝並 續続 縱縦 繪絵 繼継 藏蔵 處処 虛虚 螢蛍 覺覚 "
    "觸触 證証 譯訳 讀読 讓譲 豫予 轉転 辨弁 辯弁 遞逓 釋釈 錢銭 鎭鎮 關関 陷陥 險険 雙双 雜雑 靈霊 顯顕 餘余 騷騒 驗験 "
    "鷄鶏 麥麦 麵麺 點点 黨党 齒歯 齡齢 曾曽 槇槙 龜亀 賴頼 桧檜 ヶケ ヵカ 〇0"
)
_TODAY = str.maketrans({pair[0]: pair[1] for pair in _OLD_AND_NEW.split()})
_SMALL_KANA = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_HIRAGANA = str.maketrans({chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)})
_VOICED = [
    pair.split(":") for pair in ("ヴア:バ", "ヴイ:ビ", "ヴエ:ベ", "ヴオ:ボ", "ヴ:ブ", "ヂ:ジ", "ヅ:ズ")
]
_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")
_GA = re.compile(r"(?<=[一-鿿])[がガカケ](?=[一-鿿])")
_KANJI = re.compile("[々一-鿿㐀-䶿]")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|〔([^〔〕]*)〕|【([^【】]*)】")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_NUMBER = re.compile(r"[0-9]+|(?<![a-z])[ivx]+(?![a-z])|(?<![a-z])[a-z](?![a-z])")
_SMALL = "a an and at by das de der des die du et for für in la le of on the to und von"
_SMALL_WORDS = frozenset(_SMALL.split(" "))
_SPELLINGS = (
    "centre:center organisation:organization programme:program univ:university dept:department pref:prefecture "
    "prefectural:prefecture labo:laboratory labs:laboratory laboratories:laboratory inst:institute intl:international"
)
_ONE_SPELLING = dict(spelling.split(":") for spelling in _SPELLINGS.split(" "))


@dataclass(frozen=True, slots=True)
class NameKey:
    """What a name is compared by.

    ``text``: the name folded, without legal forms, brackets and spaces; of a name without kana and kanji its words in
    alphabetical order. ``words``: those words, or empty. ``place``: what stood in brackets. ``numbers``: its numerals
    and single letters, in which namesakes differ (第一, 第二; II, III).
    """

    text: str
    words: tuple[str, ...]
    place: str
    numbers: tuple[str, ...]


def folded_name(name: str) -> str:
    """The name in half width, small letters and the characters of today."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_TODAY)


def folded_kana(text: str) -> str:
    """Kana without what spellings of one sound differ in: hiragana, small letters, long vowels, ヴ."""
    plain = text.translate(_HIRAGANA).translate(_SMALL_KANA).replace("ー", "")
    for sound, alike in _VOICED:
        plain = plain.replace(sound, alike)
    return plain


def _without_brackets(name: str) -> tuple[str, str]:
    """The name without brackets, and what stood in them."""
    inside = [next(filter(None, found), "") for found in _BRACKETS.findall(name)]
    outside = _BRACKETS.sub(" ", name).strip()
    return (outside, " ".join(inside)) if outside else (name, "")


def _letters(text: str) -> str:
    """The letters and digits of a text, without what stands between them."""
    return "".join(_WORD.findall(text))


def name_key(name: str) -> NameKey:
    """What a name is compared by.

    >>> name_key("㈱廣瀨バイオ（本店）").text, name_key("広瀬ばいお株式会社").text
    ('広瀬バイオ', '広瀬バイオ')
    """
    outside, place = _without_brackets(without_legal_forms(folded_name(name)))
    bare = without_legal_forms(outside)
    if not re.search("[぀-ヿ一-鿿々]", bare):
        found = (_ONE_SPELLING.get(word, word).removesuffix("'s") for word in _WORD.findall(bare))
        words = tuple(sorted(word for word in found if word not in _SMALL_WORDS))
        return NameKey(" ".join(words), words, _letters(place), tuple(_NUMBER.findall(" ".join(words))))
    spelled = _GA.sub("ケ", _letters(bare)).translate(_NUMERALS)
    return NameKey(folded_kana(spelled), (), _letters(place), tuple(_NUMBER.findall(spelled)))


def is_kanji(text: str) -> bool:
    """Whether the text holds a kanji."""
    return bool(_KANJI.search(text))
