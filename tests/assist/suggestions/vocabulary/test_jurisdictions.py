from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.jurisdictions import competent


@pytest.mark.parametrize(
    ("sentence", "whose"),
    [
        ("Es competencia del Estado.", "Estado"),
        ("La concesión corresponde a las entidades locales.", "locales"),
        ("La autorización la expide el ayuntamiento.", "locales"),
    ],
)
def test_a_sentence_says_who_is_competent(sentence: str, whose: str) -> None:
    assert whose in (competent(sentence, "Gobierno de Aragón") or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Se presenta en el ayuntamiento o por internet.",
        "Se gestiona en los servicios sociales comarcales o municipales.",
        "Certificado de empadronamiento del ayuntamiento.",
    ],
)
def test_where_something_is_handed_in_says_nothing_of_that(sentence: str) -> None:
    assert competent(sentence, "Gobierno de Aragón") is None


def test_what_is_ours_is_not_elsewhere() -> None:
    assert (
        competent("La licencia corresponde al ayuntamiento.", "Ayuntamiento de Villarriba") is None
    )
