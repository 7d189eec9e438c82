"""Names of forms (`modelo 650`, `anexo II`) and fee codes (`tasa 24`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading

_NO = r"(?:(?:n\.? ?[ºo]\.?|num\.?|numero) ?)?"
_MONEY = r" ?(?:€|euros?\b|eur\b|%|por cien|centimos)"
_MODEL_CODE = (
    r"(?:[0-9]{3}(?:-[0-9]{1,3})?|[0-9]{1,4}"
    r"|(?!de\b|en\b|del\b|con\b|por\b|los\b|las\b|que\b|para\b)[a-z]{2,4}[-. ]?[0-9]{1,4}"
    r"(?:[./-][0-9a-z]{1,4})?)"
)
_MODEL = re.compile(
    r"\b(?:modelos?|impresos?|formularios?)(?: de (?:solicitud|impreso|autoliquidacion))? "
    rf"{_NO}(?P<code>{_MODEL_CODE})(?![0-9a-z]|[.,][0-9]|{_MONEY})"
    rf"(?:,? codigo {_NO}(?P<sub>[0-9]{{3}})\b)?"
)
_MODEL_MORE = re.compile(
    rf"(?:,? (?:y|o|u|e) |, | ?/ ?)(?:el )?(?P<code>[0-9]{{3}}(?:-[0-9]{{1,3}})?)"
    rf"(?![0-9a-z/]|[.,][0-9]|{_MONEY})"
)
_ANNEX = re.compile(
    rf"\banexos? {_NO}(?P<code>(?:[ivx]{{1,5}}|[0-9]{{1,2}}) bis\b"
    r"|[ivxlc]{1,7}(?:[-.][a-z0-9](?![a-z0-9]))?"
    r"|[0-9]{1,2}(?:[.-]?[a-z0-9])?)(?![0-9a-z/])"
)
_ANNEX_MORE = re.compile(
    r"(?:,? (?:y|o) |, )(?P<code>[ivx]{1,7}|[0-9]{1,2})"
    rf"(?![0-9a-z/º]|[.,][0-9]|{_MONEY}| (?:dias?|mes|meses|anos?|horas?|copias?|de [a-z]))"
)
_FEE = re.compile(
    rf"\btasas? (?:\(?(?:con )?codigo |{_NO})?(?P<code>[0-9]{{1,6}}|[a-z][0-9]{{2,5}})"
    rf"(?![0-9a-z/%€]|[.,][0-9]|{_MONEY})"
)


def find_forms(reading: Reading) -> Iterator[Candidate]:
    """`modelo 650`, `modelo 790-052`, `anexo II`; `modelos 036 y 037` are two."""
    folded = reading.folded
    for match in _MODEL.finditer(folded):
        code = match["code"].replace(" ", "-") + (f"-{match['sub']}" if match["sub"] else "")
        yield _form(match.start(), match.end(), f"modelo {code.upper()}")
        yield from _more(folded, match.end(), _MODEL_MORE, "modelo")
    if "anexo" in folded:
        for match in _ANNEX.finditer(folded):
            yield _form(match.start(), match.end(), f"anexo {match['code'].upper()}")
            yield from _more(folded, match.end(), _ANNEX_MORE, "anexo")


def _more(folded: str, end: int, pattern: re.Pattern[str], name: str) -> Iterator[Candidate]:
    while match := pattern.match(folded, end):
        yield _form(match.start("code"), match.end(), f"{name} {match['code'].upper()}")
        end = match.end()


def _form(start: int, end: int, form: str) -> Candidate:
    return Candidate(FactKind.FORM, start, end, form, Slot.FORM)


def find_fee_codes(reading: Reading) -> Iterator[Candidate]:
    if "tasa" not in reading.folded:
        return
    for match in _FEE.finditer(reading.folded):
        form = f"tasa {match['code'].upper()}"
        yield Candidate(FactKind.FEE_CODE, match.start(), match.end(), form, Slot.FEE)
