from __future__ import annotations

import pytest

from indexes.citizens import (
    citizen_hash,
    delivery_digest,
    external_hash,
    is_citizen_hash,
    mail_ref,
    phone_ref,
)
from indexes.settings import Settings


def test_a_reference_always_has_the_same_hash_and_the_hash_is_its_own(settings: Settings) -> None:
    hashed = citizen_hash(settings, "CRM-4711")
    assert is_citizen_hash(hashed)
    assert citizen_hash(settings, " CRM-4711 ") == hashed
    assert citizen_hash(settings, hashed) == hashed
    assert citizen_hash(settings, "CRM-4712") != hashed


def test_another_installation_gives_other_hashes(settings: Settings) -> None:
    other = settings.model_copy(update={"data_dir": settings.data_dir / "otra"})
    assert citizen_hash(settings, "1") != citizen_hash(other, "1")


def test_several_machines_share_the_key_of_the_settings(settings: Settings) -> None:
    first, second = (
        Settings.load(settings.data_dir / name, citizen_secret="la misma") for name in ("a", "b")
    )
    assert citizen_hash(first, "1") == citizen_hash(second, "1")


def test_an_empty_reference_is_no_citizen(settings: Settings) -> None:
    with pytest.raises(ValueError, match="empty"):
        citizen_hash(settings, "  ")


def test_identifiers_of_others_are_told_apart_by_source(settings: Settings) -> None:
    assert external_hash(settings, "email", "1") != external_hash(settings, "sms", "1")
    assert delivery_digest(settings, b"1") != delivery_digest(settings, b"2")


@pytest.mark.parametrize("written", ["34600123456", "+34 600 12 34 56", "0034-600-123-456"])
def test_a_telephone_is_one_however_it_is_written(written: str) -> None:
    assert phone_ref(written) == "tel:+34600123456"


def test_the_case_of_an_address_says_nothing() -> None:
    assert mail_ref(" Ana@Example.ORG ") == "mailto:ana@example.org"
