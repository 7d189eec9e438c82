from __future__ import annotations

import pytest

from ingest.extractors.decoding import decode

TEXT = "El año de la cigüeña costó 3 € en Aragón"


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (TEXT.encode(), "text/html; charset=iso-8859-1"),
        (TEXT.encode(), ""),
        (TEXT.encode("cp1252"), "text/html; charset=utf-8"),
        (TEXT.encode("cp1252"), "text/html"),
        (TEXT.encode("iso-8859-15"), "text/html; charset=iso-8859-15"),
        (TEXT.encode("utf-16"), ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), "text/html; charset=ascii"),
    ],
)
def test_text_survives_wrong_and_missing_charsets(body: bytes, content_type: str) -> None:
    assert decode(body, content_type) == TEXT


def test_charset_declared_in_the_page_counts() -> None:
    page = f'<meta charset="iso-8859-15"><p>{TEXT}</p>'.encode("iso-8859-15")
    assert TEXT in decode(page)


def test_a_few_broken_bytes_do_not_spoil_a_good_page() -> None:
    assert decode(TEXT.encode() * 20 + b"\xff").startswith(TEXT)


def test_unknown_charset_is_no_error() -> None:
    assert decode(TEXT.encode("cp1252"), "text/html; charset=klingon") == TEXT
