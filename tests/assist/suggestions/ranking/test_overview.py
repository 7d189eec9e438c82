from __future__ import annotations

import numpy as np
import pytest

from assist.suggestions.ranking.overview import Overview
from assist.suggestions.titles import Titles
from indexes.models import DocumentKind, Passage


def passage(id: int, document: str, text: str) -> Passage:
    return Passage(
        id=id,
        document_id=document,
        revision=1,
        kind=DocumentKind.PAGE,
        title=document,
        text=text,
        url=f"https://example.org/{document}",
    )


@pytest.fixture
def overview() -> Overview:
    pages = [
        passage(9, "taxi", "La parada de la estación."),
        passage(3, "taxi", "El conductor lleva taxímetro."),
        passage(5, "coro", "El coro ensaya en la estación."),
        passage(7, "piscina", "La piscina abre en junio."),
    ]
    return Overview(pages, Titles([]))


def test_words_that_stand_in_different_passages_count_together(overview: Overview) -> None:
    share = overview.words([{"parad": 1.0}, {"conductor": 1.0}])
    found = dict(zip(overview.keys, share, strict=True))
    assert found["taxi"] > 0
    assert found["coro"] == found["piscina"] == 0


def test_a_word_that_stands_for_another_counts_less(overview: Overview) -> None:
    plain = overview.words([{"piscin": 1.0}])
    instead = overview.words([{"natacion": 1.0, "piscin": 0.5}])
    at = overview.places["piscina"]
    assert 0 < instead[at] < plain[at]


def test_the_nearest_is_1_and_others_fall_with_their_distance(overview: Overview) -> None:
    best, _ = overview.nearness([(5, 0.9), (9, 0.86)], np.zeros(4))
    assert best[overview.places["coro"]] == 1
    assert best[overview.places["taxi"]] == pytest.approx(0.6)
    assert best[overview.places["piscina"]] == pytest.approx(0.6)  # as far as the last one found


def test_two_passages_about_as_near_outweigh_a_single_nearer_one(overview: Overview) -> None:
    near = [(5, 0.9), (9, 0.89), (3, 0.88), (7, 0.8)]
    _, three = overview.nearness(near, np.zeros(4))
    assert three[overview.places["taxi"]] == 1 > three[overview.places["coro"]]


def test_what_is_near_to_everything_counts_less(overview: Overview) -> None:
    hubs = overview.hubs([(5, 0.8), (9, 0.0), (3, 0.0), (7, 0.0)])
    best, _ = overview.nearness([(5, 0.9), (9, 0.86)], hubs)
    assert best[overview.places["taxi"]] > best[overview.places["coro"]]


def test_nothing_found_is_near_to_nothing(overview: Overview) -> None:
    best, three = overview.nearness([], np.zeros(4))
    assert not best.any()
    assert not three.any()


def test_of_too_many_passages_nothing_is_weighed() -> None:
    """A catalogue that is not held in memory: only what a search finds counts."""
    empty = Overview((), Titles(()))
    near = [(1, 0.9), (2, 0.8)]
    assert empty.hubs(near).tolist() == []
    assert [weights.tolist() for weights in empty.nearness(near, empty.hubs(near))] == [[], []]
    assert empty.words([{"beca": 1.0}]).tolist() == []
