"""Numbers that identify a person: found by their shape. Where others share the shape, a checksum
or a cue confirms it; where none does, a wrong check digit hides nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.es import cups, dni, referenciacatastral

from indexes.redaction.models import Finding, FindingKind

_SEP = r"[ .\-/]?"
_DNI_FIGURES = rf"[0-9]{{1,2}}{_SEP}[0-9]{{3}}{_SEP}[0-9]{{3}}"
_DNI = re.compile(rf"(?<!\w)(?P<number>{_DNI_FIGURES})[ .\-/]{{0,3}}(?P<letter>[A-Za-z])(?!\w)")
_DNI_CUE = re.compile(
    r"\b(?:dni|d\.n\.i\.?|nif|n\.i\.f\.?|documento de identidad)\b[^0-9\n]{0,14}"
    rf"(?P<number>{_DNI_FIGURES}(?:{_SEP}[A-Za-z](?!\w))?)(?![0-9])"
)
# Eight figures and a letter are an identity card, whoever typed one of them wrong; a letter that
# stands apart may be a word.
_DNI_SHAPE = re.compile(
    r"(?<![\w.,])(?:[0-9]{8}|[0-9]{2}[ .][0-9]{3}[ .][0-9]{3})(?:[.\-/]?[A-Za-z]|[ ][A-Z])(?![\w])"
)
_NIE = re.compile(rf"(?<!\w)[XYZxyz]{_SEP}[0-9](?:[ .]?[0-9]){{6}}[ .\-/]{{0,3}}[A-Za-z](?!\w)")
_PASSPORT = re.compile(
    r"\bpasaporte\b[^0-9\n]{0,22}?\b(?P<number>[a-z]{1,3}[0-9]{5,8}[a-z]?|[0-9]{7,9})\b"
)
_SOCIAL_SECURITY = re.compile(
    r"(?<![0-9/\-])(?P<province>[0-9]{2})[ /\-.]?(?P<number>[0-9]{7,8})[ /\-.]?"
    r"(?P<check>[0-9]{2})(?![0-9])"
)
_SOCIAL_SECURITY_CUE = re.compile(r"\b(?:nuss|nss|seguridad social|afiliacion)\b[^0-9\n]*$")
_CUE = 40  # characters before a number, for a word there to say what it is
_HEALTH_CARD = re.compile(r"(?<!\w)(?:AR[0-9]{9,10}|[A-Z]{4}[0-9]{10,12})(?!\w)")
_CADASTRE = re.compile(
    r"(?<!\w)[0-9A-Za-z]{7} ?[0-9A-Za-z]{7} ?[0-9A-Za-z]{4} ?[0-9A-Za-z]{2}(?!\w)"
)
_SUPPLY = re.compile(r"(?<!\w)ES[0-9 ]{16,20}[A-Za-z]{2}(?:[0-9][A-Za-z])?(?!\w)")
_CONSONANTS = "BCDFGHJKLMNPRSTVWXYZ"
_PLATE = re.compile(
    rf"(?<!\w)(?:E-?)?(?:[0-9]{{4}}-?[{_CONSONANTS}]{{3}}|[A-Z]{{1,2}}-[0-9]{{4}}-[A-Z]{{1,2}})(?!\w)"
)
_PLATE_CUE = re.compile(
    r"\b(?:matricula|vehiculo|coche|moto|furgoneta|turismo|remolque)s?\b[^0-9\n]{0,25}?\b"
    rf"(?P<number>[0-9]{{4}}[ -]?[{_CONSONANTS.lower()}]{{3}}"
    r"|[a-z]{1,2}[ -]?[0-9]{4}[ -]?[a-z]{1,2})\b"
)


def find_identifiers(text: str, folded: str) -> Iterator[Finding]:
    """`folded` is `text` in lower case without accents, of the same length."""
    yield from _national(text, folded)
    for match in _SOCIAL_SECURITY.finditer(folded):
        is_named = _SOCIAL_SECURITY_CUE.search(folded[max(0, match.start() - _CUE) : match.start()])
        if is_named or _is_social_security(match["province"], match["number"], match["check"]):
            yield _finding(FindingKind.SOCIAL_SECURITY, match)
    yield from (_finding(FindingKind.HEALTH_CARD, match) for match in _HEALTH_CARD.finditer(text))
    yield from (
        _finding(FindingKind.CADASTRE, match)
        for match in _CADASTRE.finditer(text)
        if referenciacatastral.is_valid(match[0])
    )
    yield from (
        _finding(FindingKind.SUPPLY_POINT, match)
        for match in _SUPPLY.finditer(text)
        if cups.is_valid(match[0])
    )
    yield from (_finding(FindingKind.PLATE, match) for match in _PLATE.finditer(text))
    yield from (
        _finding(FindingKind.PLATE, match, "number") for match in _PLATE_CUE.finditer(folded)
    )


def _national(text: str, folded: str) -> Iterator[Finding]:
    yield from (_finding(FindingKind.NIE, match) for match in _NIE.finditer(text))
    for match in _DNI.finditer(text):
        digits = "".join(c for c in match["number"] if c.isdigit()).zfill(8)
        if dni.is_valid(digits + match["letter"]):
            yield _finding(FindingKind.DNI, match)
    yield from (_finding(FindingKind.DNI, match) for match in _DNI_SHAPE.finditer(text))
    # A mistyped number after "DNI" still points at a person.
    yield from (_finding(FindingKind.DNI, match, "number") for match in _DNI_CUE.finditer(folded))
    yield from (
        _finding(FindingKind.PASSPORT, match, "number") for match in _PASSPORT.finditer(folded)
    )


def _is_social_security(province: str, number: str, check: str) -> bool:
    """Orden of 1966: the last two figures are the rest of the others by 97."""
    if not 1 <= int(province) <= 99 or int(number) == 0:
        return False
    value = int(number)
    base = value + int(province) * 10_000_000 if value < 10_000_000 else int(province + number)
    return base % 97 == int(check)


def _finding(kind: FindingKind, match: re.Match[str], group: str | int = 0) -> Finding:
    return Finding(kind=kind, start=match.start(group), end=match.end(group))
