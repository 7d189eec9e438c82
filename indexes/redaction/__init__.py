"""Takes citizens' personal data out of text before it is stored, logged, embedded or sent."""

from indexes.redaction.allowed import Allowed, default_allowed
from indexes.redaction.models import Finding, FindingKind, RedactedCase, Redaction
from indexes.redaction.redact import redact
from indexes.redaction.text import RedactedText, trusted

__all__ = [
    "Allowed",
    "Finding",
    "FindingKind",
    "RedactedCase",
    "RedactedText",
    "Redaction",
    "default_allowed",
    "redact",
    "trusted",
]
