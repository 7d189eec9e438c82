"""What one pays and what one gets, where the heading alone does not tell."""

from __future__ import annotations

from typing import Any

import pytest

from indexes.facts import extract_facts
from indexes.models import Aspect

REST = (
    "<h2>Requisitos</h2><p>Residir aquí.</p><h2>Documentación</h2><p>Solicitud.</p>"
    "<h2>Normativa</h2><p>Ley 1/2020.</p>"
)


@pytest.mark.parametrize(
    ("title", "html", "aspect"),
    [
        ("Ayuda al alquiler", "<h2>Importe</h2><p>Hasta 300 euros.</p>", Aspect.BENEFIT),
        ("Certificado de convivencia", "<h2>Importe</h2><p>3,50 euros.</p>", Aspect.FEE),
        (
            "Licencia de obras",
            "<h2>Cuantía</h2><p>12 euros, a ingresar mediante autoliquidación.</p>",
            Aspect.FEE,
        ),
        (
            "Respiro familiar",
            "<h2>Pago</h2><p>Se ingresará en la cuenta de la persona beneficiaria: 80 €.</p>",
            Aspect.BENEFIT,
        ),
        ("Respiro", "<h2>Importe</h2><p>40 €</p><h2>Tasas</h2><p>No hay.</p>", Aspect.BENEFIT),
        ("Escuela de música", "<dl><dt>Importe</dt><dd>60 € al trimestre</dd></dl>", Aspect.FEE),
        (
            "Atención a domicilio",
            "<h2>Cuánto se paga</h2><table><tr><th>Ingresos mensuales</th><th>Precio por hora</th>"
            "</tr><tr><td>Hasta 600 €</td><td>0,90 €</td></tr></table>",
            Aspect.FEE,
        ),
        ("Título", "<h2>Tasas</h2><h3>Importe</h3><p>30 € por alumno</p>", Aspect.FEE),
    ],
)
def test_sums_below_headings_of_either_kind(
    read_body: Any, title: str, html: str, aspect: Aspect
) -> None:
    document = read_body(html + REST, title=title)
    block = next(block for block in document.blocks if "€" in block.text or "euro" in block.text)

    assert block.aspect is aspect
    slots = {
        fact.slot.value
        for fact in extract_facts(block.text, section=block.section, aspect=block.aspect)
        if fact.kind == "amount"
    }
    assert slots == {"fee" if aspect is Aspect.FEE else "benefit_amount"}


@pytest.mark.parametrize("heading", ["Crédito", "Presupuesto", "Dotación presupuestaria"])
def test_what_there_is_for_everybody_is_no_amount_that_anybody_gets(
    read_body: Any, heading: str
) -> None:
    html = f"<h2>Cuantía</h2><p>Hasta 960 €.</p><h2>{heading}</h2><p>3.400.000 €.</p>"
    document = read_body(html + REST, title="Ayuda a autónomos")

    assert {block.text: block.aspect for block in document.blocks}["3.400.000 €."] is Aspect.OTHER
