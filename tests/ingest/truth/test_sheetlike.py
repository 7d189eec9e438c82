"""Pages that are no procedures and describe one thing as a sheet does."""

from __future__ import annotations

import pytest

from indexes.models import Aspect, Block, ExtractedDocument
from ingest.truth.sheetlike import is_sheetlike
from tests.ingest.truth.conftest import Store, page, procedure


def _page(slug: str, title: str, **texts: str) -> ExtractedDocument:
    """`texts` by heading."""
    blocks = tuple(
        Block(text=text, section=(heading.replace("_", " "),), aspect=Aspect.OTHER)
        for heading, text in texts.items()
    )
    return page(slug, title).model_copy(update={"blocks": blocks})


@pytest.mark.parametrize(
    ("title", "headings", "is_own"),
    [
        ("Abono de las piscinas", ("Descripción", "Tarifas", "Solicitud"), True),
        ("Guía de servicios", ("Ayuda a domicilio", "Teleasistencia"), False),
        ("Abono de las piscinas", ("¿Cuánto cuesta?", "¿Cómo se solicita?"), False),
        ("Noticias de deporte", ("Tarifas", "Solicitud"), False),
        ("Vados y terrazas", ("Tasas", "Tasa"), False),  # one of each
    ],
)
def test_headings_are_the_parts_of_a_sheet(
    title: str, headings: tuple[str, ...], is_own: bool
) -> None:
    assert is_sheetlike(_page("a", title, **dict.fromkeys(headings, "…"))) is is_own


def test_what_speaks_of_such_a_page_can_contradict_it(store: Store) -> None:
    own = _page("abono", "Abono anual de las piscinas", Tarifas="El abono cuesta 58 euros.")
    told = page("dudas", "Dudas", "El abono anual de las piscinas cuesta 64 euros.")
    of_another = page("tenis", "Tenis", "El abono anual de las pistas de tenis cuesta 40 euros.")
    store.publish(own)
    store.publish(told, of_another, source="portal")
    store.settle()
    (found,) = store.conflicts("open")
    assert store.values(found) == [("58.00 EUR",), ("64.00 EUR",)]


def test_a_page_that_a_title_names_is_told_of_that_procedure(store: Store) -> None:
    """It takes nothing away from it: both speak of one thing."""
    sheet = procedure("abono", None, "Abono anual de las piscinas", fee="Cuesta 58 euros.")
    guide = _page("guia", "Guía del abono anual de las piscinas", Tarifas="Cuesta 64 euros.")
    store.publish(sheet)
    store.publish(guide, source="portal")
    store.settle()
    assert [store.values(one) for one in store.conflicts("open")] == [
        [("58.00 EUR",), ("64.00 EUR",)]
    ]
