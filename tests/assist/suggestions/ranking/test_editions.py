from __future__ import annotations

from datetime import date

import pytest

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family, prefer_current, state_today
from assist.suggestions.understanding.question import Question
from indexes.models import Window
from indexes.redaction import redact
from tests.assist.suggestions.world import TODAY


def candidate(code: str, title: str, score: float) -> Candidate:
    return Candidate(code, f"doc_{code}", title, code, True, (), score)


def question(text: str, *, codes: tuple[str, ...] = (), years: tuple[str, ...] = ()) -> Question:
    return Question(redact(text).text, text, "es", codes=codes, names_year=years)


EDITIONS = [
    candidate("871", "Ayudas a talleres - Convocatoria 2024", 1.0),
    candidate("955", "Ayudas a talleres - Convocatoria 2026", 0.9),
]


def test_editions_of_one_call_are_a_family() -> None:
    assert family("Ayudas a talleres - Convocatoria 2024") == family("Ayudas a talleres (2026)")
    assert family("Ayudas a talleres") != family("Ayudas a museos")


def best(asked: Question) -> str | None:
    return max(prefer_current(EDITIONS, asked), key=lambda one: one.score).code


def test_the_later_edition_is_preferred() -> None:
    assert best(question("ayudas a talleres")) == "955"


def test_an_old_edition_that_is_named_stays() -> None:
    assert best(question("la ayuda 871", codes=("871",))) == "871"
    assert best(question("la de 2024", years=("2024",))) == "871"


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (None, None),
        (Window(state="open", ends=date(2026, 5, 19)), "closed"),
        (Window(state="open", ends=date(2026, 5, 20)), "open"),
        (Window(state=None, starts=date(2026, 6, 1)), "upcoming"),
        (Window(starts=date(2026, 5, 1), ends=date(2026, 6, 1)), "open"),
        (Window(state="permanent"), "permanent"),
    ],
)
def test_dates_say_more_than_the_state_that_was_printed(
    window: Window | None, expected: str | None
) -> None:
    assert state_today(window, TODAY) == expected
