from __future__ import annotations

import pytest

from assist.suggestions.evidence.contradictions.copies import copies
from indexes.models import Aspect
from tests.assist.suggestions.evidence.contradictions.two_pages import answer_to, two_pages
from tests.assist.suggestions.standings import standings_of

ASKED = "me vale una fotocopia del DNI"


def _differ(asked: str, one: str, other: str) -> bool:
    pages = two_pages(Aspect.DOCUMENTS, one, other)
    answers = answer_to(asked, pages, Aspect.DOCUMENTS)
    return copies(answers, pages, standings_of(pages)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Original y copia del DNI.", "Basta con una fotocopia del DNI; no hace falta original."),
        ("Copia compulsada del DNI.", "Se entrega una copia simple del DNI."),
        ("El DNI, escaneado.", "DNI original."),
    ],
)
def test_a_paper_that_one_page_wants_as_it_is_and_another_takes_as_a_copy(
    one: str, other: str
) -> None:
    assert _differ(ASKED, one, other)


@pytest.mark.parametrize(
    ("asked", "one", "other"),
    [
        (ASKED, "Original del DNI.", "DNI original y su copia."),
        (ASKED, "Original del título.", "Fotocopia del DNI."),
        (ASKED, "Original del DNI.", "Fotocopia del DNI si es menor de edad."),
        (ASKED, "DNI original. Fotocopia del DNI, por correo.", "Fotocopia del DNI."),
        ("qué papeles piden con el DNI", "Original del DNI.", "Fotocopia del DNI."),
    ],
)
def test_other_papers_cases_and_questions_are_none(asked: str, one: str, other: str) -> None:
    assert not _differ(asked, one, other)
