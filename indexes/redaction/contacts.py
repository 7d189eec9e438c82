"""Telephones and e-mail addresses of persons: all but the administration's own."""

from __future__ import annotations

from collections.abc import Iterator

from indexes.facts.phones import find_phones
from indexes.facts.reading import Reading
from indexes.facts.web_addresses import find_emails
from indexes.redaction.allowed import Allowed
from indexes.redaction.models import Finding, FindingKind


def find_contacts(reading: Reading, allow: Allowed) -> Iterator[Finding]:
    for email in find_emails(reading):
        if not allow.email(email.normalised):
            yield Finding(kind=FindingKind.EMAIL, start=email.start, end=email.end)
    for phone in find_phones(reading):
        if not allow.phone(phone.normalised):
            yield Finding(kind=FindingKind.PHONE, start=phone.start, end=phone.end)
