from __future__ import annotations

import pytest

from assist.suggestions.assessment.only_described import only_described
from assist.suggestions.evidence import Evidence, Unit
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import FISHING

QUERY = "ayudas para abrir una librería"
ABOUT = "Ayuda para quienes se dan de alta como autónomos."


def _evidence(*told: tuple[Aspect, str], is_looked_up: bool = False) -> Evidence:
    units = [
        Unit(
            FISHING[0].model_copy(update={"id": 9_200_000 + n, "aspect": aspect, "text": text}),
            0,
            len(text),
            text,
        )
        for n, (aspect, text) in enumerate(told)
    ]
    primary = _primary()
    found = AspectEvidence(Aspect.SUMMARY, tuple(units[1:]), is_looked_up=is_looked_up)
    return Evidence(primary, focus=tuple(units[:1]), aspects=(found,))


def _primary() -> Candidate:
    return Candidate("1", f"doc_{1:016x}", "Ayuda a autónomos", "1", True, (), 5.0, {})


@pytest.mark.parametrize(
    ("told", "is_looked_up", "decisive", "expected"),
    [
        ([(Aspect.SUMMARY, ABOUT)], False, False, True),
        ([(Aspect.SUMMARY, ABOUT)], False, True, False),
        ([(Aspect.SUMMARY, ABOUT)], True, False, False),
        ([(Aspect.SUMMARY, ABOUT), (Aspect.FEE, "Cuesta 12 €.")], False, False, False),
        ([], False, False, False),
    ],
)
def test_what_a_page_is_about_is_all_that_is_told_to_who_asks_for_nothing_by_name(
    told: list[tuple[Aspect, str]], is_looked_up: bool, decisive: bool, expected: bool
) -> None:
    question = Question(text=trusted(QUERY), search=QUERY, language="es", decisive=decisive)
    assert only_described(_evidence(*told, is_looked_up=is_looked_up), question) is expected


@pytest.mark.parametrize("is_open", [True, False])
def test_what_only_comes_nearest_is_of_another_thing_too(is_open: bool) -> None:
    unit = _evidence((Aspect.REQUIREMENTS, "Tener seguro.")).focus[0]
    told = AspectEvidence(Aspect.OTHER, (unit,), is_open=is_open)
    question = Question(text=trusted(QUERY), search=QUERY, language="es")
    assert only_described(Evidence(_primary(), aspects=(told,)), question) is is_open
