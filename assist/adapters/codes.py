"""The code of a card's QR: which card, until when, signed. It names nobody."""

from __future__ import annotations

import base64
import hashlib
import hmac
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

import segno

from assist.adapters.protocols import Card
from indexes.secret_file import secret_in
from indexes.settings import Settings

_VERSION = "VT1"
_FORM = re.compile(r"VT1\.([A-Za-z0-9_-]{1,300})\.(\d{1,12})\.([A-Za-z0-9_-]{43})")


@dataclass(frozen=True, slots=True)
class Code:
    """`expires`: of the code, never later than its card."""

    text: str
    expires: datetime


@dataclass(frozen=True, slots=True)
class Checked:
    """The id of the card, or why its code is refused."""

    card: str | None = None
    refused: Literal["forged", "expired"] | None = None


def code_for(settings: Settings, card: Card, at: datetime) -> Code:
    end = datetime.combine(card.valid_until + timedelta(days=1), time(), UTC)
    expires = min(at + timedelta(days=settings.card_days), end).replace(microsecond=0)
    name = base64.urlsafe_b64encode(card.id.encode()).decode().rstrip("=")
    signed = f"{_VERSION}.{name}.{int(expires.timestamp())}"
    return Code(f"{signed}.{_signature(settings, signed)}", expires)


def check(settings: Settings, code: str, at: datetime) -> Checked:
    found = _FORM.fullmatch(code)
    if found is None:
        return Checked(refused="forged")
    signed = code.rpartition(".")[0]
    if not hmac.compare_digest(_signature(settings, signed), found[3]):
        return Checked(refused="forged")
    if int(found[2]) <= at.timestamp():
        return Checked(refused="expired")
    padded = found[1] + "=" * (-len(found[1]) % 4)
    return Checked(card=base64.urlsafe_b64decode(padded).decode())


def drawn(text: str) -> bytes:
    """As SVG, with the quiet zone that readers need."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", scale=4, border=4, light="white", xmldecl=False
    )
    return out.getvalue()


def _signature(settings: Settings, signed: str) -> str:
    given = settings.card_secret.get_secret_value()
    key = given.encode() if given else secret_in(settings.data_dir / "secrets" / "cards.key")
    digest = hmac.new(key, signed.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
