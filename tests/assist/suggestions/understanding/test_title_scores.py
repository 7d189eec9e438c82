from __future__ import annotations

import pytest

from assist.suggestions.titles import Titles
from assist.suggestions.understanding.mentions import title_scores
from assist.suggestions.understanding.question import Term
from indexes.models import ProcedureEntry

TITLES = Titles(
    ProcedureEntry(code=None, title=title, document_id=f"doc_{n}")
    for n, title in enumerate(
        ("Licencia de pesca", "Licencia de caza", "Ayudas a museos", "Ayudas a museos locales")
    )
)


def terms(*stems: str) -> tuple[Term, ...]:
    return tuple(Term(word=stem, stem=stem) for stem in stems)


def test_a_title_that_is_named_whole_scores_one() -> None:
    scores = title_scores(terms("licenci", "pesc"), TITLES)
    assert scores["doc_0"] == pytest.approx(1.0)
    assert 0 < scores["doc_1"] < scores["doc_0"]
    assert scores.best == scores["doc_0"]


def test_titles_that_share_no_word_are_not_there() -> None:
    scores = title_scores(terms("pesc"), TITLES)
    assert dict(scores) == {"doc_0": scores["doc_0"]}
    assert "doc_2" not in scores
    assert scores.get("of another kind") is None
    assert len(scores) == 1


def test_the_best_named_come_first() -> None:
    scores = title_scores(terms("ayud", "muse"), TITLES)
    assert scores.at_least(0.0) == ["doc_2", "doc_3"]
    assert scores.at_least(0.95) == ["doc_2"]


def test_nothing_asked_names_nothing() -> None:
    scores = title_scores((), TITLES)
    assert (len(scores), scores.best, scores.at_least(0.0)) == (0, 0.0, [])
    assert title_scores(terms("pesc"), Titles(())) == {}


def test_a_wrong_keystroke_counts_less() -> None:
    whole = title_scores(terms("licenci", "pesc"), TITLES)["doc_0"]
    wrong = title_scores(terms("licneci", "pesc"), TITLES)["doc_0"]
    assert 0 < wrong < whole
