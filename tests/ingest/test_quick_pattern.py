"""Patterns that look for words first answer as those of the standard library do."""

from __future__ import annotations

import re

import pytest

from ingest.quick_pattern import QuickPattern

TEXTS = (
    "", "no", "plazo de presentacion", "el plazo para recurrir", "sin plazo", "PLAZO", "plaza",
    "recurso de alzada", "Recurso", "a\nrecurso", "ſin plazo", "tasa 12", "silencio positivo",
    "en plazo", "dirıgida a", "LEER MÁS", "abc", "abd", "xabcx", "ab", "aabb",
)  # fmt: skip


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"\bplazos?\b|\brecursos? (?:de|contra)", 0),
        (r"^(?:plazo|recurso)\b", 0),
        (r"^(?:plazo|recurso)\b", re.MULTILINE),
        (r"sin (plazo|fecha)|dirigida|recurso", re.IGNORECASE),
        (r"leer\s+m[aá]s$", re.IGNORECASE),
        (r"(?:abc|abd)?x|aabb", 0),
        (r"ab{2,}|c?d", 0),
        (r"(?<!el )plazo(?! de)", 0),
        (r"[ab]|no|", 0),
    ],
)
def test_it_answers_as_the_pattern_does(pattern: str, flags: int) -> None:
    quick, plain = QuickPattern(pattern, flags), re.compile(pattern, flags)

    for text in TEXTS:
        for found, expected in (
            (quick.search(text), plain.search(text)),
            (quick.match(text), plain.match(text)),
        ):
            assert (found and found.span()) == (expected and expected.span()), text
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert quick.sub("_", text) == plain.sub("_", text)


def test_it_looks_for_what_every_match_holds() -> None:
    assert QuickPattern(r"\bplazos?\b|\b(el )?recursos? (de|contra)").words == ("plazo", "recurso")
    assert QuickPattern(r"(?:plazo )?\d+|recurso").words == ()
    assert QuickPattern(r"^(?:plazo|recurso)").words == ()  # one try is as fast
