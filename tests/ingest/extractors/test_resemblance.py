from __future__ import annotations

import pytest

from indexes.models import Aspect
from ingest.extractors.resemblance import resembled


@pytest.mark.parametrize(
    ("heading", "aspect"),
    [
        ("Documentos imprescindibles para tramitar", Aspect.DOCUMENTS),
        ("Normativas vigentes", Aspect.LEGAL_BASIS),
        ("Quién puede optar", Aspect.AUDIENCE),
        ("Ventajas que obtienes", Aspect.BENEFIT),
    ],
)
def test_a_heading_says_what_those_of_its_words_say(heading: str, aspect: Aspect) -> None:
    assert resembled(heading) == (aspect,)


@pytest.mark.parametrize(
    "heading", ["", "Fiestas de San Roque", "Personas jurídicas", "2026", "De la"]
)
def test_unknown_or_empty_words_say_nothing(heading: str) -> None:
    assert resembled(heading) == ()
