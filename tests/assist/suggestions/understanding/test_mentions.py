from __future__ import annotations

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.mentions import codes_named, title_scores, years_named
from assist.suggestions.understanding.question import Term
from tests.assist.suggestions.world import CRAFTS, FISHING, LIBRARY


def terms(*words: str) -> list[Term]:
    return [Term(word, stem(word)) for word in words]


def test_codes_are_those_that_the_snapshot_knows(knowledge: Knowledge) -> None:
    assert codes_named("el trámite nº 901 y el 903", knowledge.titles) == ("901", "903")
    assert codes_named("el trámite 12345", knowledge.titles) == ()


def test_amounts_and_years_are_no_codes(knowledge: Knowledge) -> None:
    assert codes_named("me piden 901 euros en 2026", knowledge.titles) == ()
    assert years_named("la convocatoria de 2024 y la de 2026") == ("2024", "2026")


def test_the_title_that_is_named_scores_best(knowledge: Knowledge) -> None:
    scores = title_scores(terms("pesca", "fluvial"), knowledge.titles)
    assert max(scores, key=lambda one: scores[one]) == FISHING[0].document_id


def test_a_misspelt_title_is_still_found(knowledge: Knowledge) -> None:
    right = title_scores(terms("artesania", "talleres"), knowledge.titles)[CRAFTS[0].document_id]
    wrong = title_scores(terms("artesania", "tallres"), knowledge.titles)[CRAFTS[0].document_id]
    assert right * 0.8 < wrong < right


def test_words_of_no_title_score_nothing(knowledge: Knowledge) -> None:
    assert title_scores(terms("astronauta"), knowledge.titles) == {}
    assert LIBRARY[0].document_id not in title_scores(terms("pesca"), knowledge.titles)
