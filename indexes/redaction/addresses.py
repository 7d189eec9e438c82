"""Postal addresses of persons: a street after words that say that somebody lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary

_DATA = vocabulary("addresses")
_STREET = rf"(?:{'|'.join(_DATA['streets'])})"
_CUE = rf"\b(?:{'|'.join(_DATA['living'])})\b"
_NUMBER = r"(?:,? ?(?:n\.? ?[ºo]\.?|num\.?|numero)? ?[0-9]{1,4}(?:-[0-9]{1,4})?(?: ?(?:bis|dupl(?:icado)?))?(?![0-9/]))"
_FLOOR = r"(?:,? ?(?:(?:piso|puerta|portal|escalera|esc\.?|planta|bloque|casa|bajo|bajos|atico|entresuelo|principal|ppal\.?|izq(?:uierda|da|\.)?|dcha\.?|derecha|centro)\b ?[0-9a-z]{0,2}(?![0-9a-z])|[0-9]{1,2} ?[ºoª]\.? ?[a-z]?(?![a-z])(?: ?[a-z](?![a-z]))?|[0-9]{1,2} ?-? ?[a-z](?![a-z0-9])))"
_POSTCODE = r"(?:,? ?(?:c\.?p\.?:? ?)?(?:0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}(?![0-9]))"
_WORD = r"[a-zñ'.]+"
_NAME = rf"(?: (?!(?:y|pero|que|desde|con|porque|para|donde|hace|en|mi|tengo|necesito|quiero)\b){_WORD}){{1,6}}?"
_ADDRESS = re.compile(
    rf"(?:{_CUE})(?P<between>[^.;\n0-9]{{0,30}}?)(?P<address>\b{_STREET}{_NAME}(?:{_NUMBER}{_FLOOR}{{0,4}}{_POSTCODE}?|(?=[.,;\n)]|$| (?:y|pero|que|desde|con|en)\b)))"
)


def find_addresses(folded: str) -> Iterator[Finding]:
    """From the kind of street to the door or the postcode; the town stays, since offices depend on it."""
    for match in _ADDRESS.finditer(folded):
        start, end = match.span("address")
        yield Finding(kind=FindingKind.ADDRESS, start=start, end=end)
