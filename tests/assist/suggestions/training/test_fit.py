from __future__ import annotations

import numpy as np
import pytest

from assist.suggestions.ranking.scoring import WEIGHTS
from assist.suggestions.training.examples import NAMES, Judged
from assist.suggestions.training.fit import train


def question(group: int, seed: int, telling: str | None) -> Judged:
    """Six candidates of noise; what is right leads in `telling` alone."""
    features = np.random.default_rng(seed).uniform(0, 0.3, (6, len(NAMES)))
    features[:, [NAMES.index("code"), NAMES.index("acronym")]] = 0.0
    if telling is not None:
        features[:, NAMES.index(telling)] = 0.0
        features[2, NAMES.index(telling)] = 1.0
    return Judged(f"tramite-{group:02d}", features, right=2)


def asked(telling: str | None) -> list[Judged]:
    return [question(n % 20, n, telling) for n in range(80)]


def test_a_feature_that_tells_gains_weight_and_more_questions_are_right() -> None:
    trained = train(asked("title"))
    assert trained.is_enough
    assert trained.is_better
    assert trained.weights["title"] > WEIGHTS["title"]
    assert trained.after.first > trained.before.first


def test_noise_teaches_nothing_and_is_refused() -> None:
    trained = train(asked(None))
    assert abs(trained.after.first - trained.before.first) < 0.15
    assert not train(asked(None)[:40]).is_enough


def test_few_procedures_are_not_enough() -> None:
    assert not train([question(n % 3, n, "title") for n in range(80)]).is_enough


def test_nothing_to_learn_from_is_no_failure() -> None:
    trained = train([])
    assert trained.questions == 0
    assert not trained.is_better
    assert dict(trained.weights) == pytest.approx(dict(WEIGHTS))


def test_the_scale_of_scores_stays_and_so_do_the_weights_that_settle() -> None:
    trained = train(asked("title"))
    assert sum(trained.weights.values()) == pytest.approx(sum(WEIGHTS.values()), abs=0.01)
    assert trained.weights["code"] == WEIGHTS["code"]
    assert min(trained.weights.values()) >= 0


def test_the_same_examples_give_the_same_weights() -> None:
    assert train(asked("title")) == train(asked("title"))
