from __future__ import annotations

from typing import Any

from indexes.models import Block, DocumentKind, ExtractedDocument, Procedure
from ingest.collecting import Collected
from ingest.merging import merge
from ingest.splitters import Placement

TEXTS = (
    "Ayuda para pagar el alquiler de la vivienda habitual y permanente en la comunidad.",
    "El plazo de presentación es del 1 al 20 de mayo de 2026.",
    "Debe presentarse la solicitud firmada, el contrato y el justificante de los pagos.",
)


def collected(url: str, *texts: str, code: str | None = None, **values: Any) -> Collected:
    title = values.get("title", "Alquiler")
    return Collected(
        ExtractedDocument(
            url=url,
            kind=DocumentKind.PROCEDURE if code else DocumentKind.PAGE,
            title=title,
            blocks=tuple(Block(text=text) for text in texts),
            procedure=Procedure(code=code, title=title) if code else None,
        ),
        Placement(url, "s", values.get("authority", 10)),
    )


def test_same_words_in_another_order_are_one_document() -> None:
    (found,) = merge(
        [collected("http://b.test/uno", *TEXTS), collected("https://a.test/uno", *reversed(TEXTS))]
    )
    assert found.document.url == "https://a.test/uno"
    assert found.aliases == {"http://b.test/uno"}


def test_document_of_the_higher_authority_stays() -> None:
    (found,) = merge(
        [
            collected("https://portal.test/a", *TEXTS, authority=20),
            collected("http://sede.test/tramite/muy/largo", *TEXTS, authority=30),
        ]
    )
    assert found.document.url.startswith("http://sede.test")


def test_same_code_and_nearly_the_same_words_are_one_document() -> None:
    other = (TEXTS[0].replace("pagar", "abonar"), *TEXTS[1:])
    found = merge(
        [
            collected("http://a.test/", *TEXTS, code="1"),
            collected("http://b.test/", *other, code="1"),
        ]
    )
    assert len(found) == 1


def test_same_code_with_another_date_stays_apart() -> None:
    other = (TEXTS[0], TEXTS[1].replace("20 de mayo", "31 de mayo"), TEXTS[2])
    found = merge(
        [
            collected("http://a.test/", *TEXTS, code="1"),
            collected("http://b.test/", *other, code="1"),
        ]
    )
    assert len(found) == 2


def test_same_words_under_different_codes_stay_apart() -> None:
    found = merge(
        [
            collected("http://a.test/", *TEXTS, code="1"),
            collected("http://b.test/", *TEXTS, code="2"),
        ]
    )
    assert len(found) == 2


def test_short_pages_with_different_titles_stay_apart() -> None:
    found = merge(
        [
            collected("http://a.test/", "Cerrado en agosto.", title="Oficina de Jaca"),
            collected("http://b.test/", "Cerrado en agosto.", title="Oficina de Fraga"),
        ]
    )
    assert len(found) == 2
