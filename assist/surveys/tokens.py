"""Links of surveys: 256 bits that only this installation can compute, so that a link can be sent
again without being kept."""

from __future__ import annotations

import base64
import hashlib
import hmac

from indexes.secret_file import secret_in
from indexes.settings import Settings

_FOLDER, _FILE = "secrets", "surveys.key"
_PURPOSE = b"survey\0"


def survey_token(settings: Settings, survey_id: str) -> str:
    """43 characters of base64url. Raises OSError where the key cannot be made."""
    code = hmac.new(_secret(settings), _PURPOSE + survey_id.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(code).rstrip(b"=").decode()


def survey_link(settings: Settings, survey_id: str) -> str:
    base = settings.public_url.rstrip("/") or f"http://{settings.host}:{settings.port}"
    return f"{base}/s/{survey_token(settings, survey_id)}"


def _secret(settings: Settings) -> bytes:
    given = settings.survey_secret.get_secret_value()
    return given.encode() if given else secret_in(settings.data_dir / _FOLDER / _FILE)
