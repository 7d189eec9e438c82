from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence import AspectEvidence, Conflict
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.closed_lists import closed_lists
from assist.suggestions.evidence.contradictions.opposition import opposition
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect, DocumentKind, Passage
from tests.assist.suggestions.world import PORTAL, SEDE, TODAY, page, standing


def _sheet(url: str, aspect: Aspect, text: str, kind: DocumentKind) -> tuple[Passage, ...]:
    return tuple(page(url, "Huertos de ocio", [("S", aspect, text)], code="1", kind=kind))


def _pages(
    aspect: Aspect, one: str, other: str, kind: DocumentKind = DocumentKind.PROCEDURE
) -> list[tuple[Passage, ...]]:
    return [_sheet(f"{SEDE}/a", aspect, one, kind), _sheet(f"{PORTAL}/b", aspect, other, kind)]


def _answer(asked: str, pages: Sequence[Sequence[Passage]], aspect: Aspect) -> list[Answer]:
    """To a question of these words, with what the first page says."""
    terms = tuple(Term(word, stem(word)) for word in asked.split())
    told = AspectEvidence(aspect, units_of(pages[0][0]))
    return [Answer(Part(asked, (aspect,), Wanted(), terms), Pinpointed(), (told,))]


def _opposed(asked: str, aspect: Aspect, one: str, other: str) -> Conflict | None:
    pages = _pages(aspect, one, other)
    standings = {p[0].document_id: standing(p, TODAY) for p in pages}
    return opposition(_answer(asked, pages, aspect), units_of(pages[0][0]), pages, standings)


def _closed(
    asked: str, aspect: Aspect, one: str, other: str, kind: DocumentKind = DocumentKind.PROCEDURE
) -> Conflict | None:
    pages = _pages(aspect, one, other, kind)
    standings = {p[0].document_id: standing(p, TODAY) for p in pages}
    return closed_lists(_answer(asked, pages, aspect), asked, pages, standings)


def test_what_one_page_requires_and_the_other_waives_is_a_conflict() -> None:
    found = _opposed(
        "seguro accidentes",
        Aspect.REQUIREMENTS,
        "Es obligatorio contratar un seguro de accidentes.",
        "No es necesario contratar un seguro de accidentes.",
    )
    assert found is not None
    assert found.preferred.unit.text.startswith("Es obligatorio")
    assert found.other.unit.text.startswith("No es necesario")


def test_who_asks_for_the_papers_of_the_procedure_is_not_told_who_must_apply() -> None:
    rule = "La inscripción de los huertos de ocio es {}."
    pages = [
        tuple(page(f"{SEDE}/{title}", title, [("S", Aspect.OTHER, rule.format(how))], code="1"))
        for title, how in (
            ("Inscripción de huertos de ocio", "obligatoria"),
            ("Guía", "voluntaria"),
        )
    ]
    standings = {p[0].document_id: standing(p, TODAY) for p in pages}
    for asked, is_found in (
        ("qué papeles hacen falta para la inscripción de huertos de ocio", False),
        ("es obligatoria la inscripción de huertos de ocio", True),
    ):
        answers = _answer(asked, pages, Aspect.DOCUMENTS)
        assert (opposition(answers, (), pages, standings) is not None) == is_found


def test_requirements_of_other_things_are_none() -> None:
    told = "Es obligatorio contratar un seguro de accidentes."
    other = "No es necesario contratar un servicio de limpieza."
    assert _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, other) is None


def test_what_is_waived_for_some_contradicts_nothing() -> None:
    told = "Es obligatorio contratar un seguro de accidentes."
    other = "Las asociaciones no necesitan contratar un seguro de accidentes."
    assert _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, other) is None


def test_a_page_that_says_both_speaks_of_two_cases() -> None:
    told = "Es obligatorio contratar un seguro de accidentes."
    other = f"{told}\nNo es necesario contratar un seguro de accidentes."
    assert _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, other) is None


def test_a_limit_that_only_one_page_knows_is_a_conflict() -> None:
    found = _opposed(
        "llamada gratis",
        Aspect.CONTACT,
        "La llamada al servicio es gratuita.",
        "La llamada al servicio es gratuita solo desde teléfonos fijos.",
    )
    assert found is not None
    assert "solo desde" in found.other.unit.text


def test_a_document_that_only_one_list_has_is_a_conflict_when_asked_about() -> None:
    one = "Solicitud firmada\nPlano del huerto\nContrato de agua"
    other = "Solicitud firmada\nPlano del huerto"
    found = _closed("contrato agua", Aspect.DOCUMENTS, one, other)
    assert found is not None
    assert found.preferred.unit.text == "Contrato de agua"
    assert found.other.unit.text == "Solicitud firmada; Plano del huerto"
    assert _closed("plano huerto", Aspect.DOCUMENTS, one, other) is None


def test_a_guide_does_not_pretend_to_list_all() -> None:
    one = "Solicitud firmada\nPlano del huerto\nContrato de agua"
    other = "Solicitud firmada\nPlano del huerto"
    assert _closed("contrato agua", Aspect.DOCUMENTS, one, other, DocumentKind.PAGE) is None


def test_a_way_that_only_one_sheet_has_is_a_conflict_when_named() -> None:
    one = "La solicitud se presenta por internet.\nLa solicitud se presenta de forma presencial."
    other = "La solicitud se presenta de forma presencial."
    found = _closed("se puede por internet", Aspect.CHANNEL, one, other)
    assert found is not None
    assert "internet" in found.preferred.unit.text
    assert _closed("se puede en persona", Aspect.CHANNEL, one, other) is None


def test_who_is_exempt_on_one_sheet_alone_is_a_conflict_when_asked_about() -> None:
    one = "Están exentas de la tasa las viudas, las huérfanas, las paradas y las jubiladas."
    other = "Están exentas de la tasa las viudas, las huérfanas y las jubiladas."
    assert _closed("parada tasa", Aspect.FEE, one, other) is not None
    assert _closed("viuda tasa", Aspect.FEE, one, other) is None


def test_other_things_that_may_be_done_are_none() -> None:
    told = "Se puede entrar en la parcela con herramientas propias."
    other = "No se puede entrar en la parcela con animales."
    assert _opposed("entrar herramientas propias", Aspect.REQUIREMENTS, told, other) is None


def test_what_others_need_not_do_is_none() -> None:
    told = "Es obligatorio presentar un certificado de delitos."
    other = "Las familias no tienen que presentar un certificado de delitos."
    assert _opposed("certificado delitos", Aspect.REQUIREMENTS, told, other) is None


def test_a_guide_counts_where_it_names_the_procedure() -> None:
    told = "Es obligatorio contratar un seguro de accidentes."
    pages = _pages(Aspect.REQUIREMENTS, told, "Sin más.")[:1]
    for said, is_found in (
        ("En los huertos de ocio no es obligatorio contratar un seguro de accidentes.", True),
        ("No es obligatorio contratar un seguro de accidentes.", False),
    ):
        guide = tuple(page(f"{PORTAL}/g", "Jardines", [("S", Aspect.OTHER, said)]))
        standings = {p[0].document_id: standing(p, TODAY) for p in (*pages, guide)}
        answers = _answer("seguro accidentes", pages, Aspect.REQUIREMENTS)
        found = opposition(answers, units_of(pages[0][0]), pages, standings, [guide])
        assert (found is not None) == is_found


def test_a_page_that_says_both_of_one_thing_contradicts_itself() -> None:
    told = ("Cómo", Aspect.CHANNEL, "Es obligatorio pedir cita previa para ver los planos.")
    for said, is_found in (
        ("Para ver los planos no hace falta cita previa.", True),
        ("Para las visitas de escolares no hace falta cita previa.", False),
        ("Para renovar el carné no hace falta cita previa.", False),
    ):
        sections = [told, ("Preguntas frecuentes", Aspect.OTHER, said)]
        pages = [tuple(page(f"{SEDE}/{said}", "Planos antiguos", sections, code="1"))]
        standings = {p[0].document_id: standing(p, TODAY) for p in pages}
        answers = _answer("cita previa planos", pages, Aspect.CHANNEL)
        found = opposition(answers, units_of(pages[0][0]), pages, standings)
        assert (found is not None and found.is_of_one_page) == is_found


def test_a_paper_of_one_word_is_waived_by_a_guide_of_that_procedure_alone() -> None:
    pages = _pages(Aspect.DOCUMENTS, "Solicitud\nCurrículum", "Sin más.")[:1]
    for said, is_found in (
        ("Para los huertos de ocio no hay que aportar currículum.", True),
        ("Para los huertos de escuelas no hay que aportar currículum.", False),
    ):
        guide = tuple(page(f"{PORTAL}/{said}", "Guía", [("S", Aspect.OTHER, said)]))
        standings = {p[0].document_id: standing(p, TODAY) for p in (*pages, guide)}
        answers = _answer("aportar currículum", pages, Aspect.DOCUMENTS)
        found = opposition(answers, units_of(pages[0][0]), pages, standings, [guide])
        assert (found is not None) == is_found


def test_pages_compared_once_are_compared_anew_when_one_has_changed() -> None:
    told = "Es obligatorio contratar un seguro de accidentes."
    denied = "No es necesario contratar un seguro de accidentes."
    first = _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, denied)
    assert _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, denied) == first
    assert first is not None
    assert _opposed("seguro accidentes", Aspect.REQUIREMENTS, told, told) is None


def test_what_is_waived_by_its_short_name_is_what_the_other_page_asks_for() -> None:
    found = _opposed(
        "presupuesto huerto",
        Aspect.DOCUMENTS,
        "Presupuesto firmado por el constructor",
        "No es necesario presentar presupuesto con los huertos de ocio.",
    )
    assert found is not None


def test_a_short_name_of_two_papers_waives_neither() -> None:
    papers = "Certificado de la cuenta bancaria\nCertificado de empadronamiento"
    waived = "No es necesario presentar certificado con los huertos de ocio."
    assert _opposed("certificado huerto", Aspect.DOCUMENTS, papers, waived) is None


def test_what_a_paper_is_a_copy_of_is_another_paper() -> None:
    paper = "Copia del contrato de arrendamiento"
    waived = "No es necesario presentar contrato con los huertos de ocio."
    assert _opposed("contrato huerto", Aspect.DOCUMENTS, paper, waived) is None


def test_one_comes_by_appointment_or_at_any_hour() -> None:
    found = _opposed(
        "cita previa",
        Aspect.CHANNEL,
        "De forma presencial, con cita previa, en la oficina.",
        "Se atiende sin cita previa.",
    )
    assert found is not None
