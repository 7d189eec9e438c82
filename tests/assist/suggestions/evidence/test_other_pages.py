"""What stands on another page, asked through the whole service over a site of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.schemas import Suggestion, SuggestionRequest
from assist.suggestions.service import SuggestionService
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, DocumentKind
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, TODAY, page

CERTIFICATE = page(
    f"{SEDE}/certificado-energetico",
    "Registro de certificados de eficiencia energética",
    [
        ("Objeto", Aspect.SUMMARY, "Inscribe el certificado de eficiencia energética de un piso."),
        ("Tasa", Aspect.FEE, "Tasa 9780. Consulte el importe en la relación de tasas."),
        ("Plazo", Aspect.DEADLINE, "Se registra en un mes desde su emisión."),
    ],
)
GRANT = page(
    f"{SEDE}/bono-alquiler",
    "Bono Lloguer",
    [
        ("Objeto", Aspect.SUMMARY, "El Bono Lloguer paga una parte de lo que cuesta vivir fuera."),
        ("Cuantía", Aspect.BENEFIT, "Son 250 euros al mes."),
    ],
)
FEES = page(
    f"{SEDE}/tasas",
    "Relación de tasas",
    [
        (
            "Vivienda",
            Aspect.OTHER,
            "Código\u2003Concepto\u2003Importe\n"
            "9773\u2003Cédula de habitabilidad\u200313,68 €\n"
            "9780\u2003Registro de certificado energético\u200321,35 €\n"
            "9785\u2003Visado de contrato\u200332,00 €",
        )
    ],
    kind=DocumentKind.PAGE,
)
QUESTIONS = page(
    f"{SEDE}/preguntas",
    "Preguntas frecuentes",
    [
        ("Si me mudo mientras cobro el Bono Lloguer, ¿lo pierdo?", Aspect.OTHER,
         "No, si el nuevo contrato cumple las condiciones y se comunica en 15 días."),
        ("¿Qué hago si pierdo el resguardo?", Aspect.OTHER, "Se pide otro, que tarda 10 días."),
        ("¿Hay que pedir cita?", Aspect.OTHER, "No hace falta para entregar papeles."),
    ],
    kind=DocumentKind.PAGE,
)  # fmt: skip
Ask = Callable[[str], Suggestion]


@pytest.fixture(scope="module")
def ask(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder, engine: Engine
) -> Callable[[str], Suggestion]:
    folder = tmp_path_factory.mktemp("otra_pagina")
    settings = Settings.load(folder, embedder="fake", answer_threshold=0.0)
    store = SnapshotStore(settings.snapshots_dir, embedder)
    passages = [*CERTIFICATE, *GRANT, *FEES, *QUESTIONS]
    vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in passages])
    store.switch(store.write(passages, vectors).id)
    service = SuggestionService(settings, store, embedder, engine, today=lambda: TODAY)
    return lambda query: service.suggest(SuggestionRequest(query=query))


def test_a_fee_that_its_page_leaves_to_a_table_is_told_from_the_row_that_names_it(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta el registro del certificado de eficiencia energética?")
    assert found.draft is not None
    assert "21,35" in found.draft.text
    assert "13,68" not in found.draft.text
    assert [citation.url for citation in found.citations] == [f"{SEDE}/tasas"]


def test_a_sum_that_its_page_gives_is_not_looked_for_elsewhere(ask: Ask) -> None:
    found = ask("¿Cuánto dinero da el Bono Lloguer al mes?")
    assert found.draft is not None
    assert "250" in found.draft.text
    assert [citation.url for citation in found.citations] == [f"{SEDE}/bono-alquiler"]


def test_what_only_a_frequent_question_says_of_it_is_told_from_there(ask: Ask) -> None:
    found = ask("Si me mudo de casa, ¿pierdo el Bono Lloguer?")
    assert found.draft is not None
    assert "15 días" in found.draft.text
    assert "10 días" not in found.draft.text
