"""Yes or no, only where it holds for all."""

from __future__ import annotations

import pytest

from assist.suggestions.evidence.gather import gather
from assist.suggestions.understanding.question import Question
from assist.suggestions.writing.polarity import with_yes_or_no
from assist.suggestions.writing.statements import Wording, state
from indexes.models import Aspect
from indexes.redaction import redact
from tests.assist.suggestions.world import SEDE, page

OPEN = "La solicitud puede presentarse por internet."
PERSONS = "Las personas físicas pueden presentarla de forma presencial, salvo las obligadas."
ONLY = "La solicitud se presenta de forma presencial."


def first(text: str, query: str) -> str:
    rows = page(f"{SEDE}/s", "Trámite", [("Presentación", Aspect.CHANNEL, text)])
    found = gather(Aspect.CHANNEL, [rows])
    assert found is not None
    question = Question(redact(query).text, query, "es", (Aspect.CHANNEL,), decisive=True)
    told = with_yes_or_no(found, state(found, Wording()), question)
    return told[0].sentences[0].text


def test_a_yes_opens_the_answer() -> None:
    assert first(OPEN, "¿Se puede presentar por internet?").startswith("Sí. ")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        (PERSONS, "¿Se puede presentar en persona?"),
        (f"{ONLY} Quien no tenga firma puede presentarla por internet.", "¿Puedo por internet?"),
        (ONLY, "¿Se puede presentar por internet o hay que ir en persona?"),
        (f"{ONLY} Los profesionales deben presentarla por internet.", "¿Puedo en persona?"),
        (ONLY, "¿Se puede presentar sin ir en persona?"),
    ],
    ids=["only some may", "only who has none", "two ways are asked for", "some must", "without"],
)
def test_neither_where_it_is_not_the_same_for_all(text: str, query: str) -> None:
    assert not first(text, query).startswith(("Sí", "No."))
