"""Tokens of sessions: what they permit, signed, so that nobody else can write one.

`vns_<payload>.<signature>`: base64url of JSON, and of its HMAC with SHA-256.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from pydantic import BaseModel, ConfigDict, ValidationError

from indexes.secret_file import secret_in
from indexes.settings import Settings

PREFIX = "vns_"
_FILE = "session.key"


class SessionClaims(BaseModel):
    """`expires` is in seconds since 1970, UTC."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    expires: int


def session_secret(settings: Settings) -> bytes:
    """That of the settings, or one of this installation. Raises OSError."""
    given = settings.session_secret.get_secret_value()
    return given.encode() if given else secret_in(settings.data_dir / _FILE)


def signed(claims: SessionClaims, secret: bytes) -> str:
    payload = _encoded(json.dumps(claims.model_dump(), sort_keys=True).encode())
    return f"{PREFIX}{payload}.{_encoded(_signature(payload, secret))}"


def read(token: str, secret: bytes) -> SessionClaims | None:
    """None for what this installation did not sign."""
    payload, _, signature = token.removeprefix(PREFIX).partition(".")
    expected = _encoded(_signature(payload, secret))
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        return None
    try:
        padded = payload + "=" * (-len(payload) % 4)
        return SessionClaims.model_validate_json(base64.urlsafe_b64decode(padded))
    except (ValueError, ValidationError):
        return None


def _signature(payload: str, secret: bytes) -> bytes:
    return hmac.new(secret, payload.encode("utf-8", "replace"), hashlib.sha256).digest()


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
