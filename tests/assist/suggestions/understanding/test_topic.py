from __future__ import annotations

import pytest

from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import Aspect


def test_what_is_told_before_somebody_wants_to_know_asks_for_nothing() -> None:
    text = "Tengo todos los documentos que hay que presentar. Quería saber cuánto cuesta."
    asked = asked_about(text, aspect_vocabulary("es"))
    assert asked.aspects == (Aspect.FEE,)
    assert asked.decisive


def test_who_goes_along_is_no_paper_that_goes_with_an_application() -> None:
    spanish = aspect_vocabulary("es")
    assert [t.word for t in topic_terms("¿Qué le pagan al acompañante?", spanish)] == [
        "acompanante"
    ]
    assert asked_about("¿qué le dan al acompañante?", spanish).aspects != (Aspect.DOCUMENTS,)
    assert asked_about("¿qué acompaño a la solicitud?", spanish).aspects == (Aspect.DOCUMENTS,)


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Me han denegado la beca, ¿qué hago?", Aspect.APPEAL),
        ("Me han rechazado la solicitud. ¿Y ahora qué puedo hacer?", Aspect.APPEAL),
        ("No estoy de acuerdo con el grado, ¿cómo reclamo?", Aspect.APPEAL),
        ("No estoy de acuerdo con la decisión, ¿dónde reclamo y en qué plazo?", Aspect.APPEAL),
        ("No estoy de acuerdo con la factura, ¿dónde reclamo?", Aspect.WHERE),
        ("Me han denegado la beca, ¿qué tengo que hacer para pedir otra?", Aspect.CHANNEL),
        ("Quiero pedir la beca, ¿qué hago?", Aspect.CHANNEL),
    ],
)
def test_who_only_asks_what_to_do_about_a_refusal_asks_how_to_appeal(
    text: str, aspect: Aspect
) -> None:
    asked = asked_about(text, aspect_vocabulary())
    assert asked.aspects == (aspect,)
    assert aspect is not Aspect.APPEAL or not asked.also
