"""Who read what of a citizen's and who decided what: a chain of digests that only grows.

Each link's SHA-256 covers its columns and the digest of the link before. The end of the chain is
signed, in its row and in a file beside the database, with a key that neither of them holds: what is
taken off the end, or sealed anew from some link on, is found too.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import event
from sqlmodel import Session, select

from indexes.audit_anchors import Anchor, append, seal
from indexes.encodable import encodable
from indexes.repositories.audit import AuditRepository
from indexes.repositories.upsert import insert_missing
from indexes.settings import Settings
from indexes.tables import AuditEntry, CitizenAlias, now

_PENDING = "audit_anchor"
_CITIZEN = re.compile(r"c_[0-9a-f]{32}")


def record(
    session: Session,
    *,
    actor: str,
    action: str,
    subject: str,
    detail: Mapping[str, Any] | None = None,
) -> None:
    """Adds a link in the transaction of what it tells. No text of citizens goes into `detail`;
    hashes of citizens become aliases, that their erasure forgets. Call it last: until the
    transaction ends, nobody else adds a link."""
    told = _clean(_without_citizens(session, dict(detail or {})))
    subject = str(_without_citizens(session, subject))
    repository = AuditRepository(session)
    seq, previous = repository.lock_head()
    entry = AuditEntry(
        seq=seq, at=now(), actor=_clean(actor), action=action, subject=_clean(subject),
        detail=told, previous=previous, digest="",
    )  # fmt: skip
    entry.digest = entry_digest(entry)
    session.add(entry)
    anchor = seal(_settings(session), seq, entry.digest)
    repository.move_head(anchor.digest, anchor.signature)
    _anchor_after_commit(session, anchor)


def entry_digest(entry: AuditEntry, seq: int | None = None) -> str:
    """SHA-256 of the canonical JSON of all other columns. `seq`: as if it stood there."""
    content = {
        "seq": entry.seq if seq is None else seq,
        "at": _instant(entry.at),
        "actor": entry.actor,
        "action": entry.action,
        "subject": entry.subject,
        "detail": entry.detail,
        "previous": entry.previous,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "replace")).hexdigest()


def alias_of(session: Session, citizen: str) -> str | None:
    """By which name the audit speaks of a citizen; None when it never did, or forgot."""
    query = select(CitizenAlias.alias).where(CitizenAlias.citizen == citizen)
    return session.exec(query).first()


def proof_name(citizen: str) -> str:
    """What the proof of an erasure is about: whoever has the reference can find it, nobody else."""
    return "erased_" + hashlib.sha256(citizen.encode()).hexdigest()[:32]


def _without_citizens(session: Session, value: Any) -> Any:
    if isinstance(value, str):
        return _CITIZEN.sub(lambda found: _alias(session, found[0]), value)
    if isinstance(value, Mapping):
        return {key: _without_citizens(session, item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_citizens(session, item) for item in value]
    return value


def _alias(session: Session, citizen: str) -> str:
    known = alias_of(session, citizen)
    if known is None:
        row = CitizenAlias(citizen=citizen, alias="p_" + secrets.token_hex(12))
        insert_missing(session, row)  # somebody else may have been first
        known = alias_of(session, citizen)
        assert known is not None
    return known


def _clean(value: Any) -> Any:
    """As the database will give it back: the digest is of that."""
    if isinstance(value, str):
        return encodable(value).replace("\0", "\ufffd")
    if isinstance(value, dict):
        return {str(key): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value if isinstance(value, int | float | None) else str(value)


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def _settings(session: Session) -> Settings:
    found = session.get_bind().get_execution_options()["settings"]
    assert isinstance(found, Settings)
    return found


def _anchor_after_commit(session: Session, anchor: Anchor) -> None:
    """Noted beside the database once it is true; a transaction that fails leaves nothing."""
    if _PENDING not in session.info:
        event.listen(session, "after_commit", _note)
        event.listen(session, "after_soft_rollback", _forget)
    session.info[_PENDING] = anchor


def _note(session: Session) -> None:
    anchor = session.info.get(_PENDING)
    if anchor is not None:
        append(_settings(session), anchor)
        session.info[_PENDING] = None


def _forget(session: Session, _previous: object) -> None:
    session.info[_PENDING] = None
