"""What each kind of step of a repair costs, and how an option of the command line says so."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from cluster_graph.problems import InputError, Words
from cluster_graph.tables.quoting import quoted

_FORM = "extend=2,sign=3,new=4,party=1"
# With these limits a sum of a million costs, counted in the smallest unit, is still exact as a double.
_MOST = 1000
_MOST_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Costs:
    """Costs of an extension, of one more signature, and of a new agreement with each of its parties.

    They are weights of effort, of no currency. The defaults keep the order in which an office would try: those who
    have signed prolong what they have (2); one body more joins what the others have agreed on, which all of them have
    to accept (3); a new text is drafted and agreed on (4), and decided in the organs of each party (1 for each).
    Extending and joining one agreement (5) is thus tried before a new one of two parties (6), and a new one before
    two strangers join a third agreement (6, but two steps).
    """

    extend: Decimal = Decimal(2)
    sign: Decimal = Decimal(3)
    new: Decimal = Decimal(4)
    party: Decimal = Decimal(1)

    def __post_init__(self) -> None:
        for field in fields(self):
            _checked(field.name, getattr(self, field.name))

    @classmethod
    def read(cls, text: str) -> Costs:
        """Costs as ``extend=2,sign=3,new=4,party=1``; what is left out keeps its default.

        Raises :class:`~cluster_graph.problems.InputError`.
        """
        known = {field.name for field in fields(cls)}
        found: dict[str, Decimal] = {}
        for part in normalize("NFKC", text).replace("、", ",").split(","):
            name, equals, number = (piece.strip().lower() for piece in part.partition("="))
            if not equals or name not in known or name in found:
                raise _wrong(text, part)
            try:
                found[name] = Decimal(number)
            except InvalidOperation:
                raise _wrong(text, part) from None
        return cls(**found)


def _checked(name: str, value: Decimal) -> None:
    exponent = value.as_tuple().exponent
    fits = isinstance(exponent, int) and 0 <= value <= _MOST and -exponent <= _MOST_DECIMALS
    if not fits:
        raise InputError(
            Words(
                f"費用 {name}={value} は 0 以上 {_MOST} 以下の数（小数は {_MOST_DECIMALS} 桁まで）で書いてください。",
                f"the cost {name}={value} must be a number from 0 to {_MOST} with at most {_MOST_DECIMALS} decimals.",
            )
        )


def _wrong(text: str, part: str) -> InputError:
    shown, wrong = quoted(text), quoted(part)
    return InputError(
        Words(
            f"費用「{shown}」の「{wrong}」が読めません。「{_FORM}」のように、それぞれ一度だけ書いてください。",
            f'"{wrong}" in the costs "{shown}" cannot be read; write them like {_FORM}, each once.',
        )
    )
