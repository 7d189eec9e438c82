"""Whom a record is about, without saying it: keyed hashes of references.

A reference is what the CRM calls a citizen, opaque to us; where there is none, the address that
wrote: `tel:+34600000000` or `mailto:name@example.org`. Only the hash is stored, logged or shown.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata

from indexes.secret_file import secret_in
from indexes.settings import Settings

_FOLDER, _FILE = "secrets", "citizens.key"
_CITIZEN, _EXTERNAL, _DELIVERY = "c_", "x_", "d_"
_DIGITS = 32
_HASH = re.compile(rf"{_CITIZEN}[0-9a-f]{{{_DIGITS}}}")
_NOT_DIALLED = re.compile(r"[^0-9]")
_CONTACTS = ("tel:", "mailto:")
_MARK = 8  # the highest bit of the first digit


def citizen_hash(settings: Settings, ref: str) -> str:
    """`c_` and 32 hexadecimal digits, the first of which tells contacts (8 to f) from citizens of
    the CRM (0 to 7); a hash is given back as it is. Raises OSError where the key cannot be made,
    and ValueError for an empty reference."""
    cleaned = unicodedata.normalize("NFC", ref).strip()
    if not cleaned:
        raise ValueError("a citizen's reference is empty")
    if is_citizen_hash(cleaned):
        return cleaned
    hashed = _keyed(settings, _CITIZEN, cleaned)
    return _marked(hashed, cleaned.casefold().startswith(_CONTACTS))


def is_contact_hash(text: str) -> bool:
    """Of a telephone or an address: not yet of a person that the CRM knows."""
    return is_citizen_hash(text) and int(text[len(_CITIZEN)], 16) >= _MARK


def is_citizen_hash(text: str) -> bool:
    return _HASH.fullmatch(text) is not None


def external_hash(settings: Settings, source: str, id: str) -> str:
    """For the identifier that another system gave: those of messages may hold a telephone or an
    address."""
    return _keyed(settings, _EXTERNAL, f"{source}\0{id}")


def delivery_digest(settings: Settings, content: bytes) -> str:
    """Tells the same content again without keeping it, and without anybody guessing it."""
    return _DELIVERY + _hmac(settings, _DELIVERY.encode() + content)


def phone_ref(number: str) -> str:
    """In E.164, however it was written: `tel:+34600000000`."""
    return f"tel:+{_NOT_DIALLED.sub('', number).removeprefix('00')}"


def mail_ref(address: str) -> str:
    return f"mailto:{address.strip().casefold()}"


def _marked(hashed: str, contact: bool) -> str:
    at = len(_CITIZEN)
    first = int(hashed[at], 16) % _MARK + (_MARK if contact else 0)
    return f"{hashed[:at]}{first:x}{hashed[at + 1 :]}"


def _keyed(settings: Settings, prefix: str, text: str) -> str:
    return prefix + _hmac(settings, f"{prefix}{text}".encode("utf-8", "replace"))


def _hmac(settings: Settings, content: bytes) -> str:
    return hmac.new(citizens_key(settings), content, hashlib.sha256).hexdigest()[:_DIGITS]


def citizens_key(settings: Settings) -> bytes:
    """That of the settings, or one of this installation. Whoever loses it loses all threads."""
    given = settings.citizen_secret.get_secret_value()
    return given.encode() if given else secret_in(settings.data_dir / _FOLDER / _FILE)
