"""Telephones and e-mail addresses of persons: all but the administration's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.phones import find_phones
from indexes.facts.reading import Reading
from indexes.facts.web_addresses import find_emails
from indexes.redaction.allowed import Allowed
from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary

_DATA = vocabulary("allowed")
_INSTITUTIONAL = re.compile(r"\b(?:" + "|".join(_DATA["institutional_words"]) + r")e?s?\b")
_PERSONAL = re.compile(r"\b(?:" + "|".join(_DATA["personal_words"]) + r")\b")
_LANDLINE = re.compile(r"\+34[89]")
_NEAR = 60


def find_contacts(reading: Reading, allow: Allowed) -> Iterator[Finding]:
    for email in find_emails(reading):
        if not allow.email(email.normalised):
            yield Finding(kind=FindingKind.EMAIL, start=email.start, end=email.end)
    for phone in find_phones(reading):
        if not allow.phone(phone.normalised) and not _is_of_an_office(reading, phone):
            yield Finding(kind=FindingKind.PHONE, start=phone.start, end=phone.end)


def _is_of_an_office(reading: Reading, phone: Candidate) -> bool:
    """A landline beside the name of an office, in a sentence that speaks of nobody."""
    if not _LANDLINE.match(phone.normalised):
        return False
    start, end = reading.sentence(phone.start)
    near = reading.folded[max(start, phone.start - _NEAR) : min(end, phone.end + _NEAR)]
    return bool(_INSTITUTIONAL.search(near)) and not _PERSONAL.search(near)
