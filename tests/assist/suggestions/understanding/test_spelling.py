from __future__ import annotations

import pytest

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.spelling import _nearest, repaired
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import ProcedureEntry


def spelt(text: str, knowledge: Knowledge) -> str:
    return repaired(text, topic_terms(text, aspect_vocabulary()), knowledge)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("licencia de pesca fluvail", "licencia de pesca fluvial"),
        ("tallres de artesnia", "talleres de artesania"),
        ("¿bibliotca regional?", "¿biblioteca regional?"),
        ("la pezca", "la pesca"),
        ("una alluda", "una ayuda"),
        ("un tayer", "un taller"),  # of a title that says «talleres»
        ("estoy jubilao", "estoy jubilado"),
    ],
)
def test_words_of_no_page_become_those_of_titles(
    text: str, expected: str, knowledge: Knowledge
) -> None:
    assert spelt(text, knowledge) == expected


@pytest.mark.parametrize(
    "text",
    [
        "licencia de pesca",
        "un astronauta en Marte",
        "12345",
        "un carnet",
        "la pescx",
        "licencia de Pezca",
    ],
)
def test_known_words_and_those_without_company_stay(text: str, knowledge: Knowledge) -> None:
    assert spelt(text, knowledge) == text


def test_a_short_word_is_repaired_in_company(knowledge: Knowledge) -> None:
    assert spelt("licencia de pezca", knowledge) == "licencia de pesca"


def test_a_word_with_other_letters_in_two_places_is_another_word() -> None:
    """«Descendencia» is no «dependencia»."""
    titles = Titles([ProcedureEntry(code=None, title="Grado de dependencia", document_id="doc")])
    assert _nearest("descendencia", titles) is None
    assert _nearest("dependenca", titles) == "dependencia"
