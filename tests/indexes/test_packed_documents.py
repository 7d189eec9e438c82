from __future__ import annotations

from datetime import date

from indexes.models import Block, DocumentKind, ExtractedDocument, Procedure, Window
from indexes.packed_documents import pack

DOCUMENT = ExtractedDocument(
    url="https://sede.example/1",
    kind=DocumentKind.PROCEDURE,
    title="Ayuda",
    blocks=(Block(text="Hasta el 5 de mayo de 2026."),),
    procedure=Procedure(
        code="727", title="Ayuda", theme="Vivienda", window=Window(ends=date(2026, 5, 5))
    ),
)


def test_what_is_packed_comes_out_as_it_was_and_is_filed_without_being_taken_apart() -> None:
    packed = pack(DOCUMENT)
    assert packed.unpacked() == DOCUMENT
    filed = (packed.url, packed.kind, packed.title, packed.code, packed.theme, packed.ends)
    assert filed == (
        DOCUMENT.url, "procedure", "Ayuda", "727", "Vivienda", date(2026, 5, 5),
    )  # fmt: skip


def test_other_addresses_are_in_what_is_stored_too_but_never_its_own() -> None:
    packed = pack(DOCUMENT).with_aliases(["https://b.example/", "https://a.example/", DOCUMENT.url])
    assert packed.aliases == ("https://a.example/", "https://b.example/")
    assert packed.unpacked().aliases == packed.aliases
    assert packed.with_aliases(packed.aliases) is packed


def test_what_utf_8_cannot_hold_is_replaced() -> None:
    packed = pack(DOCUMENT.model_copy(update={"title": "Ayuda \ud800"}))
    assert packed.unpacked().title == "Ayuda \ufffd"
