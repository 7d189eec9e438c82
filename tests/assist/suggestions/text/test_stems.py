from __future__ import annotations

import pytest

from assist.suggestions.text.stems import content_stems, singular, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Documentación", "documentacion"),
        ("trámite", "tramites"),
        ("becas", "beca"),
        ("solicitante", "solicitantes"),
    ],
)
def test_accents_and_endings_do_not_count(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_grammar_and_courtesy_carry_no_topic() -> None:
    assert content_stems("Buenos días, quería saber si me podrían ayudar, gracias") == ()


def test_topic_words_stay_in_order() -> None:
    assert content_stems("la licencia de pesca fluvial") == tuple(
        stem(w) for w in ("licencia", "pesca", "fluvial")
    )


def test_the_singular_of_a_plural() -> None:
    assert singular("fundaciones") == "fundacion"
    assert singular("becas") == "beca"
    assert singular("taller") == "taller"
