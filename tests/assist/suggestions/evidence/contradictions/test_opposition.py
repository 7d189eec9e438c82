from __future__ import annotations

import pytest

from assist.suggestions.evidence import Conflict
from assist.suggestions.evidence.contradictions.opposition import opposition
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.evidence.contradictions.two_pages import (
    answer_to,
    two_pages,
)
from tests.assist.suggestions.standings import standings_of
from tests.assist.suggestions.world import PORTAL, SEDE, page


def _opposed(asked: str, aspect: Aspect, one: str, other: str) -> Conflict | None:
    pages = two_pages(aspect, one, other)
    standings = standings_of(pages)
    return opposition(answer_to(asked, pages, aspect), units_of(pages[0][0]), pages, standings)


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
    standings = standings_of(pages)
    for asked, is_found in (
        ("qué papeles hacen falta para la inscripción de huertos de ocio", False),
        ("es obligatoria la inscripción de huertos de ocio", True),
    ):
        answers = answer_to(asked, pages, Aspect.DOCUMENTS)
        assert (opposition(answers, (), pages, standings) is not None) == is_found


@pytest.mark.parametrize(("title", "is_found"), [("Piscina de verano", True), ("Sala", False)])
def test_what_a_question_names_may_be_the_title_of_the_other_page(
    title: str, is_found: bool
) -> None:
    asked = "¿Es obligatorio el gorro en la piscina?", Aspect.OTHER, "Sí, el gorro es obligatorio."
    rule = "", Aspect.OTHER, "El gorro de baño no es obligatorio."
    pages = [
        tuple(page(f"{PORTAL}/f", "Preguntas", [asked], kind=DocumentKind.PAGE)),
        tuple(page(f"{PORTAL}/{title}", title, [rule], kind=DocumentKind.PAGE)),
    ]
    answers = answer_to("gorro piscina", pages, Aspect.DOCUMENTS)
    found = opposition(answers, units_of(pages[0][0]), pages, standings_of(pages))
    assert (found is not None) is is_found


INSURED = "Es obligatorio contratar un seguro de accidentes."
NO_CONFLICT = {
    "other-things": (
        "seguro accidentes",
        INSURED,
        "No es necesario contratar un servicio de limpieza.",
    ),
    "waived-for-some": (
        "seguro accidentes",
        INSURED,
        "Las asociaciones no necesitan contratar un seguro de accidentes.",
    ),
    "both-on-one-page": (
        "seguro accidentes",
        INSURED,
        f"{INSURED}\nNo es necesario contratar un seguro de accidentes.",
    ),
    "others-may": (
        "entrar herramientas propias",
        "Se puede entrar en la parcela con herramientas propias.",
        "No se puede entrar en la parcela con animales.",
    ),
    "one-limit": (
        "parcela grupos personas",
        "No se puede reservar la parcela para grupos de más de 25 personas.",
        "Se puede reservar la parcela para grupos de hasta 25 personas.",
    ),
    "others-need-not": (
        "certificado delitos",
        "Es obligatorio presentar un certificado de delitos.",
        "Las familias no tienen que presentar un certificado de delitos.",
    ),
}


@pytest.mark.parametrize(("asked", "told", "other"), NO_CONFLICT.values(), ids=NO_CONFLICT)
def test_what_is_said_of_other_things_or_of_some_opposes_nothing(
    asked: str, told: str, other: str
) -> None:
    assert _opposed(asked, Aspect.REQUIREMENTS, told, other) is None


def test_a_limit_that_only_one_page_knows_is_a_conflict() -> None:
    found = _opposed(
        "llamada gratis",
        Aspect.CONTACT,
        "La llamada al servicio es gratuita.",
        "La llamada al servicio es gratuita solo desde teléfonos fijos.",
    )
    assert found is not None
    assert "solo desde" in found.other.unit.text


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


INSURANCE = "Es obligatorio contratar un seguro de accidentes."


@pytest.mark.parametrize(
    ("aspect", "told", "asked", "said", "is_found"),
    [
        (
            Aspect.REQUIREMENTS, INSURANCE, "seguro accidentes",
            "En los huertos de ocio no es obligatorio contratar un seguro de accidentes.", True,
        ),
        (
            Aspect.REQUIREMENTS, INSURANCE, "seguro accidentes",
            "No es obligatorio contratar un seguro de accidentes.", False,
        ),
        (
            Aspect.DOCUMENTS, "Solicitud\nCurrículum", "aportar currículum",
            "Para los huertos de ocio no hay que aportar currículum.", True,
        ),
        (
            Aspect.DOCUMENTS, "Solicitud\nCurrículum", "aportar currículum",
            "Para los huertos de escuelas no hay que aportar currículum.", False,
        ),
    ],
)  # fmt: skip
def test_a_guide_counts_where_it_names_the_procedure(
    aspect: Aspect, told: str, asked: str, said: str, is_found: bool
) -> None:
    pages = two_pages(aspect, told, "Sin más.")[:1]
    guide = tuple(page(f"{PORTAL}/{said}", "Jardines", [("S", Aspect.OTHER, said)]))
    found = opposition(
        answer_to(asked, pages, aspect),
        units_of(pages[0][0]),
        pages,
        standings_of([*pages, guide]),
        [guide],
    )
    assert (found is not None) == is_found


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("Para ver los planos no hace falta cita previa.", True),
        ("Para las visitas de escolares no hace falta cita previa.", False),
        ("Para renovar el carné no hace falta cita previa.", False),
    ],
)
def test_a_page_that_says_both_of_one_thing_contradicts_itself(said: str, is_found: bool) -> None:
    told = ("Cómo", Aspect.CHANNEL, "Es obligatorio pedir cita previa para ver los planos.")
    sections = [told, ("Preguntas frecuentes", Aspect.OTHER, said)]
    pages = [tuple(page(f"{SEDE}/{said}", "Planos antiguos", sections, code="1"))]
    answers = answer_to("cita previa planos", pages, Aspect.CHANNEL)
    found = opposition(answers, units_of(pages[0][0]), pages, standings_of(pages))
    assert (found is not None and found.is_of_one_page) == is_found
