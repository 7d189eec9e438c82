"""Telephones, e-mail addresses and web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w3lib.url import canonicalize_url

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("contacts")
_EMAIL = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,24}\b"
)
_TLD = alternatives(_DATA["domains"])
_URL = re.compile(
    rf"(?:https?://[^\s<>\"«»\ufffd]+|(?<![\w@./-])(?:www\.[^\s<>\"«»\ufffd]+|(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+{_TLD}(?![\w.@-]*[\w@])(?:/[^\s<>\"«»\ufffd]*)?))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?…'’”*_"
_PHONE = re.compile(
    r"(?<![0-9a-z.,/\-+])(?<![0-9] )"
    r"(?P<prefix>(?:\(?(?:\+ ?|00 ?)34\)?[ .-]?|\(\+34\) ?|34[ -](?=[6-9])))?"
    r"(?P<number>\(?[6-9](?:[0-9]{8}|[0-9]{2}\)?(?:[ .\-/]{1,3}[0-9]{2}){3}|[0-9]{2}\)?[ .\-/]{1,3}[0-9]{3}[ .\-]{1,3}[0-9]{3}|[0-9]{2}\)?[ .\-/]{1,3}[0-9]{6}"
    r"|[0-9](?:[ .\-][0-9]{2}){3}[ .\-][0-9]|[0-9]{2}[ .\-][0-9]{3}[ .\-][0-9]{2}[ .\-][0-9]|[0-9]{2}[ .\-][0-9]{2}[ .\-][0-9]{4}|[0-9]{2}[ .\-][0-9]{2}[ .\-][0-9]{3}[0-9]))(?![0-9a-z]|[.,/\-][0-9])(?! ?(?:€|euros?\b|%))"
)
_FOREIGN = re.compile(
    r"(?<![0-9a-z])\+ ?(?!34)(?P<number>[1-9][0-9](?:[ .\-]?[0-9]){6,12})(?![0-9])"
)
_SHORT = re.compile(
    r"(?<![0-9a-z.,/\-+º€])(?<![0-9] )"
    + alternatives(_DATA["short_numbers"])
    + r"(?![0-9a-z/\-]|[.,][0-9]| ?(?:€|euros?\b|%)| [0-9]| (?:plazas|viviendas|personas|dias|horas|municipios|anos))"
)
_SHORT_CUE = re.compile(r"\b(?:" + "|".join(_DATA["short_cues"]) + r")\b")
_SHORT_BEFORE = re.compile(r"\b(?:al|el) $")
_CODE_BEFORE = re.compile(
    r"\b(?:tasas?|tarifas?|modelos?|impresos?|codigo|n\.?º|expediente|articulos?|arts?\.?|formulario) $"
)
_CUE_DISTANCE = 60


def find_emails(reading: Reading) -> Iterator[Candidate]:
    if "@" not in reading.raw:
        return
    for match in _EMAIL.finditer(reading.raw):
        yield Candidate(FactKind.EMAIL, match.start(), match.end(), match[0].lower(), Slot.CONTACT)


def find_urls(reading: Reading) -> Iterator[Candidate]:
    if "." not in reading.raw:
        return
    for match in _URL.finditer(reading.raw):
        text = _trimmed(match[0])
        if _is_address(text) and (form := url_form(text)):
            yield Candidate(
                FactKind.URL, match.start(), match.start() + len(text), form, Slot.CONTACT
            )


def _is_address(text: str) -> bool:
    """A bare domain may be two sentences without a space between (`fin.De`), or a number (`3.es`)."""
    if "://" in text or text[:4].lower() == "www.":
        return True
    host = text.split("/")[0]
    first, last = host.split(".")[0], host.rpartition(".")[2]
    return (last.islower() or host.isupper()) and any(letter.isalpha() for letter in first)


def url_form(text: str) -> str:
    """Canonical address: scheme, lower-case host, no fragment, no lone slash. "" when it is none."""
    address = text if "://" in text else f"https://{text}"
    try:
        canonical: str = canonicalize_url(address)
    except ValueError:
        return ""
    host, _, path = canonical.partition("://")[2].partition("/")
    if "." not in host:
        return ""
    return canonical.removesuffix("/") if not path else canonical


def find_phones(reading: Reading) -> Iterator[Candidate]:
    """E.164 for Spanish and foreign numbers; short numbers stay. Extensions are left out."""
    folded = reading.folded
    for match in _PHONE.finditer(folded):
        digits = _digits(match["number"])
        start = match.start() if match["prefix"] else match.start("number")
        if len(digits) == 9 and digits[1:] != "0" * 8:
            yield _phone(*_balanced(folded, start, match.end()), f"+34{digits}")
    if "+" in folded:
        for match in _FOREIGN.finditer(folded):
            yield _phone(match.start(), match.end(), "+" + _digits(match["number"]))
    for match in _SHORT.finditer(folded):
        if _is_short_number(reading, match):
            yield _phone(match.start(), match.end(), match[0])


def _phone(start: int, end: int, form: str) -> Candidate:
    return Candidate(FactKind.PHONE, start, end, form, Slot.CONTACT)


def _is_short_number(reading: Reading, match: re.Match[str]) -> bool:
    folded, start = reading.folded, match.start()
    before = folded[max(0, start - 14) : start]
    if _CODE_BEFORE.search(before):
        return False
    if match[0].startswith("0") and _SHORT_BEFORE.search(before):
        return True
    sentence, end = reading.sentence(start)
    near = folded[max(sentence, start - _CUE_DISTANCE) : min(end, start + _CUE_DISTANCE)]
    return _SHORT_CUE.search(near) is not None


def _balanced(folded: str, start: int, end: int) -> tuple[int, int]:
    """A bracket that is not closed inside the number is not part of it."""
    if folded[start] == "(" and ")" not in folded[start:end]:
        return start + 1, end
    return start, end


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence; a closing bracket stays when it was opened."""
    text = address.rstrip(_TRAILING)
    while (
        text
        and text[-1] in ")]}"
        and text.count(text[-1]) > text.count("([{"[")]}".index(text[-1])])
    ):
        text = text[:-1].rstrip(_TRAILING)
    return text
