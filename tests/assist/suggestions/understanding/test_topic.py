from __future__ import annotations

from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import Aspect


def test_what_is_told_before_somebody_wants_to_know_asks_for_nothing() -> None:
    text = "Tengo todos los documentos que hay que presentar. Quería saber cuánto cuesta."
    asked = asked_about(text, aspect_vocabulary("es"))
    assert asked.aspects == (Aspect.FEE,)
    assert asked.decisive
