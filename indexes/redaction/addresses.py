"""Postal addresses of persons: a street after words that say that somebody lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary

_DATA = vocabulary("addresses")
_STREET = rf"(?:{'|'.join(_DATA['streets'])})"
_LIVING = rf"\b(?:{'|'.join(_DATA['living'])})\b"
_STOP = rf"(?:{'|'.join(_DATA['not_in_names'])})"
_NUMBER = (
    r"(?:,? ?(?:n\.? ?[ºo]\.?|num\.?|numero)? ?[0-9]{1,4}(?:-[0-9]{1,4})?"
    r"(?: ?(?:bis|dupl(?:icado)?))?(?![0-9/]))"
)
_DOOR = "|".join(
    (
        rf"(?:{'|'.join(_DATA['doors'])})\b ?[0-9a-z]{{0,2}}(?![0-9a-z])",
        r"[0-9]{1,2}\.? ?[ºoª]\.? ?[a-z]?(?![a-z])(?: ?[a-z](?![a-z]))?",  # 3º B
        r"[0-9]{1,2} ?-? ?[a-z](?![a-z0-9])",  # 3-B
    )
)
_POSTCODE = r"(?:,? ?(?:c\.?p\.?:? ?)?(?:0[1-9]|[1-4][0-9]|5[0-2])[0-9]{3}(?![0-9]))"
_STREET_NAME = rf"(?: (?!{_STOP}\b)[a-z'.]+){{1,6}}?"
_ENDS = rf"(?=[.,;\n)]|$| {_STOP}\b)"
# An address also follows the number of an identity card: "DNI …, calle Mayor 3".
_ADDRESS = re.compile(
    rf"(?:{_LIVING}[^.;\n0-9]{{0,30}}?|\b(?:dni|nie|nif)\b[^;\n]{{0,24}}?)"
    rf"(?P<address>\b{_STREET}{_STREET_NAME}"
    rf"(?:{_NUMBER}(?:,? ?(?:{_DOOR})){{0,4}}{_POSTCODE}?|{_ENDS}))"
)


def find_addresses(folded: str) -> Iterator[Finding]:
    """From the kind of street to the door or the postcode. The town stays: offices depend on it."""
    for match in _ADDRESS.finditer(folded):
        start, end = match.span("address")
        yield Finding(kind=FindingKind.ADDRESS, start=start, end=end)
