from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.evidence.windows import closed_window, said_day, window_state
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, DocumentKind, Passage, Window
from indexes.redaction import trusted
from tests.assist.suggestions.world import CRAFTS, SEDE, Row
from tests.assist.suggestions.world import page as sede_page

TODAY = date(2026, 6, 1)
PERMANENT = Window(state="permanent")


def edition(year: int) -> Window:
    return Window(starts=date(year, 1, 8), ends=date(year, 10, 30))


def page(id: int, window: Window | None) -> tuple[Passage, ...]:
    return (
        Passage(
            id=id,
            document_id=f"doc_{id}",
            revision=1,
            kind=DocumentKind.PROCEDURE,
            title="Ayuda",
            aspect=Aspect.DEADLINE,
            text="Plazo",
            url=f"https://sede.example.org/{id}",
            window=window,
        ),
    )


@pytest.mark.parametrize(
    ("windows", "state"),
    [
        ([edition(2025), edition(2026)], "open"),  # the new edition counts, in whatever order
        ([edition(2026), edition(2025)], "open"),
        ([edition(2025)], "closed"),
        ([PERMANENT, edition(2025)], "permanent"),  # the page that prevails has no dates
        ([None], None),
        ([], None),
    ],
)
def test_state_is_that_of_the_edition_in_force(
    windows: list[Window | None], state: str | None
) -> None:
    pages = [page(number, window) for number, window in enumerate(windows, 1)]
    assert window_state(pages, TODAY) == state


def test_who_is_not_told_the_window_is_told_that_it_is_over() -> None:
    question = Question(text=trusted("¿Cuánto es?"), search=trusted("¿Cuánto es?"), language="es")
    said = closed_window(question, (), [tuple(CRAFTS)])
    assert said is not None
    assert said_day("closed", said) == date(2026, 5, 5)
    told = AspectEvidence(Aspect.STATUS, (said,))
    assert closed_window(question, (told,), [tuple(CRAFTS)]) is None
    contact = replace(question, aspects=(Aspect.CONTACT,), decisive=True)
    assert closed_window(contact, (), [tuple(CRAFTS)]) is None


def test_who_is_told_the_day_they_ask_for_is_not_told_that_the_window_is_over() -> None:
    asked = trusted("¿Qué día es el examen?")
    question = Question(text=asked, search=asked, language="es")
    rows: list[Row] = [("Examen", Aspect.OTHER, "El examen es el 7 de marzo de 2026.")]
    units = units_of(sede_page(f"{SEDE}/e", "Oposición", rows)[0])
    told = AspectEvidence(Aspect.DEADLINE, units, placed=Aspect.OTHER)
    assert closed_window(question, (told,), [tuple(CRAFTS)]) is None
