"""What WhatsApp Business Cloud delivers: messages, and what became of ours, in any order.

https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/payload-examples
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from assist.inbound.rejected import Refusal
from assist.interactions.schemas import AttachmentIn, CitizenIn, IncomingMessage
from indexes.citizens import phone_ref
from indexes.models import Channel
from indexes.validation import explained

SOURCE = "whatsapp"
_OBJECT, _FIELD = "whatsapp_business_account", "messages"
_PREFIX = "sha256="
_MEDIA = ("image", "document", "audio", "video", "sticker", "voice")
_METADATA = ("location", "contacts", "order")
_ASIDE = frozenset({"reaction", "system"})  # it is said, and asks for nothing
_CODE_DIGITS = 7
_RANKS = {"sent": 1, "delivered": 2, "read": 3, "failed": 4}


@dataclass(frozen=True)
class SentStatus:
    """`external_id` as the channel knows the message."""

    external_id: str
    status: str
    rank: int
    at: datetime | None
    error: str = ""


@dataclass
class Delivery:
    messages: list[IncomingMessage] = field(default_factory=list)
    statuses: list[SentStatus] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def is_signed(body: bytes, header: str, secret: str) -> bool:
    """`X-Hub-Signature-256`, compared in constant time. Without a secret nothing is."""
    if not secret:
        return False
    expected = _PREFIX + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(expected.encode(), header.strip().lower().encode("utf-8", "replace"))


def read_delivery(body: bytes) -> Delivery:
    """One part that is broken does not take the others with it."""
    found = Delivery()
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        found.refusals.append(Refusal("not_json", body))
        return found
    if not isinstance(content, dict) or content.get("object") != _OBJECT:
        found.refusals.append(Refusal("unknown_kind", body, "object"))
        return found
    for path, value in _values(content, found):
        _read_each(found, value, "messages", path, lambda one: found.messages.append(_message(one)))
        _read_each(found, value, "statuses", path, lambda one: found.statuses.append(_status(one)))
    return found


class _Unreadable(Exception):
    def __init__(self, refusal: Callable[[bytes, str], Refusal]) -> None:
        self.refusal = refusal


def _values(content: dict[str, Any], found: Delivery) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = content.get("entry")
    for number, entry in enumerate(entries if isinstance(entries, list) else [None]):
        changes = entry.get("changes") if isinstance(entry, dict) else None
        for index, change in enumerate(changes if isinstance(changes, list) else [None]):
            path = f"entry.{number}.changes.{index}"
            if not isinstance(change, dict) or not isinstance(change.get("value"), dict):
                found.refusals.append(Refusal("invalid", _dumped(content), path))
            elif change.get("field") == _FIELD:
                yield f"{path}.value", change["value"]
            else:
                found.refusals.append(Refusal("unknown_kind", _dumped(change), f"{path}.field"))


def _read_each(
    found: Delivery,
    value: dict[str, Any],
    name: str,
    path: str,
    take: Callable[[dict[str, Any]], None],
) -> None:
    parts = value.get(name, [])
    for number, part in enumerate(parts if isinstance(parts, list) else [parts]):
        place = f"{path}.{name}.{number}"
        if not isinstance(part, dict):
            found.refusals.append(Refusal("invalid", _dumped(part), place))
            continue
        try:
            take(part)
        except _Unreadable as error:
            found.refusals.append(error.refusal(_dumped(part), place))
        except ValidationError as error:
            found.refusals.append(Refusal("invalid", _dumped(part), f"{place}: {explained(error)}"))


def _message(one: Mapping[str, Any]) -> IncomingMessage:
    """Raises _Unreadable, ValidationError."""
    kind = str(one.get("type") or "")
    sender, id = str(one.get("from") or ""), one.get("id")
    if not id:
        raise _Unreadable(lambda body, place: Refusal("no_identifier", body, place))
    if not any(character.isdigit() for character in sender):
        raise _Unreadable(lambda body, place: Refusal("no_sender", body, place))
    content = one.get(kind)
    text, attachments = _said(kind, content)
    if not text and not attachments:
        raise _Unreadable(lambda body, place: Refusal(_why(kind), body, f"{place}.type"))
    context = one.get("context")
    referred = context.get("id") if isinstance(context, dict) else None
    return IncomingMessage(
        source=SOURCE,
        external_id=str(id),
        channel=Channel.WHATSAPP,
        direction="note" if kind in _ASIDE else "in",
        text=text,
        at=_instant(one.get("timestamp")),
        citizen=CitizenIn(ref=phone_ref(sender)),
        references=(str(referred),) if referred else (),
        attachments=attachments,
    )


def _why(kind: str) -> Any:
    return "empty" if kind in ("text", "button", "interactive", *_ASIDE) else "unknown_kind"


def _said(kind: str, content: Any) -> tuple[str, tuple[AttachmentIn, ...]]:
    if kind in _METADATA and content:
        return "", (AttachmentIn(type=kind),)
    if not isinstance(content, dict):
        return "", ()
    if kind in _MEDIA:
        media = AttachmentIn(
            name=_words(content.get("filename")), type=_words(content.get("mime_type")) or kind
        )
        return _words(content.get("caption")), (media,)
    if kind == "interactive":
        answer = content.get(_words(content.get("type")))
        return (_words(answer.get("title")) if isinstance(answer, dict) else ""), ()
    name = {"text": "body", "button": "text", "reaction": "emoji", "system": "body"}.get(kind)
    return (_words(content.get(name)) if name else ""), ()


def _status(one: Mapping[str, Any]) -> SentStatus:
    """Raises _Unreadable."""
    id, status = one.get("id"), str(one.get("status") or "")
    if not id:
        raise _Unreadable(lambda body, place: Refusal("no_identifier", body, place))
    if status not in _RANKS:
        raise _Unreadable(lambda body, place: Refusal("unknown_kind", body, f"{place}.status"))
    errors = one.get("errors")
    first = errors[0] if isinstance(errors, list) and errors else {}
    code = first.get("code", "") if isinstance(first, dict) else ""
    return SentStatus(str(id), status, _RANKS[status], _instant(one.get("timestamp")), _code(code))


def _instant(timestamp: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(int(timestamp), UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _code(value: Any) -> str:
    """They are figures (131026); whatever else stands there is not kept."""
    found = str(value)
    return found if found.isascii() and found.isdigit() and len(found) <= _CODE_DIGITS else ""


def _words(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _dumped(part: Any) -> bytes:
    return json.dumps(part, sort_keys=True, ensure_ascii=True).encode()
