"""Mails as they come: with faults."""

from __future__ import annotations

import pytest

from assist.inbound.mail import read_mail
from assist.inbound.rejected import Refusal
from assist.interactions.schemas import IncomingMessage

_HEAD = "From: Ana <Ana@Example.org>\nSubject: RE: Título\nMessage-ID: <b@x>\n"


def _read(content: str | bytes, charset: str = "utf-8") -> IncomingMessage:
    found = read_mail(content if isinstance(content, bytes) else content.encode(charset))
    assert isinstance(found, IncomingMessage)
    return found


def test_a_mail_is_a_message_of_who_wrote_it() -> None:
    mail = _read(_HEAD + "References: <a@x>\n <b0@x>\nIn-Reply-To: <b0@x>\n"
                 "Date: Fri, 20 Nov 2026 10:00:00 +0100\n\n¿Cuánto cuesta?\n")  # fmt: skip
    assert (mail.citizen.ref, mail.subject, mail.external_id) == (
        "mailto:ana@example.org", "Título", "b@x",
    )  # fmt: skip
    assert mail.references == ("a@x", "b0@x")
    assert mail.at is not None
    assert mail.at.isoformat() == "2026-11-20T10:00:00+01:00"


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "cp1252"])
@pytest.mark.parametrize("told", ["utf-8", "us-ascii", "x-nada", "iso-8859-1"])
def test_octets_that_are_not_in_the_charset_they_tell_are_read(charset: str, told: str) -> None:
    head = f"{_HEAD}Content-Type: text/plain; charset={told}\n\n"
    mail = _read(f"{head}¿Cuándo se pagó la señal de España?", charset)
    assert mail.text == "¿Cuándo se pagó la señal de España?"
    assert mail.subject == "Título"


def test_attachments_are_told_and_not_kept() -> None:
    mail = _read(
        _HEAD + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nVa.\n--B\n"
        'Content-Type: application/pdf\nContent-Disposition: attachment; filename="título.pdf"\n'
        "Content-Transfer-Encoding: base64\n\nAAAA\n--B\nContent-Type: message/rfc822\n\n"
        "Subject: dentro\n\nNo es mío\n--B--\n"
    )
    assert mail.text == "Va."
    assert (mail.attachments[0].type, mail.attachments[0].bytes) == ("application/pdf", 3)
    assert len(mail.attachments) == 2


def test_html_is_read_without_what_it_quotes() -> None:
    mail = _read(
        _HEAD + "Content-Type: text/html; charset=utf-8\n\n<p>Hola, &iquest;cu&aacute;nto?</p>"
        "<p>Gracias</p><div class=gmail_quote>El lunes<blockquote>viejo</blockquote></div>"
    )
    assert mail.text == "Hola, ¿cuánto?\n\nGracias"


def test_what_nobody_wrote_asks_for_nothing() -> None:
    assert _read(f"{_HEAD}Auto-Submitted: auto-replied\n\nEstoy fuera.").direction == "note"
    assert _read(f"{_HEAD}Auto-Submitted: no\n\nHola.").direction == "in"


def test_a_mail_without_identifier_is_known_by_its_content() -> None:
    content = "From: a@b.es\n\nHola"
    assert _read(content).external_id == _read(content).external_id
    assert _read(content).external_id != _read(f"{content}!").external_id


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_mail"),
        (b"\x00\xff\xfe nada de nada", "not_a_mail"),
        (b"Subject: hola\n\ntexto", "no_sender"),
        (b"From: nadie\n\ntexto", "no_sender"),
        (b"From: a@b.es\n\n", "empty"),
    ],
)
def test_what_is_no_mail_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    found = read_mail(content)
    assert isinstance(found, Refusal)
    assert found.reason == reason


def test_broken_mime_loses_no_text() -> None:
    broken = _HEAD + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\nVa.\n"
    assert "Va." in _read(broken).text
    assert _read(f"{_HEAD}Content-Transfer-Encoding: base64\n\n¡¡nada!!").external_id == "b@x"
