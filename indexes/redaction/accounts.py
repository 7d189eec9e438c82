"""Bank accounts and cards."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban, luhn, numdb
from stdnum.es import ccc

from indexes.folding import digits_of
from indexes.redaction.models import Finding, FindingKind

_SPANISH_IBAN = re.compile(r"(?<![\w])[Ee][Ss][ .\-]?[0-9]{2}(?:[ .\-]{0,2}[0-9]){20}(?![0-9])")
_IBAN_START = re.compile(r"(?<![\w])[A-Za-z]{2}[0-9]{2}(?=[ .\-]?[0-9A-Za-z])")
_IBAN_BODY = re.compile(r"[0-9A-Za-z]|[ .\-](?=[0-9A-Za-z])")
_FIELD = re.compile(r"([0-9]+)!([nac])")  # «4!n»: four figures
_SETS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
_SHORTEST, _LONGEST = 15, 34
_ACCOUNT = re.compile(
    r"(?<![0-9])[0-9]{4}[ .\-]?[0-9]{4}[ .\-]?[0-9]{2}(?:[ .\-]?[0-9]){10}(?![0-9])"
)
_ACCOUNT_CUE = re.compile(r"\b(?:cuenta|ccc|iban|transferencia|domicili)")
_CARD_SHAPE = re.compile(
    r"(?<![0-9])(?<![0-9][ .\-])[3-6][0-9]{3}(?:[ .\-][0-9]{4}){3}(?![ .\-]?[0-9])"
)
_CARD_CUE = re.compile(r"\b(?:tarjeta|visa|mastercard|card)\b[^0-9\n]*$")
_CUE = 40  # characters before a number
_CARD = re.compile(r"(?<![0-9])(?<![0-9][ .\-])[0-9](?:[ .\-]?[0-9]){12,18}(?![0-9])")


def find_accounts(text: str, folded: str) -> Iterator[Finding]:
    """IBAN of any country, Spanish account numbers, payment cards (Luhn)."""
    for match in _SPANISH_IBAN.finditer(text):
        yield _finding(FindingKind.IBAN, *match.span())
    for match in _IBAN_START.finditer(text):
        if end := _iban_end(text, match.start()):
            yield _finding(FindingKind.IBAN, match.start(), end)
    for match in _ACCOUNT.finditer(text):
        before = folded[max(0, match.start() - 40) : match.start()]
        if ccc.is_valid(digits_of(match[0])) or _ACCOUNT_CUE.search(before):
            yield _finding(FindingKind.ACCOUNT, *match.span())
    for match in _CARD.finditer(text):
        digits = digits_of(match[0])
        is_named = _CARD_CUE.search(folded[max(0, match.start() - _CUE) : match.start()])
        is_valid = luhn.is_valid(digits) or is_named or _CARD_SHAPE.fullmatch(match[0])
        if digits[0] in "3456" and is_valid and len(set(digits)) > 1:
            yield _finding(FindingKind.CARD, *match.span())


def _iban_end(text: str, start: int) -> int | None:
    """The end of the longest valid IBAN that begins here: what follows may look like part of it.
    Else, of what has the shape of one: a wrong figure hides nobody."""
    compact, position = "", start
    best: int | None = None
    shaped: int | None = None
    while len(compact) < _LONGEST and (match := _IBAN_BODY.match(text, position)):
        position = match.end()
        if match[0].isalnum():
            compact += match[0]
            if len(compact) >= _SHORTEST and iban.is_valid(compact):
                best = position
            elif shaped is None and _has_shape(compact):
                shaped = position
    return best or shaped


def _has_shape(compact: str) -> bool:
    """Of the accounts of its country, as the registry of IBANs describes them."""
    known = numdb.get("iban").info(compact.upper())[0]
    pattern = known[1].get("bban", "") if compact[:2].isupper() else ""
    shape = "".join(_SETS[kind] + f"{{{count}}}" for count, kind in _FIELD.findall(pattern))
    return bool(shape) and re.fullmatch(shape, compact[4:].upper()) is not None


def _finding(kind: FindingKind, start: int, end: int) -> Finding:
    return Finding(kind=kind, start=start, end=end)
