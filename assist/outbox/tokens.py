"""Tokens in what goes out; each permits one thing: to answer one question, to end one interest."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import datetime

from assist.outbox.secrets import derived
from indexes.settings import Settings

_SIGNATURE_CHARS = 43  # 256 bits in base64url


def issued(settings: Settings, purpose: str, subject: str, expires: datetime | None = None) -> str:
    """The same for the same arguments. Without `expires`, it does not expire."""
    until = int(expires.timestamp()) if expires else 0
    signed = f"{subject}~{until}"
    return f"{signed}~{_signature(settings, purpose, signed)}"


def subject_of(settings: Settings, purpose: str, token: str, at: datetime) -> str | None:
    """What it is for; None when it is not ours, is for something else, or has expired."""
    signed, _, signature = token.rpartition("~")
    subject, _, until = signed.rpartition("~")
    expected = _signature(settings, purpose, signed)
    if not hmac.compare_digest(signature.encode("utf-8", "replace"), expected.encode()):
        return None
    expired = until != "0" and int(until) <= at.timestamp()
    return None if expired else subject


def _signature(settings: Settings, purpose: str, signed: str) -> str:
    key = derived(settings, f"token\0{purpose}")
    digest = hmac.new(key, signed.encode("utf-8", "replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode()[:_SIGNATURE_CHARS]
