"""Takes personal data out of a text. What is asked about (amounts, dates, codes, laws) stays."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from indexes.facts.reading import Reading
from indexes.redaction.accounts import find_accounts
from indexes.redaction.addresses import find_addresses
from indexes.redaction.allowed import Allowed, default_allowed
from indexes.redaction.births import find_births
from indexes.redaction.contacts import find_contacts
from indexes.redaction.identifiers import find_identifiers
from indexes.redaction.models import Finding, Redaction
from indexes.redaction.names import find_names
from indexes.redaction.text import trusted


def redact(text: str, *, allow: Allowed | None = None) -> Redaction:
    """Replaces personal data by placeholders (`[DNI]`, `[NOMBRE]`, …). Redacting twice changes
    nothing. `allow` says which contacts are institutional; None takes the defaults. Never raises.

    The text comes out in composed Unicode (NFC), and the places of findings are of that form.
    """
    reading = Reading.of(unicodedata.normalize("NFC", text))
    found = _disjoint(_find(reading, allow or default_allowed()))
    pieces: list[str] = []
    position = 0
    for finding in found:
        pieces += [reading.raw[position : finding.start], finding.kind.placeholder]
        position = finding.end
    return Redaction(text=trusted("".join([*pieces, reading.raw[position:]])), found=tuple(found))


def _find(reading: Reading, allow: Allowed) -> Iterator[Finding]:
    """Surest first: a later finding never takes what an earlier one took."""
    text, folded = reading.raw, reading.folded
    identities = [
        *find_accounts(text, folded),
        *find_identifiers(text, folded),
        *find_contacts(reading, allow),
    ]
    yield from identities
    yield from find_births(reading)
    yield from find_addresses(folded)
    yield from find_names(text, folded, identities)


def _disjoint(findings: Iterator[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for finding in findings:
        if not any(finding.start < other.end and other.start < finding.end for other in kept):
            kept.append(finding)
    return sorted(kept, key=lambda finding: finding.start)
