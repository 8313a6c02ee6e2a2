"""Public identifiers of bodies: whether a number is well formed. It never asks a register."""

from __future__ import annotations

import re


def corporate_number_is_well_formed(number: str) -> bool:
    """Whether a Japanese corporate number (法人番号) has 13 digits and the right check digit.

    The check digit stands first: 9 - (sum of P_n * Q_n mod 9), n counted from the right over the other
    twelve digits, Q_n 1 for odd n and 2 for even n (Order of the Ministry of Finance no. 70 of 2014).
    Exchanged 0 and 9 are not noticed: a well-formed number is not a verified one.

    >>> corporate_number_is_well_formed("4000012090001")
    True
    >>> corporate_number_is_well_formed("5000012090001")
    False
    """
    if not re.fullmatch(r"[0-9]{13}", number):
        return False
    body = number[:0:-1]
    total = sum(int(digit) * (1 + position % 2) for position, digit in enumerate(body))
    return int(number[0]) == 9 - total % 9


def local_government_code_is_well_formed(code: str) -> bool:
    """Whether a Japanese local government code (全国地方公共団体コード) has 6 digits and the right last one.

    The last digit is the last digit of 11 - (sum of digit * weight mod 11), weights 6, 5, 4, 3, 2 (JIS X 0402 and
    the Ministry of Internal Affairs and Communications' check digit).

    >>> local_government_code_is_well_formed("060003")  # Yamagata Prefecture
    True
    """
    if not re.fullmatch(r"[0-9]{6}", code):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2), strict=False))
    return int(code[5]) == (11 - total % 11) % 10
