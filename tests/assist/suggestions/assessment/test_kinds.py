from __future__ import annotations

import pytest

from assist.suggestions.assessment.kinds import is_other_kind
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from indexes.models import Aspect
from indexes.redaction import trusted

GRANT, TAX = "Subvenciones para reformar viviendas", "Impuesto sobre viviendas"


def _is_other(
    title: str, asked: str, *aspects: Aspect, meant: str = "", language: str = "es"
) -> bool:
    topic = [Term(word, stem(word)) for word in asked.split()]
    topic.extend(Term(word, stem(word), 0.5) for word in meant.split())
    question = Question(
        text=trusted(asked),
        search=asked,
        language=language,
        topic=tuple(topic),
        aspects=aspects,
        decisive=bool(aspects),
    )
    page = Candidate("1", "doc_1", title, None, True, (), 1.0, {"code": 0.0})
    return is_other_kind(page, question)


@pytest.mark.parametrize(
    ("title", "asked", "is_other"),
    [
        (TAX, "ayuda para reformar", True),
        (GRANT, "ayuda para reformar", False),
        (GRANT, "licencia para reformar", True),
        (TAX, "licencia para reformar", False),
        (GRANT, "ayuda licencia para reformar", False),
        (GRANT, "papeles para reformar", False),
    ],
)
def test_money_and_leave_to_do_something_are_told_apart(
    title: str, asked: str, is_other: bool
) -> None:
    assert _is_other(title, asked) is is_other


def test_who_asks_what_they_get_speaks_of_a_grant() -> None:
    assert not _is_other(GRANT, "licencia para reformar", Aspect.BENEFIT)


def test_what_the_words_are_only_taken_to_mean_names_no_grant() -> None:
    assert not _is_other(TAX, "plantillas", meant="prestación")
    assert _is_other(TAX, "aide", meant="ayuda", language="fr")


@pytest.mark.parametrize("aspect", [Aspect.FEE, Aspect.APPEAL])
def test_what_a_thing_costs_and_how_a_refusal_is_appealed_asks_for_no_grant(aspect: Aspect) -> None:
    assert not _is_other(TAX, "bono mensual", aspect)
    assert _is_other(TAX, "bono mensual", Aspect.DEADLINE)
