"""A service that takes messages in, and what they are signed with."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient
from httpx import Response
from standardwebhooks.webhooks import Webhook

from assist.app import create_app
from assist.inbound.signed import secret_for
from indexes.settings import Settings
from tests.assist.conftest import Desk

_APP_SECRET = "secreto de la aplicación"


class Counter(Desk):
    """Delivers as Meta, a mail server and others do."""

    def whatsapp(self, body: bytes, secret: str = _APP_SECRET) -> Response:
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Hub-Signature-256": f"sha256={signature}"}
        return self.stranger.post("/v1/inbound/whatsapp", content=body, headers=headers)

    def signed(self, source: str, content: object, at: datetime | None = None) -> Response:
        body, at = json.dumps(content), at or datetime.now(UTC)
        webhook = Webhook(secret_for(self.settings, source))
        headers = {
            "webhook-id": "1", "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": webhook.sign("1", at, body),
        }  # fmt: skip
        return self.stranger.post(f"/v1/inbound/{source}", content=body, headers=headers)

    def mail(self, content: bytes) -> Response:
        headers = {"Content-Type": "message/rfc822"}
        return self.agent.post("/v1/inbound/email", content=content, headers=headers)

    @property
    def stranger(self) -> TestClient:
        """Without a key."""
        return TestClient(self._app)


@pytest.fixture(scope="module")
def counter(knowledge: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    folder = tmp_path_factory.mktemp("mostrador") / "datos"
    shutil.copytree(knowledge.data_dir, folder)
    settings = Settings.load(
        folder, embedder="fake", whatsapp_app_secret=_APP_SECRET, whatsapp_verify_token="testigo"
    )
    app = create_app(settings)
    with TestClient(app):
        yield Counter(settings, app)
