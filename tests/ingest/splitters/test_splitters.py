from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.models import Aspect, Block, DocumentKind, ExtractedDocument, Procedure, Window
from indexes.tables import ResolvedCase
from ingest.splitters import Placement, case_passages, document_passages
from ingest.splitters.runs import runs
from ingest.splitters.sentences import pieces, sentences

PLACE = Placement("doc_1", "sede", 30, 2, datetime(2026, 5, 1, tzinfo=UTC))


def document(*blocks: Block, **values: Any) -> ExtractedDocument:
    given = {"url": "http://x.test/a", "kind": DocumentKind.PAGE, "title": "Becas", **values}
    return ExtractedDocument(blocks=blocks, **given)


def item(text: str, *section: str, **values: Any) -> Block:
    return Block(text=text, section=section, kind="item", **values)


def test_sections_and_aspects_are_never_mixed() -> None:
    found = document_passages(
        document(
            Block(text="Uno.", section=("Plazos",), aspect=Aspect.DEADLINE),
            Block(text="Dos.", section=("Plazos",), aspect=Aspect.RESOLUTION_TERM),
            Block(text="Tres.", section=("Otros",), aspect=Aspect.RESOLUTION_TERM),
            Block(text="Cuatro.", section=("Otros",), aspect=Aspect.RESOLUTION_TERM),
        ),
        PLACE,
        90,
    )
    assert [p.text for p in found] == ["Uno.", "Dos.", "Tres.\nCuatro."]


def test_passage_carries_its_document() -> None:
    procedure = Procedure(code="727", title="Beca", window=Window(state="open"))
    block = Block(text="Texto.", section=("Plazo",), anchor="el plazo")
    (passage,) = document_passages(document(block, procedure=procedure, language="es"), PLACE, 90)

    assert (passage.document_id, passage.revision, passage.source) == ("doc_1", 2, "sede")
    assert (passage.authority, passage.language) == (30, "es")
    assert (passage.procedure_code, passage.window) == ("727", Window(state="open"))
    assert passage.url == "http://x.test/a#el%20plazo"
    assert passage.context == "Becas > Plazo"
    assert passage.retrieved_at == PLACE.retrieved_at


def test_pages_of_a_pdf_are_addressed_and_not_mixed() -> None:
    blocks = (Block(text="Uno.", page=1), Block(text="Dos.", page=2))
    found = document_passages(document(*blocks, kind=DocumentKind.PDF), PLACE, 90)

    assert [p.url for p in found] == ["http://x.test/a#page=1", "http://x.test/a#page=2"]


def test_list_that_goes_on_is_introduced_again() -> None:
    intro = Block(text="Debe presentar los documentos siguientes:")
    items = [item(f"Documento número {n} con cinco palabras más") for n in range(6)]
    found = document_passages(document(intro, *items), PLACE, 25)

    assert len(found) > 1
    assert all(p.text.startswith("Debe presentar los documentos siguientes:\n") for p in found)
    assert all(len(p.text.split()) <= 25 for p in found)
    assert [line for p in found for line in p.text.split("\n")[1:]] == [i.text for i in items]


def test_introduction_never_ends_a_passage() -> None:
    found = document_passages(
        document(
            Block(text="palabra " * 18 + "fin."),
            Block(text="Se pide:"),
            item("Un documento de identidad en vigor"),
        ),
        PLACE,
        22,
    )
    assert [p.text.split("\n")[0].split()[0] for p in found] == ["palabra", "Se"]


def test_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Esta es la frase número {n} del art. 21 de la ley." for n in range(12))
    found = document_passages(document(Block(text=text)), PLACE, 40)

    assert len(found) > 2
    assert all(p.text.endswith("ley.") and p.text in text for p in found)
    assert " ".join(p.text for p in found) == text


@given(st.lists(st.text("abc .,;á1\n", min_size=1, max_size=200), max_size=8), st.integers(5, 40))
def test_nothing_is_lost_and_nothing_is_too_long(texts: list[str], most: int) -> None:
    blocks = [Block(text=" ".join(t.split())) for t in texts if t.split()]
    found = document_passages(document(*blocks), PLACE, most)

    assert all(len(p.text.split()) <= most for p in found)
    assert {w for p in found for w in p.text.split()} == {w for b in blocks for w in b.text.split()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Una frase. Otra frase.", ["Una frase.", "Otra frase."]),
        (
            "Según el art. 21 de la Ley 39/2015. Fin.",
            ["Según el art. 21 de la Ley 39/2015.", "Fin."],
        ),
        ("Cuesta 19.73 EUR. Se paga ya.", ["Cuesta 19.73 EUR.", "Se paga ya."]),
        ("¿Quién? La familia.", ["¿Quién?", "La familia."]),
        ("Llame al núm. 5 de la c. Mayor", ["Llame al núm. 5 de la c. Mayor"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_sentence_without_end_is_cut_between_words() -> None:
    assert [len(part.split()) for part in pieces("palabra " * 100, 30)] == [30, 30, 30, 10]


def test_ids_depend_on_place_and_text_only() -> None:
    block = Block(text="Texto.", section=("Plazo",))
    (first,) = document_passages(document(block), PLACE, 90)
    (again,) = document_passages(document(block, title="Otro título"), PLACE, 90)
    (moved,) = document_passages(document(Block(text="Texto.", section=("Otra",))), PLACE, 90)

    assert first.id == again.id != moved.id
    assert 0 < first.id < 2**63


def test_same_text_twice_in_a_section_is_one_passage() -> None:
    blocks = [Block(text="Igual."), Block(text="Medio.", section=("x",)), Block(text="Igual.")]
    assert [p.text for p in document_passages(document(*blocks), PLACE, 90)] == ["Igual.", "Medio."]


def test_case_is_one_passage_of_the_cases_pool() -> None:
    case = ResolvedCase(
        id="c1", question="¿Cuánto cuesta?", answer="palabra " * 300, office="huesca",
        channel="email",
        resolved_at=datetime(2026, 1, 2, tzinfo=UTC), procedure_code="727",
    )  # fmt: skip
    (passage,) = case_passages(case)

    assert passage.pool == "cases"
    assert (passage.question, passage.office, passage.url) == (
        "¿Cuánto cuesta?",
        "huesca",
        "case:c1",
    )
    assert passage.text == case.answer
    assert passage.context == "¿Cuánto cuesta?"


def test_names_of_related_procedures_are_left_out() -> None:
    found = document_passages(
        document(
            Block(text="Lo que dice la página."),
            item("Ayuda al alquiler", "Trámites relacionados"),
            item("Bono joven", "También le puede interesar"),
        ),
        PLACE,
        90,
    )
    assert [p.text for p in found] == ["Lo que dice la página."]


def test_one_contact_is_one_passage_and_those_of_places_are_apart() -> None:
    blocks = [
        Block(text="976 71 40 00", section=("Contacto", "Teléfono"), aspect=Aspect.CONTACT),
        Block(
            text="info@x.test", section=("Contacto", "Correo electrónico"), aspect=Aspect.CONTACT
        ),
        Block(text="974 00 00 00", section=("Contacto", "Huesca"), aspect=Aspect.CONTACT),
    ]
    found = document_passages(document(*blocks), PLACE, 90)

    assert [(p.section, p.text) for p in found] == [
        (("Contacto",), "976 71 40 00\ninfo@x.test"),
        (("Contacto", "Huesca"), "974 00 00 00"),
    ]


def test_columns_of_a_cut_table_are_named_again() -> None:
    titles = Block(text="Grupo\u2003Cuota", section=("Tasas",), kind="row", titles=True)
    rows = [
        Block(text=f"Grupo {i}\u2003{i},00 €", section=("Tasas",), kind="row") for i in range(9)
    ]
    texts = [run.text for run in runs([titles, *rows], max_words=12)]

    assert len(texts) > 2
    assert all(text.startswith("Grupo\u2003Cuota\nGrupo ") for text in texts)
