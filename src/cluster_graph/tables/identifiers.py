"""Public identifiers of bodies: whether a number is well formed, and if not, what would be right.

Takes the text of a cell; gives the identifier in its one form, or an :class:`IdentifierError`. It never asks a
register: a well-formed number is not a verified one. A number that only lacks or has too much of something is not
silently mended: the message writes out what it would be, for the officer to compare and to enter.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from cluster_graph.problems import Words
from cluster_graph.tables.quoting import quoted

_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE)
_CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


class IdentifierError(ValueError):
    """An identifier that is not well formed; ``words`` quotes it and says what would be right."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(ja, en)


def _folded(text: str) -> str:
    """Half-width forms, no spaces at the ends, and one kind of hyphen."""
    plain = unicodedata.normalize("NFKC", text).translate(dict.fromkeys(map(ord, "‐‑‒–—−ー"), "-"))
    return plain.strip()


def corporate_check_digit(twelve_digits: str) -> str:
    """The digit that stands before the other twelve of a corporate number.

    9 - (sum of P_n * Q_n mod 9), n counted from the right, Q_n 1 for odd n and 2 for even n (Order of the Ministry
    of Finance no. 70 of 2014, article 2).
    """
    total = sum(int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(twelve_digits)))
    return str(9 - total % 9)


def corporate_number_is_well_formed(number: str) -> bool:
    """Whether a Japanese corporate number (法人番号) has 13 digits and the right check digit, which stands first.

    One wrong digit is always found, except 0 in place of 9 or 9 in place of 0 behind the first digit (both are 0
    modulo 9); so are two exchanged neighbours, except 0 and 9.

    >>> corporate_number_is_well_formed("4000012090001")
    True
    >>> corporate_number_is_well_formed("5000012090001")
    False
    """
    return bool(re.fullmatch(r"[0-9]{13}", number)) and number[0] == corporate_check_digit(number[1:])


def local_government_check_digit(five_digits: str) -> str:
    """The digit that ends a local government code: the last one of 11 - (sum of digit * weight mod 11).

    The weights are 6, 5, 4, 3, 2 (check digit of the Ministry of Internal Affairs and Communications over the codes
    of JIS X 0401 and X 0402).
    """
    total = sum(int(digit) * weight for digit, weight in zip(five_digits, (6, 5, 4, 3, 2), strict=True))
    return str((11 - total % 11) % 10)


def local_government_code_is_well_formed(code: str) -> bool:
    """Whether a Japanese local government code (全国地方公共団体コード) has 6 digits, of which the last is right.

    The first two are those of a prefecture, 01 to 47. One wrong digit is found, except one that turns the remainder
    of the sum from 0 to 10 or back: the check digit of both is 1.

    >>> local_government_code_is_well_formed("060003")
    True
    """
    if not re.fullmatch(r"(?:0[1-9]|[1-3][0-9]|4[0-7])[0-9]{4}", code):
        return False
    return code[5] == local_government_check_digit(code[:5])


def ror_check_digits(seven_characters: str) -> str:
    """The two digits that end a ROR id: ISO/IEC 7064, MOD 97-10, over its other characters as a Crockford number."""
    number = 0
    for character in seven_characters:
        number = number * 32 + _CROCKFORD.index(character)
    return f"{98 - number * 100 % 97:02}"


def ror_is_well_formed(identifier: str) -> bool:
    """Whether a ROR id is 0, six characters of Crockford's base 32 and the right two check digits.

    One wrong character is always found.

    >>> ror_is_well_formed("02kn6nx58")
    True
    """
    if not re.fullmatch(rf"0[{_CROCKFORD}]{{6}}[0-9]{{2}}", identifier):
        return False
    return identifier[7:] == ror_check_digits(identifier[:7])


def read_corporate_number(text: str) -> str:
    """The 13 digits of a corporate number. Raises :class:`IdentifierError`."""
    value = _folded(text)
    if corporate_number_is_well_formed(value):
        return value
    shown = quoted(text)
    if _SCIENTIFIC.fullmatch(value):
        raise IdentifierError(
            f"法人番号「{shown}」は表計算ソフトが指数表示にしたもので、桁が失われています。列を文字列にして、13桁を入れ直してください。",
            f'"{shown}" is a corporate number that a spreadsheet has cut to a power of ten: format the column as text '
            "and enter the 13 digits again.",
        )
    digits = re.sub(r"^T(?=[0-9])|\.0+$|[-\s,]", "", value, flags=re.IGNORECASE)
    if digits != value and corporate_number_is_well_formed(digits):
        raise IdentifierError(
            f"法人番号「{shown}」は数字だけで「{digits}」と書いてください。",
            f'the corporate number "{shown}" is written with digits alone: {digits}.',
        )
    # Twelve digits are a company registration number (会社法人等番号), the first zeros of which a spreadsheet drops.
    if re.fullmatch(r"[0-9]{10,12}", digits):
        registration = digits.zfill(12)
        whole = corporate_check_digit(registration) + registration
        raise IdentifierError(
            f"法人番号「{shown}」は{len(digits)}桁しかありません。検査用数字のない会社法人等番号か、先頭の0が落ちたものなら、法人番号は「{whole}」です。登記と見比べてください。",
            f'"{shown}" has {len(digits)} digits, a corporate number 13: if it is the company registration number '
            f"(12 digits, leading zeros perhaps lost), the corporate number is {whole}; compare it with the register.",
        )
    if re.fullmatch(r"[0-9]{13}", digits):
        right = corporate_check_digit(digits[1:])
        raise IdentifierError(
            f"法人番号「{shown}」は検査用数字が合いません（ほかの12桁が正しければ、先頭は{right}です）。写し間違いがないか見比べてください。",
            f'"{shown}" is not a well-formed corporate number: its check digit, the first, would be {right} if the '
            "other twelve are right; compare them.",
        )
    raise IdentifierError(
        f"「{shown}」は法人番号ではありません。13桁の数字で書いてください（例: 4010405001654）。",
        f'"{shown}" is not a corporate number: write its 13 digits, such as 4010405001654.',
    )


def read_local_government_code(text: str) -> str:
    """The 6 digits of a local government code. Raises :class:`IdentifierError`."""
    value = _folded(text)
    if local_government_code_is_well_formed(value):
        return value
    shown = quoted(text)
    digits = re.sub(r"\.0+$|[-\s]", "", value)
    candidates = _local_government_candidates(digits)
    if candidates:
        ja, en = "」または「".join(candidates), " or ".join(candidates)
        raise IdentifierError(
            f"地方公共団体コード「{shown}」は、先頭の0と末尾の検査数字も含む6桁で「{ja}」と書いてください。",
            f'the local government code "{shown}" is written with 6 digits, leading zero and check digit included: {en}.',
        )
    if re.fullmatch(r"[0-9]{6}", digits):
        right = local_government_check_digit(digits[:5])
        raise IdentifierError(
            f"地方公共団体コード「{shown}」が正しくありません。先頭の2桁は都道府県（01から47）、末尾は検査数字です（ほかの5桁が正しければ{right}）。",
            f'"{shown}" is not a well-formed local government code: the first two digits are those of a prefecture '
            f"(01 to 47), the last is the check digit ({right} if the other five are right).",
        )
    raise IdentifierError(
        f"「{shown}」は地方公共団体コードではありません。検査数字を含む6桁の数字で書いてください（例: 062031）。",
        f'"{shown}" is not a local government code: write its 6 digits, check digit included, such as 062031.',
    )


def _local_government_candidates(digits: str) -> list[str]:
    """What digits would be with the hyphen gone, the lost zero restored, or the check digit added."""
    found = [digits]
    if re.fullmatch(r"[0-9]{5}", digits):
        found.append(f"0{digits}")
    for short in (digits, f"0{digits}"):
        if re.fullmatch(r"[0-9]{5}", short):
            found.append(short + local_government_check_digit(short))
        elif re.fullmatch(r"[0-9]{2}", short):  # a prefecture alone
            found.append(f"{short}000" + local_government_check_digit(f"{short}000"))
    return [code for code in dict.fromkeys(found) if local_government_code_is_well_formed(code)]


def _last_segment(value: str, *hosts: str) -> str:
    """The end of a web address on one of ``hosts``, or the text itself where it is no address of theirs."""
    try:
        parts = urlsplit(value if "//" in value else f"//{value}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return value
    return parts.path.rstrip("/").rpartition("/")[2] if host in hosts else value


def read_wikidata(text: str) -> str:
    """The IRI of a Wikidata item, from its Q-id or its web address. Raises :class:`IdentifierError`."""
    value = _last_segment(_folded(text), "wikidata.org", "m.wikidata.org").removeprefix("wd:").upper()
    if re.fullmatch(r"Q[1-9][0-9]{0,11}", value):
        return f"http://www.wikidata.org/entity/{value}"
    shown = quoted(text)
    raise IdentifierError(
        f"「{shown}」はウィキデータの項目ではありません。Q と数字か、そのページのアドレスを書いてください（例: Q1234）。",
        f'"{shown}" is not a Wikidata item: write Q and digits, or the address of its page, such as Q1234.',
    )


def read_ror(text: str) -> str:
    """The IRI of a ROR id, from the id or its web address. Raises :class:`IdentifierError`."""
    value = _last_segment(_folded(text), "ror.org").lower()
    if ror_is_well_formed(value):
        return f"https://ror.org/{value}"
    shown = quoted(text)
    # Crockford's base 32 has none of i, l and o, which are misread 1 and 0.
    right = value.translate(str.maketrans("ilo", "110"))
    if ror_is_well_formed(right):
        raise IdentifierError(
            f"ROR「{shown}」に i・l・o は使われません。「{right}」ではありませんか。",
            f'a ROR id holds no i, l or o, but "{shown}" does: is {right} meant?',
        )
    if re.fullmatch(rf"0[{_CROCKFORD}]{{6}}[0-9]{{2}}", value):
        raise IdentifierError(
            f"ROR「{shown}」は末尾の検査数字が合いません。写し間違いがないか見比べてください（例: https://ror.org/02kn6nx58）。",
            f'"{shown}" is not a well-formed ROR id: its last two digits, a check sum, do not fit; compare it with '
            "its page (an example that fits: https://ror.org/02kn6nx58).",
        )
    raise IdentifierError(
        f"「{shown}」は ROR ではありません。0で始まる9文字か、そのアドレスを書いてください（例: https://ror.org/02kn6nx58）。",
        f'"{shown}" is not a ROR id: write its 9 characters, the first of them 0, or its address, such as '
        "https://ror.org/02kn6nx58.",
    )
