from __future__ import annotations

from typing import Any

import pytest

from indexes.models import RequiredDocument

REST = (
    "<h2>Requisitos</h2><p>Residir aquí.</p><h2>Plazo</h2><p>Todo mayo.</p>"
    "<h2>Tasas</h2><p>No hay.</p>"
)


@pytest.fixture
def documents(read_body: Any) -> Any:
    def of(html: str) -> tuple[RequiredDocument, ...]:
        procedure = read_body(f"<h2>Documentación</h2>{html}{REST}").procedure
        assert procedure is not None
        return tuple(procedure.documents)

    return of


def doc(name: str, condition: str = "", by: Any = "citizen") -> RequiredDocument:
    return RequiredDocument(name=name, condition=condition, provided_by=by)


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Solicitud.", doc("Solicitud")),
        ("Solicitud, en todos los casos.", doc("Solicitud")),
        ("Poder notarial (solo si actúa mediante representante)",
         doc("Poder notarial", "solo si actúa mediante representante")),
        ("En caso de separación: convenio regulador",
         doc("convenio regulador", "En caso de separación")),
        ("Título: si lo tiene reconocido en otra comunidad",
         doc("Título", "si lo tiene reconocido en otra comunidad")),
        ("Certificado de empadronamiento (lo consulta la Administración)",
         doc("Certificado de empadronamiento", by="administration")),
        ("DNI. No es necesario aportarlo: la Administración lo consultará",
         doc("DNI", by="administration")),
        ("Anexo I (original y copia)", doc("Anexo I (original y copia)")),
        ("Anexo II, con las firmas de quienes autorizan la consulta de sus datos",
         doc("Anexo II, con las firmas de quienes autorizan la consulta de sus datos")),
    ],
)  # fmt: skip
def test_one_document(documents: Any, item: str, expected: RequiredDocument) -> None:
    assert documents(f"<ul><li>{item}</li></ul>") == (expected,)


def test_groups_by_the_sentence_before_the_list(documents: Any) -> None:
    html = (
        "<p>En todo caso:</p><ul><li>Solicitud</li></ul>"
        "<p>Si es extranjero:</p><ul><li>NIE</li><li>Permiso de residencia</li></ul>"
        "<p>La Administración comprobará de oficio:</p><ul><li>Renta</li></ul>"
    )
    assert documents(html) == (
        doc("Solicitud"),
        doc("NIE", "Si es extranjero"),
        doc("Permiso de residencia", "Si es extranjero"),
        doc("Renta", by="administration"),
    )


def test_table_with_titles(documents: Any) -> None:
    html = (
        "<table><tr><th>Documento</th><th>¿Cuándo?</th><th>¿Quién lo aporta?</th></tr>"
        "<tr><td>Formulario de solicitud</td><td>Siempre</td><td>La persona interesada</td></tr>"
        "<tr><td>Poder</td><td>con representante</td><td>La persona interesada</td></tr>"
        "<tr><td>Padrón</td><td>Siempre</td><td>La Administración, de oficio</td></tr></table>"
    )
    assert documents(html) == (
        doc("Formulario de solicitud"),
        doc("Poder", "con representante"),
        doc("Padrón", by="administration"),
    )


def test_paragraphs_beside_a_list_are_no_documents(documents: Any) -> None:
    html = "<p>Puede presentar copias.</p><ul><li>Solicitud</li></ul><p>Todo, en castellano.</p>"
    assert documents(html) == (doc("Solicitud"),)
