"""What an answer of a list of frequent questions says is what its question asks."""

from __future__ import annotations

import pytest

from indexes.models import Aspect, Block, ExtractedDocument
from tests.ingest.truth.conftest import Store, page, procedure

SHEET = procedure(
    "certificado",
    None,
    "Volante y certificado de arraigo",
    fee="El volante es gratuito. El certificado tiene una tasa de 3,15 €, que se paga con tarjeta.",
)


def _questions(question: str, answer: str) -> ExtractedDocument:
    block = Block(text=answer, section=(question,), aspect=Aspect.FEE)
    return page("dudas", "Preguntas frecuentes").model_copy(update={"blocks": (block,)})


@pytest.mark.parametrize(
    ("question", "answer", "conflicts"),
    [
        ("¿El certificado de arraigo tiene coste?", "Sí, 2,90 €. El volante es gratis.", 1),
        ("¿El certificado de arraigo tiene coste?", "Sí, 3,15 €.", 0),
        ("¿Cuánto dinero cuesta el certificado de arraigo?", "Son 2,90 €.", 1),
        ("¿Cuánto cuesta el envío del certificado de arraigo?", "Son 2,90 €.", 0),
        ("¿Qué tasa tiene el duplicado del certificado de arraigo?", "Son 2,90 €.", 0),
        ("¿Qué tasa tiene el certificado de arraigo si es urgente?", "Son 2,90 €.", 0),
    ],
)
def test_a_bare_value_is_of_what_was_asked(
    store: Store, question: str, answer: str, conflicts: int
) -> None:
    store.publish(SHEET)
    store.publish(_questions(question, answer), source="portal")
    store.settle()
    assert len(store.conflicts("open")) == conflicts
