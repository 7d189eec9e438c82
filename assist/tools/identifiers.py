"""Which identifier a text is, and whether its check digits are right (`python-stdnum`).

Right digits say that it is well written, not that it exists or whose it is.
"""

from __future__ import annotations

from types import ModuleType
from typing import Literal

from stdnum import iban
from stdnum.es import cif, dni, nie
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from assist.tools.schemas import IdentifierCheck

_Kind = Literal["nif", "nie", "cif", "iban"]
_COUNTRY = 2


def check_identifier(value: str) -> IdentifierCheck:
    compact = "".join(c for c in value.upper() if c.isalnum())
    kind = _kind(compact)
    if kind is None:
        return IdentifierCheck(kind=None, valid=False, formatted=None, problem="unknown")
    rules = _RULES[kind]
    try:
        number = rules.validate(compact)
    except InvalidLength:
        return IdentifierCheck(kind=kind, valid=False, formatted=None, problem="length")
    except InvalidChecksum:
        return IdentifierCheck(kind=kind, valid=False, formatted=None, problem="check")
    except ValidationError:
        return IdentifierCheck(kind=kind, valid=False, formatted=None, problem="characters")
    formatted = iban.format(number) if kind == "iban" else number
    return IdentifierCheck(kind=kind, valid=True, formatted=formatted, problem=None)


_RULES: dict[_Kind, ModuleType] = {"nif": dni, "nie": nie, "cif": cif, "iban": iban}


def _kind(compact: str) -> _Kind | None:
    """By how it begins, so that a wrong one is still told what it should have been."""
    if not compact:
        return None
    if compact[:1].isdigit():
        return "nif"
    if compact[:_COUNTRY].isalpha():
        return "iban" if compact[_COUNTRY : _COUNTRY + 2].isdigit() else None
    if not compact[1:].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").isdigit():
        return None
    return "nie" if compact[0] in "XYZ" else "cif"
