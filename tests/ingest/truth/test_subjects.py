from __future__ import annotations

import pytest

from indexes.models import Block, DocumentKind, ExtractedDocument
from ingest.truth.subjects import Catalogue

CARD, LICENCE = "http://a.example/tarjeta", "http://a.example/licencia"
MENU = tuple(f"http://a.example/{name}" for name in ("inicio", "tarifas", "lineas", "taxi"))


def catalogue(*urls: str) -> Catalogue:
    titles = {CARD: "Tarjeta de transporte", LICENCE: "Licencia de taxi"}
    return Catalogue(by_url={url: url for url in urls}, titles={url: titles[url] for url in urls})


def guide(*links: str) -> ExtractedDocument:
    said = "Usar la tarjeta de transporte de otra persona se sanciona con 120 euros."
    return ExtractedDocument(
        url="http://a.example/sanciones",
        kind=DocumentKind.PAGE,
        title="Sanciones",
        blocks=(Block(text=said, section=(), aspect="other", kind="paragraph"),),
        links=links,
    )


@pytest.mark.parametrize(
    ("known", "links", "about"),
    [
        ((CARD, LICENCE), (CARD, *MENU), CARD),
        ((CARD,), (CARD, *MENU), None),
        ((CARD,), (CARD,), CARD),
        ((CARD, LICENCE), (CARD, LICENCE, *MENU), None),
    ],
)
def test_the_menu_of_a_site_with_one_procedure_leads_there_from_pages_on_other_things(
    known: tuple[str, ...], links: tuple[str, ...], about: str | None
) -> None:
    assert catalogue(*known).about(guide(*links)) == about
