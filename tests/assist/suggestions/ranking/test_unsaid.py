from __future__ import annotations

import pytest

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.unsaid import FEATURE, with_what_is_told


@pytest.mark.parametrize(("said", "counts"), [(0.1, 1.0), (0.35, 1.0), (0.525, 0.5), (0.8, 0.0)])
def test_what_is_told_counts_the_less_the_more_of_it_is_said_by_a_page(
    said: float, counts: float
) -> None:
    found = with_what_is_told([_candidate("a", 0.1), _candidate("b", said)], {"a": 0.8}, 0.0, 2.0)
    assert [one.features[FEATURE] for one in found] == pytest.approx([0.8 * counts, 0.0])
    assert [one.score for one in found] == pytest.approx([5.0 + 1.6 * counts, 5.0])


def test_what_is_needed_before_all_else_counts_a_little_although_a_page_says_all() -> None:
    (found,) = with_what_is_told([_candidate("a", 0.9)], {"a": 1.0}, 1.0, 2.0)
    assert 0.0 < found.features[FEATURE] < 0.5


def test_without_candidates_nothing_is_told() -> None:
    assert with_what_is_told([], {"a": 1.0}, 1.0, 2.0) == []


def _candidate(key: str, said: float) -> Candidate:
    features = {"coverage_at_once": said}
    return Candidate(key, f"doc_{key}", "Licencia", None, True, (), 5.0, features)
