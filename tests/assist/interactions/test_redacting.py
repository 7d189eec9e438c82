"""Of the short texts around a message, nothing about anybody is kept."""

from __future__ import annotations

import pytest

from assist.interactions.redacting import kept_kind, redacted_name, redacted_worker


@pytest.mark.parametrize(
    "name", ["dni12345678Z.pdf", "DNI12345678Z.pdf", "DNI_12345678Z.pdf", "12345678Z.pdf"]
)
def test_a_number_in_a_file_name_is_found(name: str) -> None:
    assert "12345678" not in redacted_name(name)
    assert redacted_name(name).endswith(".pdf")


@pytest.mark.parametrize("name", ["solicitud_2026.pdf", "Anexo II.docx", "foto1.jpg", ""])
def test_a_file_name_that_says_nothing_stays(name: str) -> None:
    assert redacted_name(name) == name


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("application/pdf", "application/pdf"),
        ("audio/ogg; codecs=opus", "audio/ogg"),
        ("location", "location"),
        ("Ana Gómez, 12345678Z", ""),
        ("application/dni12345678z", ""),
    ],
)
def test_a_kind_is_a_media_type(told: str, kept: str) -> None:
    assert kept_kind(told) == kept


def test_who_attends_is_named_and_no_more() -> None:
    assert redacted_worker("Ana Gómez Pérez") == "Ana Gómez Pérez"
    assert "600111222" not in redacted_worker("Ana, 600111222")
