from __future__ import annotations

import pytest

from eval.dataset import Example
from eval.retrieval import evaluate, ranked_items
from indexes.models import DocumentKind, Passage


def passage(id: int, code: str | None, title: str = "Título") -> Passage:
    return Passage(
        id=id,
        document_id=f"doc_{id}",
        revision=1,
        kind=DocumentKind.PROCEDURE,
        title=title,
        text="texto",
        url=f"https://sede.example.org/{id}#requisitos",
        procedure_code=code,
        procedure_title=title,
    )


def example(id: str, *relevant: str) -> Example:
    return Example(id=id, query="¿?", relevant=relevant)


def test_measures_agree_with_values_worked_out_by_hand() -> None:
    rankings = {
        "a": [passage(1, "727"), passage(2, "9")],  # first: 1
        "b": [passage(3, "9"), passage(4, "8"), passage(5, "751")],  # third: 1/3
        "c": [passage(6, "9")],  # never: 0
    }
    examples = [example("a", "727"), example("b", "751"), example("c", "1534")]
    scores = evaluate(examples, lambda asked: rankings[asked.id])
    assert scores["hit@1"] == pytest.approx(1 / 3)
    assert scores["hit@5"] == pytest.approx(2 / 3)
    assert scores["MRR"] == pytest.approx((1 + 1 / 3 + 0) / 3)
    assert scores["nDCG@10"] == pytest.approx((1 + 0.5 + 0) / 3)  # 1 / log2(3 + 1) = 0.5


def test_passages_of_one_procedure_count_once() -> None:
    ranked = [passage(1, "9"), passage(2, "9"), passage(3, "9"), passage(4, "727")]
    assert ranked_items(ranked, ("727",)) == ["9", "727"]


def test_procedures_without_code_are_known_by_title_and_pages_by_address() -> None:
    ranked = [passage(1, None, "Acceso a la historia clínica"), passage(2, None, "Otra")]
    assert ranked_items(ranked, ("Acceso a la historia clínica",))[0] == (
        "Acceso a la historia clínica"
    )
    assert ranked_items(ranked, ("https://sede.example.org/2",))[1] == "https://sede.example.org/2"


def test_perfect_and_empty_rankings_are_the_ends_of_the_scale() -> None:
    examples = [example("a", "727")]
    assert evaluate(examples, lambda _: [passage(1, "727")])["hit@1"] == 1
    assert evaluate(examples, lambda _: [])["hit@5"] == 0
