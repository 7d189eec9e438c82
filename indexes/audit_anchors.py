"""Signed notes of how far the audit had come, in two files beside the database: one line for each
link, and a mark of the last, that only rises. Whoever cuts the one is told by the other."""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
from pathlib import Path

from pydantic import ValidationError

from indexes.models import Value
from indexes.secret_file import secret_in
from indexes.settings import Settings

_MARK_BYTES = 256  # always as many: a shorter mark leaves nothing of a longer one


class Anchor(Value):
    """The link `seq` of the chain had this digest."""

    seq: int
    digest: str
    signature: str


def anchors_file(settings: Settings) -> Path:
    return settings.data_dir / "audit" / "anchors.jsonl"


def mark_file(settings: Settings) -> Path:
    return settings.data_dir / "audit" / "highest.json"


def seal(settings: Settings, seq: int, digest: str) -> Anchor:
    return Anchor(seq=seq, digest=digest, signature=_signature(settings, seq, digest))


def is_ours(settings: Settings, anchor: Anchor) -> bool:
    expected = _signature(settings, anchor.seq, anchor.digest)
    return hmac.compare_digest(expected.encode(), anchor.signature.encode())


def append(settings: Settings, anchor: Anchor) -> None:
    """One line in one write, so that processes do not mix theirs; then the mark. Raises OSError."""
    path = anchors_file(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, _line(anchor))
    finally:
        os.close(descriptor)
    _raise_mark(settings, anchor)


def _raise_mark(settings: Settings, anchor: Anchor) -> None:
    """One process after another. A mark that cannot be read is left for the check to tell."""
    descriptor = os.open(mark_file(settings), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # closing lets go
        found = os.pread(descriptor, _MARK_BYTES, 0).decode(errors="replace")
        known = _parsed(found)
        if not found or (known is not None and known.seq < anchor.seq):
            os.pwrite(descriptor, _line(anchor).ljust(_MARK_BYTES), 0)
    finally:
        os.close(descriptor)


def read_mark(settings: Settings) -> Anchor | None:
    """The highest link that was ever noted; None where none was. Raises ValueError for a mark that
    this installation did not write."""
    path = mark_file(settings)
    if not path.exists():
        return None
    mark = _parsed(path.read_text(encoding="utf-8", errors="replace"))
    if mark is None or not is_ours(settings, mark):
        raise ValueError("mark")
    return mark


def read_anchors(settings: Settings, path: Path | None = None) -> tuple[dict[int, str], list[int]]:
    """Digests by link, and the numbers of the lines that this installation did not write. `path`:
    of a copy. Of two lines for a link the first counts: the second tells of one written anew."""
    path = path or anchors_file(settings)
    if not path.exists():
        return {}, []
    known: dict[int, str] = {}
    foreign: list[int] = []
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    for number, line in enumerate(lines, start=1):
        anchor = _parsed(line)
        if anchor is None or not is_ours(settings, anchor):
            foreign.append(number)
        else:
            known.setdefault(anchor.seq, anchor.digest)
    return known, foreign


def _line(anchor: Anchor) -> bytes:
    return (json.dumps(anchor.model_dump(), sort_keys=True) + "\n").encode()


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
