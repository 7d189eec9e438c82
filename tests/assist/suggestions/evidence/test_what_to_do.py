from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.evidence.what_to_do import to_be_brought
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/huertos",
    "Huertos de ocio",
    [
        ("Presentación", Aspect.CHANNEL, "En línea."),
        ("Documentación", Aspect.DOCUMENTS, "Documento de identidad.\nPlano de la parcela."),
    ],
)
HOW = AspectEvidence(Aspect.CHANNEL, units_of(PAGE[0]))


@pytest.mark.parametrize(
    ("text", "aspects", "told", "brought"),
    [
        ("¿Qué tengo que hacer para tener un huerto?", (Aspect.CHANNEL,), (HOW,), 2),
        ("quiero un huerto, que hago", (Aspect.CHANNEL,), (HOW,), 2),
        ("¿Se puede pedir en línea?", (Aspect.CHANNEL,), (HOW,), 0),
        ("¿Qué hago y cuánto cuesta?", (Aspect.CHANNEL, Aspect.FEE), (HOW,), 0),
        ("¿Qué tengo que hacer para tener un huerto?", (Aspect.CHANNEL,), (), 0),
    ],
)
def test_who_asks_what_to_do_is_told_what_to_bring_besides(
    text: str, aspects: tuple[Aspect, ...], told: tuple[AspectEvidence, ...], brought: int
) -> None:
    question = Question(text=trusted(text), search=text, language="es", aspects=aspects)
    found = to_be_brought(question, told, [tuple(PAGE)])
    assert sum(len(one.units) for one in found) == brought
