"""API keys: 256 random bits, shown once, kept as a digest."""

from __future__ import annotations

import hashlib
import secrets
from typing import Literal, get_args

from indexes.database import open_database, session_scope
from indexes.errors import ConfigurationError, RecordNotFound
from indexes.models import Value
from indexes.repositories.keys import KeyRepository
from indexes.settings import Settings
from indexes.tables import ApiKey, now

KeyRole = Literal["agent", "editor", "qa", "admin", "host", "supervisor", "manager"]
ROLES: tuple[str, ...] = get_args(KeyRole)
PREFIX = "vnt_"  # so that a key is known for one where it does not belong


class NewKey(Value):
    """`key` is nowhere else: whoever loses it makes another."""

    id: str
    key: str
    role: str
    name: str


def key_digest(key: str) -> str:
    """SHA-256 in hex. Enough for 256 random bits, which nobody can guess at any speed."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def create_key(settings: Settings, *, role: str, name: str = "") -> NewKey:
    """Raises ConfigurationError for an unknown role."""
    if role not in ROLES:
        raise ConfigurationError(f"no existe el rol «{role}»; los hay: {', '.join(ROLES)}")
    new = NewKey(
        id="key_" + secrets.token_hex(6),
        key=PREFIX + secrets.token_urlsafe(32),
        role=role,
        name=name,
    )
    engine = open_database(settings)
    with session_scope(engine) as session:
        row = ApiKey(id=new.id, name=name, role=role, digest=key_digest(new.key))
        KeyRepository(session).add(row)
    engine.dispose()
    return new


def revoke_key(settings: Settings, id: str) -> None:
    """Raises RecordNotFound when there is no such key in force."""
    engine = open_database(settings)
    with session_scope(engine) as session:
        revoked = KeyRepository(session).revoke(id, now())
    engine.dispose()
    if not revoked:
        raise RecordNotFound(f"no hay ninguna clave {id} en vigor")


def list_keys(settings: Settings) -> list[ApiKey]:
    """Oldest first, the revoked ones too."""
    engine = open_database(settings)
    with session_scope(engine) as session:
        keys = KeyRepository(session).list()
    engine.dispose()
    return keys
