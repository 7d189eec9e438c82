from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.contradictions.near_pages import near_passages
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term
from indexes.models import Aspect, DocumentKind, Hit, Passage, ProcedureEntry
from tests.assist.suggestions.world import PORTAL, SEDE, page

GARDENS, POOLS = "Huertos de ocio", "Piscinas de verano"
SHEET = page(f"{SEDE}/a", GARDENS, [("Tasa", Aspect.FEE, "24 € al año.")])[0]


def _near(
    heading: str,
    text: str,
    nearness: float,
    asked: str = "cuota huertos",
    title: str = "Guía",
    sheet: Passage = SHEET,
    is_foreign: bool = False,
    is_procedure: bool = True,
) -> int:
    """Passages found beside the sheet, which is at .9 of the question."""
    other = page(f"{PORTAL}/b", title, [(heading, Aspect.OTHER, text)], kind=DocumentKind.PAGE)[0]
    titles = Titles(_entry(sheet.document_id, one) for one in (GARDENS, POOLS))
    knowledge = SimpleNamespace(
        titles=titles, rarity=lambda _: 1.0, standing=lambda *_: SimpleNamespace(is_stale=False)
    )
    topic = tuple(Term(word, stem(word)) for word in asked.split())
    question = SimpleNamespace(topic=topic, is_foreign=is_foreign, aspects=())
    read = SimpleNamespace(knowledge=knowledge, question=question, excluded=frozenset(), today=None)
    own, beside = _candidate(sheet, 0.9, is_procedure), _candidate(other, nearness, False)
    said = units_of(sheet)
    return len(near_passages(own, (own.title,), [own, beside], said, cast(Reading, read)))


def _entry(document: str, title: str) -> ProcedureEntry:
    return ProcedureEntry(code=None, title=title, document_id=document, url="")


def _candidate(passage: Passage, nearness: float, is_procedure: bool) -> Candidate:
    hits = (Hit(passage=passage, score=1.0, scores={"dense": nearness}),)
    key = passage.document_id
    return Candidate(key, key, passage.title, None, is_procedure, hits, 1.0)


def test_what_says_what_is_asked_and_is_as_near_speaks_of_it() -> None:
    assert _near("¿Cuánto se paga?", "La cuota es de 30 €.", 0.89)
    assert not _near("¿Cuánto se paga?", "La cuota es de 30 €.", 0.86)


def test_what_names_the_procedure_may_be_farther() -> None:
    assert _near("Huertos de ocio", "Cuestan 30 €.", 0.86)
    assert not _near("Huertos de ocio", "Cuestan 30 €.", 0.8)


def test_what_names_another_procedure_speaks_of_that() -> None:
    assert not _near("Piscinas de verano", "La cuota es de 30 €.", 0.95)


def test_what_is_near_and_says_nothing_of_what_is_asked_is_left() -> None:
    assert not _near("Horario", "Abierto de 9 a 14.", 0.9)


def test_a_page_of_another_card_speaks_of_that() -> None:
    title = "Tarjeta de autobús para mayores"
    sheet = page(f"{SEDE}/m", title, [("Precio", Aspect.FEE, "La tarjeta cuesta 3 €.")])[0]
    said = ("Precio", "La tarjeta cuesta 5 €.", 0.9, "tarjeta autobús")
    assert not _near(*said, title="Tarjeta de autobús joven", sheet=sheet)
    assert _near(*said, title="Tarjeta de autobús: preguntas frecuentes", sheet=sheet)


def test_one_line_of_a_long_passage_may_say_all_that_is_asked() -> None:
    table = "Piscinas de verano: 3 €.\nCuota de los huertos: 30 €."
    assert _near("Precios", table, 0.83)
    assert not _near("Precios", table, 0.8)
    assert not _near("Precios", table, 0.83, is_foreign=True)
    assert not _near("Precios", "Piscinas de verano: 3 €.\nPrecio de la sala: 30 €.", 0.83)


def test_a_line_that_says_it_by_another_name_is_of_the_same() -> None:
    sheet = page(f"{SEDE}/p", "Pisos", [("Plazo", Aspect.OTHER, "Puede rechazar un piso.")])[0]
    asked = "rechazar piso"
    assert _near("Vivienda", "Si renuncia, espera tres años.", 0.86, asked, sheet=sheet)
    assert not _near("Vivienda", "Si la compra, espera tres años.", 0.86, asked, sheet=sheet)


def test_a_line_that_says_all_in_several_words_may_be_far() -> None:
    sheet = page(f"{SEDE}/c", GARDENS, [("Tasa", Aspect.FEE, "La cuota es de 24 €.")])[0]
    assert _near("Precios", "Cuota de los huertos: 30 €.", 0.78, sheet=sheet)
    assert not _near("Precios", "Cuota de la sala: 30 €.", 0.78, sheet=sheet)
    assert not _near("Precios", "Cuota de los huertos: 30 €.", 0.74, sheet=sheet)


@pytest.mark.parametrize("is_procedure", [True, False])
def test_a_directory_is_about_what_is_told_from_it(is_procedure: bool) -> None:
    row = [("Oficina", Aspect.CONTACT, "Piscinas de verano: 968 55 10 20")]
    sheet = page(f"{PORTAL}/d", "Directorio", row)[0]
    said = ("Piscinas de verano", "Llame al 968 55 10 33.", 0.88, "piscinas verano")
    assert bool(_near(*said, sheet=sheet, is_procedure=is_procedure)) is not is_procedure


def test_who_leaves_is_not_told_what_joining_costs() -> None:
    joining = page(f"{SEDE}/alta", "Alta en huertos", [("Tasa", Aspect.FEE, "24 € al año.")])[0]
    text = "La cuota es gratuita."
    assert _near("Cuota", text, 0.89, title="Huertos", sheet=joining)
    assert not _near("Cuota", text, 0.89, title="Baja de los huertos", sheet=joining)
