"""Whoever has a secret of ours delivers messages in our own shape (https://www.standardwebhooks.com)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from assist.inbound.rejected import Refusal
from assist.interactions.schemas import IncomingMessage
from indexes.secret_file import secret_in
from indexes.settings import Settings
from indexes.validation import reason

_MOST = 500  # messages in one delivery


def secret_for(settings: Settings, source: str) -> str:
    """`whsec_…`: each source has its own, made of the installation's."""
    given = settings.inbound_secret.get_secret_value()
    key = given.encode() if given else secret_in(settings.data_dir / "secrets" / "inbound.key")
    made = hmac.new(key, f"inbound:{source}".encode(), hashlib.sha256).digest()
    return "whsec_" + base64.b64encode(made).decode()


def is_signed(settings: Settings, source: str, body: bytes, headers: Mapping[str, str]) -> bool:
    """By `webhook-id`, `webhook-timestamp` and `webhook-signature`, within five minutes."""
    try:
        Webhook(secret_for(settings, source)).verify(body, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError):
        return False
    return True


def read_messages(source: str, body: bytes) -> tuple[list[IncomingMessage], list[Refusal]]:
    """One message, a list of them, or `{"messages": […]}`; each by itself."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return [], [Refusal("not_json", body)]
    parts = content.get("messages", content) if isinstance(content, dict) else content
    listed = parts if isinstance(parts, list) else [parts]
    good: list[IncomingMessage] = []
    refused: list[Refusal] = []
    for number, part in enumerate(listed):
        found = _read(source, part, number) if number < _MOST else _too_many(part, number)
        (refused if isinstance(found, Refusal) else good).append(found)  # type: ignore[arg-type]
    return good, refused


def _read(source: str, part: Any, number: int) -> IncomingMessage | Refusal:
    content = json.dumps(part, sort_keys=True).encode()
    if not isinstance(part, dict):
        return Refusal("invalid", content, f"messages.{number}")
    if not part.get("external_id"):
        return Refusal("no_identifier", content, f"messages.{number}")
    try:
        return IncomingMessage.model_validate_json(json.dumps({**part, "source": source}))
    except ValidationError as error:
        return Refusal("invalid", content, f"messages.{number}: {_faults(error)}")


def _faults(error: ValidationError) -> str:
    """Like `explained`, without names of fields that the sender made up: they may say anything."""
    told = []
    for item in error.errors():
        known = item["loc"][:-1] if item["type"] == "extra_forbidden" else item["loc"]
        place = ".".join(map(str, [*known, *(["…"] if known != item["loc"] else [])]))
        told.append(f"{place}: {reason(item)}" if place else reason(item))
    return "; ".join(told)


def _too_many(part: Any, number: int) -> Refusal:
    return Refusal("too_large", json.dumps(part, sort_keys=True).encode(), f"messages.{number}")
