from __future__ import annotations

import pytest

from assist.suggestions.assessment.named_whole import is_named_whole
from assist.suggestions.frozen import replace
from assist.suggestions.ranking.candidate import Candidate
from tests.assist.suggestions.questions import question

TITLE = "Subvención de la cuota de autónomos para nuevos emprendedores"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plazo de la subvención de la cuota de autónomos", True),
        ("plazo de la subvención de la cuota de las cámaras", False),  # of another thing
        ("plazo de la subvención de autónomos", False),  # there may be several
    ],
)
def test_a_question_says_nothing_but_the_name(text: str, expected: bool) -> None:
    best = Candidate("1", f"doc_{1:016x}", TITLE, "1", True, (), 5.0, {"title": 0.8})
    assert is_named_whole(question(text), best) is expected


def test_a_title_that_says_much_else_is_not_named() -> None:
    best = Candidate("1", f"doc_{1:016x}", TITLE, "1", True, (), 5.0, {"title": 0.6})
    assert not is_named_whole(question("plazo de la subvención de la cuota de autónomos"), best)


def test_of_another_language_few_words_are_understood() -> None:
    best = Candidate("1", f"doc_{1:016x}", TITLE, "1", True, (), 5.0, {"title": 0.8})
    asked = replace(question("subvención de la cuota de autónomos"), language="ca")
    assert not is_named_whole(asked, best)
