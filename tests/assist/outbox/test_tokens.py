"""Tokens permit what they were issued for, until they expire; sealed texts open here only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assist.outbox.secrets import opened, sealed, webhook_secret
from assist.outbox.tokens import issued, subject_of
from indexes.settings import Settings

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "datos")


def test_a_token_is_good_for_its_purpose_until_it_expires(settings: Settings) -> None:
    token = issued(settings, "escalation", "esc_1", NOON + timedelta(hours=1))
    assert subject_of(settings, "escalation", token, NOON) == "esc_1"
    assert subject_of(settings, "unsubscribe", token, NOON) is None
    assert subject_of(settings, "escalation", token, NOON + timedelta(hours=1)) is None
    assert subject_of(settings, "escalation", token.replace("esc_1", "esc_2"), NOON) is None
    forever = issued(settings, "unsubscribe", "itr_1")
    assert subject_of(settings, "unsubscribe", forever, NOON + timedelta(days=9_999)) == "itr_1"


@pytest.mark.parametrize("token", ["", "~", "~~", "esc_1~0~", "esc_1~mañana~x", "\ud800~0~é"])
def test_what_is_no_token_permits_nothing(settings: Settings, token: str) -> None:
    assert subject_of(settings, "escalation", token, NOON) is None


def test_recipients_are_sealed_for_this_installation(settings: Settings, tmp_path: Path) -> None:
    other = Settings.load(tmp_path / "otra")
    box = sealed(settings, "CRM-000123")
    assert "000123" not in box
    assert (opened(settings, box), opened(other, box)) == ("CRM-000123", None)
    assert opened(settings, "basura") is None


def test_each_destination_and_each_rotation_has_a_secret_of_its_own(settings: Settings) -> None:
    found = {
        webhook_secret(settings, name, n) for name in ("webhook:1", "webhook:2") for n in (1, 2)
    }
    assert len(found) == 4
    assert all(one.startswith("whsec_") for one in found)
    assert webhook_secret(settings, "webhook:1", 1) in found, "it can be told again"
