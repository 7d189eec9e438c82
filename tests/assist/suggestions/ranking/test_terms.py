from __future__ import annotations

import pytest

from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem, stem_set


@pytest.mark.parametrize(
    ("said", "written", "is_there"),
    [
        ("renuevo", "Renovación de la plaza", True),
        ("cierran", "El plazo se cerrará en mayo", True),
        ("quiero", "Quedan exentos", False),
        ("siguiente", "Seguro de accidentes", False),
    ],
)
def test_a_verb_whose_vowel_breaks_is_the_same_verb(
    said: str, written: str, is_there: bool
) -> None:
    assert bool(stands(stem(said), stem_set(written))) is is_there
