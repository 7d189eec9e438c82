from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("How much is a hunting licence?", "en", ("caza", "licencia")),
        ("Quels papiers pour une famille nombreuse ?", "fr", ("familia", "numerosa")),
        ("Quant costa el títol de família nombrosa?", "ca", ("título", "familia", "numerosa")),
        ("Скільки коштує посвідчення багатодітної сім'ї?", "uk", ("título", "familia", "numerosa")),
        ("ما هي الوثائق المطلوبة للحصول على البطاقة الصحية؟", "ar", ("tarjeta", "sanitaria")),
    ],
)
def test_public_matters_are_said_in_the_words_of_pages(
    text: str, language: str, expected: tuple[str, ...]
) -> None:
    assert set(expected) <= set(gloss(text, language).words)


def test_the_longest_expression_wins() -> None:
    assert "conducir" in gloss("renew my driving licence", "en").words
    assert gloss("renew my driving licence", "en").words.count("licencia") == 0


def test_a_language_without_glossary_leaves_its_words() -> None:
    found = gloss("Wie viel kostet es?", "de")
    assert found.words == ()
    assert found.left == ("wie", "viel", "kostet", "es")
