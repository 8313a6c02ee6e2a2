"""Names without what says only in which form of law a body exists: 株式会社, （公財）, 国立研究開発法人, Inc., GmbH.

Takes a name whose widths and cases are folded; gives it without the forms that stand at either end, as a substring
in Japanese (株式会社トヨタ, no space between) and as whole words in other scripts. It never touches the middle of a
name and never strips a name to nothing.
"""

from __future__ import annotations

import re

_LONG = (
    *("株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社", "特例有限会社"),
    *("公益財団法人", "一般財団法人", "特例財団法人", "財団法人"),
    *("公益社団法人", "一般社団法人", "特例社団法人", "社団法人"),
    *("独立行政法人", "地方独立行政法人", "国立研究開発法人", "特殊法人", "認可法人"),
    *("国立大学法人", "公立大学法人", "大学共同利用機関法人", "準学校法人", "学校法人"),
    *("社会医療法人", "特定医療法人", "医療法人社団", "医療法人財団", "医療法人", "社会福祉法人", "宗教法人"),
    *("特定非営利活動法人", "認定特定非営利活動法人", "認定npo法人", "npo法人", "農事組合法人"),
    *("有限責任事業組合", "投資事業有限責任組合", "弁護士法人", "監査法人", "税理士法人"),
)
# What stands in brackets for them: NFKC has made ㈱ and （株） alike.
_SHORT = (
    *("株", "有", "同", "資", "名", "公財", "一財", "特財", "財", "公社", "一社", "特社", "社"),
    *(
        "独",
        "地独",
        "独法",
        "国研",
        "研",
        "国大",
        "大",
        "公大",
        "学",
        "医",
        "社医",
        "医社",
        "医財",
        "福",
        "社福",
    ),
    *("宗", "特非", "非", "農", "特", "認", "相", "資", "責", "監"),
)
# Longest first, so that "co ltd" goes as one; a dot or a comma may stand within.
_LATIN = (
    r"general incorporated (?:foundation|association)",
    r"public interest incorporated (?:foundation|association)",
    r"(?:national|public) university corporation",
    r"(?:incorporated )?(?:educational|school) (?:corporation|foundation)",
    r"(?:local )?incorporated administrative agency",
    r"national research and development agency",
    r"kabushiki kaisha|k\.? ?k\.?",
    r"company,? limited|co\.?,? ?ltd\.?|pte\.? ltd\.?|pty\.? ltd\.?|private limited",
    r"public limited company|p\.?l\.?c\.?",
    r"limited liability (?:company|partnership)|l\.?l\.?[cp]\.?",
    r"incorporated|inc\.?|corporation|corp\.?|limited|ltd\.?|company|co\.?",
    r"gesellschaft mit beschränkter haftung|g\.?m\.?b\.?h\.?|aktiengesellschaft|e\.? ?v\.?|kgaa|kg|se|ag",
    r"s\.?a\.?r\.?l\.?|s\.?a\.?s\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|s\.?a\.?|b\.?v\.?|n\.?v\.?|a/s|ab|oy",
)
_JAPANESE = "|".join(sorted(_LONG, key=len, reverse=True))
_BRACKETED = rf"\((?:{'|'.join((*_LONG, *_SHORT, *_LATIN))})\)"
_BEGINNING = re.compile(rf"^(?:{_JAPANESE}|{_BRACKETED}|kabushiki kaisha\b|k\.k\.)\s*")
_END = re.compile(rf"\s*(?:{_JAPANESE}|{_BRACKETED}|(?:,\s*|(?<=\s))(?:{'|'.join(_LATIN)}))$")


def without_legal_forms(name: str) -> str:
    """The name without the legal forms at its ends; the name itself where nothing would be left.

    >>> without_legal_forms("(公財)地域産業振興センター"), without_legal_forms("example inc.")
    ('地域産業振興センター', 'example')
    """
    rest = name.strip()
    while True:
        shorter = _END.sub("", _BEGINNING.sub("", rest)).strip(" ,、")
        if not shorter or shorter == rest:
            return rest
        rest = shorter
