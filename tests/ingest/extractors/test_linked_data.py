"""JSON-LD fills in what the visible text does not say, and never replaces what it says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexes.models import Aspect, ExtractedDocument
from ingest.extractors.extract import extract

VISIBLE = (
    "<main><h1>Licencia de poda</h1><h2>Requisitos</h2><p>Tener árboles en una finca propia del "
    "municipio y avisar con diez días de antelación a quienes viven al lado, por escrito.</p>"
    "<h2>Documentación</h2><p>Plano de la finca, fotografías de los árboles y justificante de la "
    "propiedad o permiso firmado de la persona propietaria.</p><h2>Plazo</h2><p>De noviembre a "
    "febrero, ambos incluidos, salvo que haya peligro, y entonces en cualquier momento.</p>"
    "<h2>Tasas</h2><p>La tasa es de 12,40 euros por árbol, con un máximo de 100 euros por finca, y "
    "se paga con tarjeta en la oficina o en la sede electrónica antes de presentarla.</p>"
    "</main>"
)


def page(data: Any, body: str = "<div id=app></div>") -> ExtractedDocument:
    text = data if isinstance(data, str) else json.dumps(data).replace("</", "<\\/")
    html = f'<title>T</title><script type="application/ld+json">{text}</script>{body}'
    return extract(html.encode(), "http://x.test/", "text/html")


def test_questions_and_answers_of_an_empty_page() -> None:
    answer = {"@type": "Answer", "text": "<p>Treinta días.</p><script>alert(1)</script>"}
    question = {"@type": "Question", "name": "¿Cuánto tarda?", "acceptedAnswer": answer}
    document = page({"@graph": [{"@type": "FAQPage", "mainEntity": [question]}]})

    assert [(b.section, b.text) for b in document.blocks] == [
        (("¿Cuánto tarda?",), "Treinta días.")
    ]
    assert document.blocks[0].aspect is Aspect.RESOLUTION_TERM


def test_values_that_the_text_does_not_state() -> None:
    document = page(
        {"@type": "GovernmentService", "identifier": "PD-7", "category": "Jardines",
         "description": "Otra cosa"}, VISIBLE,
    )  # fmt: skip

    assert document.procedure is not None
    assert (document.procedure.code, document.procedure.theme) == ("PD-7", "Jardines")
    assert not any("Otra cosa" in block.text for block in document.blocks)


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '"texto"', "null", '{"@type": ["Service"]}'])
def test_broken_data_is_as_if_it_were_not_there(data: str) -> None:
    assert page(data, VISIBLE).title == "Licencia de poda"
