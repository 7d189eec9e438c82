"""Guides and lists of frequent questions that say otherwise than the sheet of a procedure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from assist.suggestions.schemas import Status, Suggestion, SuggestionRequest
from assist.suggestions.service import SuggestionService
from indexes.database import open_database
from indexes.embedders import get_embedder
from indexes.models import Aspect, DocumentKind
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import PORTAL, SEDE, TODAY, Row, page

TITLE = "Licencia de pesca continental"
SHEET = page(
    f"{SEDE}/pesca",
    TITLE,
    [
        ("Tasa", Aspect.FEE, "Licencia de un año: 11,30 €. Licencia de tres años: 28,50 €."),
        ("Plazo de resolución", Aspect.RESOLUTION_TERM, "3 meses"),
        ("Plazo de presentación", Aspect.DEADLINE, "Del 2 de marzo al 30 de abril de 2026."),
        ("Presentación", Aspect.CHANNEL, "La solicitud no se puede presentar por internet."),
    ],
    code="210",
)
OTHER = page(
    f"{SEDE}/caza",
    "Licencia de caza mayor",
    [("Tasa", Aspect.FEE, "40,00 €"), ("Plazo de resolución", Aspect.RESOLUTION_TERM, "1 mes")],
    code="211",
)

Ask = Callable[[list[Row], str], Suggestion]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """With a guide of these rows beside the sheets."""

    def ask(rows: list[Row], query: str) -> Suggestion:
        settings = Settings.load(tmp_path, embedder="fake", answer_threshold=0.0)
        guide = page(
            f"{PORTAL}/guia", "Campo y río: dudas", rows, kind=DocumentKind.PAGE, authority=20
        )
        passages, embedder = [*SHEET, *OTHER, *guide], get_embedder(settings)
        store = SnapshotStore(settings.snapshots_dir, embedder)
        vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in passages])
        store.switch(store.write(passages, vectors).id)
        engine = open_database(settings)
        service = SuggestionService(settings, store, embedder, engine, today=lambda: TODAY)
        return service.suggest(SuggestionRequest(query=query))

    return ask


FEE = "¿Cuánto cuesta la licencia de pesca continental de un año?"
TERM = "¿Cuál es el plazo de resolución de la licencia de pesca continental?"
WINDOW = "¿Qué plazo de presentación tiene la licencia de pesca continental?"
ONLINE = "¿La licencia de pesca continental se puede presentar por internet?"


@pytest.mark.parametrize(
    ("heading", "text", "query", "values"),
    [
        (
            "Precios",
            "La licencia de pesca continental de un año cuesta 9,80 €.",
            FEE,
            ("11,30", "9,80"),
        ),
        (
            "Licencia de pesca continental",
            "El plazo de resolución es de 2 meses.",
            TERM,
            ("3 meses", "2 meses"),
        ),
        (
            "Licencia de pesca continental",
            "El plazo de presentación termina el 15 de mayo de 2026.",
            WINDOW,
            ("30 de abril", "15 de mayo"),
        ),
        (
            "Licencia de pesca continental",
            "La solicitud se puede presentar por internet.",
            ONLINE,
            ("no se puede", "por internet"),
        ),
    ],
)
def test_another_value_on_a_guide_is_shown_beside_that_of_the_sheet(
    ask: Ask, heading: str, text: str, query: str, values: tuple[str, str]
) -> None:
    found = ask([(heading, Aspect.OTHER, text)], query)
    assert found.status is Status.CONFLICT
    assert all(value in found.draft.text for value in values)
    assert found.citations[0].url == f"{SEDE}/pesca"


@pytest.mark.parametrize(
    ("heading", "text", "query"),
    [
        ("Precios", "La licencia de pesca continental de un año cuesta 11,30 €.", FEE),
        ("Precios", "La licencia de pesca continental de tres años cuesta 28,50 €.", FEE),
        ("Precios", "La licencia de caza mayor cuesta 38,00 €.", FEE),
        ("Precios", "En 2019 la licencia de pesca continental costaba 9,80 €.", FEE),
        (
            "Precios",
            "Si se pesca en un coto, la licencia de pesca continental cuesta 5,00 €.",
            FEE,
        ),
        (
            "Licencia de caza mayor",
            "El plazo de resolución es de 2 meses.",
            TERM,
        ),
        (
            "Licencia de pesca continental",
            "El plazo de presentación empieza el 2 de marzo.",
            WINDOW,
        ),
    ],
)
def test_what_is_the_same_or_of_something_else_contradicts_nothing(
    ask: Ask, heading: str, text: str, query: str
) -> None:
    assert ask([(heading, Aspect.OTHER, text)], query).status is Status.ANSWERED
