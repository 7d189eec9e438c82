from __future__ import annotations

import pytest

from assist.suggestions.ranking.features import does_what_is_asked
from assist.suggestions.understanding.question import Question
from indexes.redaction import trusted

TAXI, FIRST, RENEWAL = (
    "Licencia de taxi",
    "Licencia de taxi - Alta",
    "Licencia de taxi - Renovación",
)


def fits(title: str, asked: str) -> float:
    return does_what_is_asked(title, Question(trusted(asked), asked, "es"))


@pytest.mark.parametrize("title", [TAXI, FIRST])
def test_a_question_that_names_nothing_to_do_fits_a_first_issue_and_a_plain_title(
    title: str,
) -> None:
    assert fits(title, "la licencia de taxi") == 1.0
    assert fits(RENEWAL, "la licencia de taxi") == 0.0


def test_what_is_to_be_done_fits_the_title_that_names_it_best() -> None:
    asked = "se me ha caducado la licencia de taxi"
    assert fits(RENEWAL, asked) > fits(TAXI, asked) > fits(FIRST, asked)


def test_a_later_turn_says_what_is_wanted_done() -> None:
    asked = "No, es que caducó."
    question = Question(trusted(asked), f"alta de la licencia de taxi\n{asked}", "es", carried=True)
    assert does_what_is_asked(RENEWAL, question) > does_what_is_asked(FIRST, question)
