from __future__ import annotations

import pytest

from assist.suggestions.evidence.asked_procedure import procedure_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted

FISHING, CRAFTS = "Licencia de pesca fluvial", "Ayudas a talleres de artesanía"


def candidate(title: str, knowledge: Knowledge) -> Candidate:
    found = next(one for one in knowledge.titles.entries if one.text.startswith(title))
    return Candidate(found.code or found.document_id, found.document_id, title, None, True, (), 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Cuánto dan a los talleres de artesanía?", CRAFTS),
        ("¿Hay descuento?", FISHING),  # «Somos un taller de artesanía, …»
        ("¿Qué talleres hay?", FISHING),  # which they are is asked
    ],
)
def test_a_question_is_about_what_it_names_and_not_about_who_asks(
    text: str, expected: str, knowledge: Knowledge
) -> None:
    terms = tuple(Term(word, stem(word)) for word in ("talleres", "artesania"))
    first, other = (candidate(title, knowledge) for title in (FISHING, CRAFTS))
    part = Part(text, (), Wanted(), terms)
    assert procedure_of(part, first, [first, other], knowledge).title == expected


@pytest.mark.parametrize(("title", "expected"), [("Becas", "Ayudas"), ("Otras ayudas", "Otras")])
def test_a_word_of_both_titles_names_neither(
    title: str, expected: str, knowledge: Knowledge
) -> None:
    first = Candidate("a", "doc_a", f"{title} a jóvenes del medio rural", None, True, (), 2)
    other = Candidate("b", "doc_b", "Ayudas", None, True, (), 1)
    part = Part("¿Cuánto es la ayuda?", (), Wanted(), (Term("ayuda", stem("ayuda")),))
    assert procedure_of(part, first, [first, other], knowledge).title.startswith(expected)
