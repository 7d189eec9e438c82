from __future__ import annotations

import pytest

from tests.assist.suggestions.conftest import Ask

QUESTION = "¿Cuánto cuesta la licencia de pesca fluvial?"


@pytest.mark.parametrize(
    "written", [QUESTION.upper(), QUESTION.replace("?", " ??"), f" {QUESTION.replace(' ', '  ')}\n"]
)
def test_how_a_question_is_spaced_or_shouted_changes_nothing(ask: Ask, written: str) -> None:
    assert ask(written).draft.text == ask(QUESTION).draft.text
