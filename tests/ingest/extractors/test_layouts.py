"""Procedures out of layouts that share nothing but what they are about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from indexes.models import Aspect, DocumentKind, ProcedureChannels, RequiredDocument


def test_tramitador_with_every_hazard(read: Any, texts: Any) -> None:
    document = read("tramitador.html")
    procedure = document.procedure

    assert document.kind is DocumentKind.PROCEDURE
    assert document.title == "Ayudas al alquiler - Convocatoria 2026"
    assert (procedure.code, procedure.theme, procedure.edition) == ("10785", "Vivienda", "2026")
    assert procedure.window.state == "closed"
    assert (procedure.window.starts, procedure.window.ends) == (date(2026, 5, 1), date(2026, 5, 20))
    assert procedure.channels == ProcedureChannels(online=True, in_person=True)
    assert procedure.related == ("Bono alquiler joven",)
    assert texts(document, Aspect.AUDIENCE) == [
        "Personas físicas mayores de edad empadronadas en la comunidad."
    ]
    assert texts(document, Aspect.DEADLINE) == ["Del 1 al 20 de mayo de 2026."]
    assert procedure.texts[Aspect.SILENCE] == tuple(texts(document, Aspect.RESOLUTION_TERM))
    assert [d.name for d in procedure.documents] == [
        "Solicitud normalizada",
        "Contrato de arrendamiento (copia)",
        "Documento que acredite la representación",
        "Certificado de empadronamiento",
    ]
    assert procedure.documents[2].condition == "Solo si actúa mediante representante"
    assert procedure.documents[3].provided_by == "administration"


def test_noise_of_the_tramitador_is_no_content(read: Any) -> None:
    whole = " ".join(block.text for block in read("tramitador.html").blocks)

    for noise in (
        "cookies", "mantenimiento", "estado de alarma", "Diapositiva", "Volver", "Audio of",
        "procedure.content", "Saltar", "Aviso legal", "Contenidos",
    ):  # fmt: skip
        assert noise not in whole
    assert whole.count("Ayuda para pagar el alquiler") == 1


def test_old_viewer_with_icons_and_bold_paragraphs(read: Any, texts: Any) -> None:
    document = read("visor.html", "http://enlinea.test/tramite/{}")
    procedure = document.procedure

    assert document.title == "Título de familia monoparental"
    assert procedure.channels == ProcedureChannels(online=False, in_person=True)
    assert procedure.window.state == "permanent"
    assert procedure.body == "Dirección General de Familia"
    assert texts(document, Aspect.RESOLUTION_TERM) == ["Plazo de resolución: 15 días hábiles."]
    assert texts(document, Aspect.REQUIREMENTS) == [
        "Residir en la comunidad.",
        "Tener hijos menores de 21 años.",
    ]
    assert procedure.documents == (
        RequiredDocument(name="Libro de familia, original y copia"),
        RequiredDocument(name="sentencia judicial", condition="En caso de separación"),
        RequiredDocument(name="Volante de empadronamiento", provided_by="administration"),
    )


def test_french_sheet_with_accordions(read: Any, texts: Any) -> None:
    document = read("fiche.html", "http://service.test/vosdroits/{}")
    procedure = document.procedure

    assert (document.language, procedure.code, procedure.theme) == ("fr", "F1878", "Famille")
    assert texts(document, Aspect.AUDIENCE) == [
        "Les parents d'enfants de 6 à 18 ans résidant en France."
    ]
    assert texts(document, Aspect.REQUIREMENTS) == [
        "Les ressources ne doivent pas dépasser un plafond."
    ]
    assert texts(document, Aspect.FEE) == ["Gratuit"]
    assert texts(document, Aspect.WHERE) == ["Caisse d'allocations familiales (Caf)"]
    assert procedure.documents[1].condition == "si vous n'êtes pas allocataire"
    assert procedure.channels.online is True


def test_definition_list_under_the_name_of_the_site(read: Any, texts: Any) -> None:
    document = read("ficha_dl.html")
    procedure = document.procedure

    assert document.title == "Inscripción en el Registro de Turismo"
    assert (procedure.code, procedure.theme) == ("RT-204", "Turismo")
    assert procedure.window.state == "permanent"
    assert texts(document, Aspect.SILENCE) == ["Estimatorio"]
    assert texts(document, Aspect.APPEAL) == ["Alzada"]
    assert "Inscripción\u200335,20 €" in texts(document, Aspect.FEE)
    assert texts(document, Aspect.REQUIREMENTS) == ["Disponer de seguro de responsabilidad civil."]
    assert [d.name for d in procedure.documents] == ["Solicitud: impreso normalizado", "DNI/CIF"]


def test_tabs_whose_panels_are_hidden(read: Any, texts: Any) -> None:
    document = read("pestanas.html")
    procedure = document.procedure

    assert document.title == "Licencia de obra menor"
    assert (procedure.code, procedure.body) == ("URB-12", "Servicio de Urbanismo")
    assert texts(document, Aspect.RESOLUTION_TERM) == [
        "El plazo máximo para resolver es de un mes."
    ]
    assert "estimada por silencio" in texts(document, Aspect.SILENCE)[0]
    assert "Obra menor\u200345,00 €" in texts(document, Aspect.FEE)
    assert [(d.condition != "", d.provided_by) for d in procedure.documents] == [
        (False, "citizen"),
        (False, "citizen"),
        (True, "citizen"),
        (True, "citizen"),
        (False, "administration"),
    ]


def test_tabs_that_only_a_script_makes_are_headings_of_their_panels(read_body: Any) -> None:
    links = '<ul><li><a href="#a">Mayores de 25</a></li><li><a href="#b">De 40</a></li></ul>'
    panel = '<div id="{}"><p>El examen cuesta {} euros.</p></div>'
    tabs = f"<div>{links}{panel.format('a', 68)}{panel.format('b', 95)}</div>"

    apart = f"{links}<p>Índice.</p><div>{panel.format('a', 68)}{panel.format('b', 95)}</div>"

    def sections(body: str) -> list[tuple[str, ...]]:
        return [block.section for block in read_body(body).blocks if "cuesta" in block.text]

    assert sections(tabs) == [("Mayores de 25",), ("De 40",)]
    assert sections(apart) == [(), ()]


def test_page_without_any_heading_but_bold_words(read: Any, texts: Any) -> None:
    document = read("negritas.html")

    assert document.title == "SUBVENCIONES A ASOCIACIONES VECINALES"
    assert texts(document, Aspect.BENEFIT) == ["CUANTÍA: Hasta 1.500 euros por asociación."]
    assert document.procedure.window.ends == date(2026, 2, 28)
    assert [d.name for d in document.procedure.documents] == [
        "Solicitud",
        "Proyecto de actividades",
        "Certificado del secretario",
    ]


def test_catalan_page(read: Any, texts: Any) -> None:
    document = read("servei.html", "http://seu.test/tramits/{}")

    assert document.language == "ca"
    assert document.kind is DocumentKind.PROCEDURE
    assert texts(document, Aspect.DEADLINE) == ["Del 4 al 22 de maig de 2026, ambdós inclosos."]
    assert len(document.procedure.documents) == 2


def test_questions_are_sections_and_answers_are_text(read: Any) -> None:
    document = read("guia.html")

    assert document.kind is DocumentKind.PAGE
    asked = {block.section[-1]: block for block in document.blocks if block.section}
    assert asked["¿Es compatible con otras ayudas?"].text == "Sí, salvo con las del mismo objeto."
    assert asked["¿Dónde llamo?"].text == "Al tel. 012."
    assert asked["¿Cuándo se resuelve?"].kind == "question"
    assert [b.text for b in document.blocks if b.section == ("¿Qué documentación necesito?",)] == [
        "El impreso y el volante de empadronamiento.",
        "Impreso de solicitud",
        "Volante",
    ]


@pytest.mark.parametrize("title", ["Guía de ayudas", "Novedades de marzo"])
def test_page_about_several_procedures_is_none_of_them(read_body: Any, title: str) -> None:
    each = (
        "<h2>{}</h2><h3>Requisitos</h3><p>Residir aquí.</p><h3>Plazo</h3><p>Todo mayo.</p>"
        "<h3>Documentación</h3><p>El DNI.</p>"
    )
    document = read_body(each.format("Beca de comedor") + each.format("Beca de libros"), title)

    assert document.kind is DocumentKind.PAGE


def test_news_that_mention_a_deadline_are_no_procedure(read_body: Any) -> None:
    document = read_body(
        "<p>El Gobierno abre el plazo de las ayudas.</p>"
        "<h2>Plazo de solicitud</h2><p>Hasta el 3 de mayo.</p>",
        "Abierto el plazo de las ayudas al alquiler",
        "http://portal.test/-/noticia",
    )

    assert document.kind is DocumentKind.PAGE
    assert document.procedure is None


def test_table_of_labels_inside_a_form(read: Any, texts: Any) -> None:
    document = read("formulario.html")

    assert document.title == "Autorización de quemas agrícolas (ref. 0012)"
    assert document.procedure.channels == ProcedureChannels(online=True, in_person=False)
    assert document.procedure.body == "Servicio de Incendios"
    assert texts(document, Aspect.SILENCE) == ["Positivo"]
    assert document.procedure.documents[2].condition == "si el solicitante no lo es"
    assert not any("Tablón" in block.text for block in document.blocks)


def test_labelled_fields(read: Any, texts: Any) -> None:
    document = read("campos.html")

    assert (document.procedure.code, document.procedure.theme) == ("2345678", "Familias")
    assert texts(document, Aspect.BENEFIT) == ["600 euros"]
    assert len(texts(document, Aspect.REQUIREMENTS)) == 2
    assert not any("012" in block.text for block in document.blocks)


def test_accordions_of_a_collapse_library(read: Any, texts: Any) -> None:
    document = read("acordeones.html")

    assert document.procedure.window.state == "open"
    assert "Solicitud: tres meses antes de que caduque." in texts(document, Aspect.DEADLINE)
    assert texts(document, Aspect.RESOLUTION_TERM) == [
        "Resolución: tres meses. El silencio es positivo."
    ]
    assert [d.condition for d in document.procedure.documents] == [
        "",
        "solo si se opone a su consulta",
    ]
    assert document.procedure.channels == ProcedureChannels(online=True, in_person=True)


def test_page_without_any_mark_of_what_is_content(read: Any) -> None:
    document = read("sinmarcas.html", "http://salud.test/{}")

    assert [block.text.split()[0] for block in document.blocks] == ["La", "El", "Se", "Si"]
    assert document.blocks[2].section == ("Cambiar o anular la cita",)
