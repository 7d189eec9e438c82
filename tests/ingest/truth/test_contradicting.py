from __future__ import annotations

from datetime import date

import pytest

from indexes.conflicts import StatedValue
from indexes.facts import FactKind, Slot
from indexes.models import Aspect, DocumentKind
from ingest.truth.contradicting import contradicting
from ingest.truth.statements import Speaker, Statement


def _speaker(id: str, sentence: str, value: str, form: str) -> Speaker:
    stated = StatedValue(normalised=form, value=value, sentence=sentence, url=id)
    said = Statement(
        Slot.VALIDITY, FactKind.DURATION, Aspect.OTHER, sentence, (stated,), frozenset(), sentence
    )
    page = DocumentKind.PAGE
    return Speaker(id, page, "portal", "Informe", id, 1, None, frozenset(), statements=(said,))


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("El informe de los edificios se renueva cada 5 años.", True),
        ("El informe es de los edificios de más de 5 años.", False),
    ],
)
def test_how_often_and_how_old_contradict_nothing_of_each_other(said: str, is_found: bool) -> None:
    one = _speaker("a", "El informe de los edificios se renueva cada 10 años.", "10 años", "P10Y")
    other = _speaker("b", said, "5 años", "P5Y")
    found = contradicting(one, other, Slot.VALIDITY, FactKind.DURATION, date(2026, 11, 22))
    assert bool(found) is is_found
