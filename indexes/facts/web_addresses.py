"""E-mail and web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from w3lib.url import canonicalize_url

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_LABEL = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])[a-z0-9][\w.+%-]*@(?:{_LABEL}\.)+[a-z]{{2,24}}\b", re.IGNORECASE
)
_CHARACTERS = r"[^\s<>\"«»\ufffd]"
_TLD = alternatives(vocabulary("contacts")["domains"])
_URL = re.compile(
    rf"(?:https?://{_CHARACTERS}+|(?<![\w@./-])(?:www\.{_CHARACTERS}+"
    rf"|(?:{_LABEL}\.)+{_TLD}(?![\w.@-]*[\w@])(?:/{_CHARACTERS}*)?))",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?…'’”*_"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


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
            end = match.start() + len(text)
            yield Candidate(FactKind.URL, match.start(), end, form, Slot.CONTACT)


def url_form(text: str) -> str:
    """Canonical address: scheme, lower-case host, no fragment, no lone slash; "" when none."""
    address = text if "://" in text else f"https://{text}"
    try:
        canonical: str = canonicalize_url(address)
    except ValueError:
        return ""
    host, _, path = canonical.partition("://")[2].partition("/")
    if "." not in host:
        return ""
    return canonical if path else canonical.removesuffix("/")


def _is_address(text: str) -> bool:
    """A bare domain may be two sentences without a space (`fin.De`), or a number (`3.es`)."""
    if "://" in text or text[:4].lower() == "www.":
        return True
    host = text.split("/")[0]
    first, last = host.split(".")[0], host.rpartition(".")[2]
    return (last.islower() or host.isupper()) and any(letter.isalpha() for letter in first)


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence; a closing bracket stays when it was opened."""
    text = address.rstrip(_TRAILING)
    while text and text[-1] in _BRACKETS and text.count(text[-1]) > text.count(_BRACKETS[text[-1]]):
        text = text[:-1].rstrip(_TRAILING)
    return text
