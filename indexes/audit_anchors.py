"""Signed notes of how far the audit had come, in a file beside the database."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from pathlib import Path

from pydantic import ValidationError

from indexes.models import Value
from indexes.secret_file import secret_in
from indexes.settings import Settings


class Anchor(Value):
    """The link `seq` of the chain had this digest."""

    seq: int
    digest: str
    signature: str


def anchors_file(settings: Settings) -> Path:
    return settings.data_dir / "audit" / "anchors.jsonl"


def seal(settings: Settings, seq: int, digest: str) -> Anchor:
    return Anchor(seq=seq, digest=digest, signature=_signature(settings, seq, digest))


def is_ours(settings: Settings, anchor: Anchor) -> bool:
    expected = _signature(settings, anchor.seq, anchor.digest)
    return hmac.compare_digest(expected.encode(), anchor.signature.encode())


def append(settings: Settings, anchor: Anchor) -> None:
    """One line in one write, so that processes do not mix theirs. Raises OSError."""
    path = anchors_file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(anchor.model_dump(), sort_keys=True) + "\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, line.encode())
    finally:
        os.close(descriptor)


def read_anchors(settings: Settings) -> tuple[dict[int, str], list[int]]:
    """Digests by link, and the numbers of the lines that this installation did not write."""
    path = anchors_file(settings)
    if not path.exists():
        return {}, []
    known: dict[int, str] = {}
    foreign: list[int] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        anchor = _parsed(line)
        if anchor is None or not is_ours(settings, anchor):
            foreign.append(number)
        else:
            known[anchor.seq] = anchor.digest
    return known, foreign


def _parsed(line: str) -> Anchor | None:
    try:
        return Anchor.model_validate_json(line)
    except ValidationError:
        return None


def _signature(settings: Settings, seq: int, digest: str) -> str:
    content = f"{seq}:{digest}".encode()
    return hmac.new(_key(settings), content, hashlib.sha256).hexdigest()


def _key(settings: Settings) -> bytes:
    given = settings.audit_secret.get_secret_value()
    return given.encode() if given else secret_in(settings.data_dir / "secrets" / "audit.key")
