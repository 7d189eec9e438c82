"""Secrets of what goes out, all derived from one of the installation: none stands in a table."""

from __future__ import annotations

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken

from indexes.secret_file import secret_in
from indexes.settings import Settings

_FILE = "outbound.key"
_WEBHOOK = "whsec_"  # how the standard marks one


def derived(settings: Settings, purpose: str) -> bytes:
    """32 bytes for one purpose, from which the others cannot be told. Raises OSError."""
    given = settings.outbound_secret.get_secret_value()
    key = given.encode() if given else secret_in(settings.data_dir / "secrets" / _FILE)
    return hmac.new(key, purpose.encode(), hashlib.sha256).digest()


def webhook_secret(settings: Settings, destination: str, number: int = 1) -> str:
    """What messages to a destination are signed with, as https://www.standardwebhooks.com has it.
    The next `number` is another secret."""
    raw = derived(settings, f"webhook\0{destination}\0{number}")
    return _WEBHOOK + base64.b64encode(raw).decode()


def sealed(settings: Settings, text: str) -> str:
    """Only this installation can read it again."""
    return _box(settings).encrypt(text.encode()).decode()


def opened(settings: Settings, text: str) -> str | None:
    """None for what was sealed with another secret."""
    try:
        return _box(settings).decrypt(text.encode()).decode()
    except InvalidToken:
        return None


def _box(settings: Settings) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(derived(settings, "recipients")))
