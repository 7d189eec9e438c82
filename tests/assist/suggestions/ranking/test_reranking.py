from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.reranking import reranked
from indexes.cross_encoder import CrossEncoder
from indexes.models import DocumentKind, Hit, Passage


class Opinion(CrossEncoder):
    """Says what it is told to say, by the title."""

    def __init__(self, said: dict[str, float] | None) -> None:
        super().__init__("told", budget_s=1)
        self._said = said

    def fits(self, question: str, texts: Sequence[str]) -> list[float] | None:
        if self._said is None:
            return None
        return [self._said[text.split("\n")[0]] for text in texts]


def candidate(title: str, score: float) -> Candidate:
    passage = Passage(
        id=len(title), document_id=title, revision=1, kind=DocumentKind.PAGE, title=title,
        text="Texto.", url="https://example.org/",
    )  # fmt: skip
    return Candidate(title, title, title, None, False, (Hit(passage=passage, score=1.0),), score)


RANKED = [candidate("pesca", 9.0), candidate("caza", 8.0), candidate("coro", 2.0)]


def test_a_much_better_fit_comes_first_and_keeps_its_score() -> None:
    found = reranked(RANKED, "¿y la escopeta?", Opinion({"pesca": 0.1, "caza": 0.9, "coro": 0.2}))
    assert [one.key for one in found] == ["caza", "pesca", "coro"]
    assert found[0].score == 8.0
    assert found[0].features["cross_encoder"] == 0.9


def test_without_an_opinion_the_order_stands() -> None:
    assert reranked(RANKED, "¿y la escopeta?", Opinion(None)) == RANKED
