from __future__ import annotations

from eval.models import Estimate, Metrics
from eval.report.view import verdict
from tests.eval.report import samples


def only(divergence: Estimate) -> Metrics:
    return samples.metrics().model_copy(update={"measures": {"divergence": divergence}})


def test_no_divergence_says_how_much_there_may_still_be() -> None:
    told = verdict(only(Estimate(value=0, low=0, high=0.046, groups=64, n=6_200)))
    assert "ninguna contradicción" in told
    assert "no pasa del 4,6\u00a0%" in told


def test_divergence_is_told_per_hundred_with_its_interval() -> None:
    told = verdict(only(Estimate(value=0.04, low=0.02, high=0.07, groups=64, n=100)))
    assert told.startswith("De cada 100 comparaciones entre oficinas, 4 dan datos distintos")
    assert "entre 2\u00a0% y 7\u00a0%" in told


def test_few_needs_are_said_to_be_few() -> None:
    told = verdict(only(Estimate(value=0.1, low=0, high=0.4, groups=6, n=9, few=True)))
    assert told.endswith("Hay pocas necesidades (6): tome las cifras como orientación.")


def test_nothing_comparable_is_no_zero() -> None:
    assert "No hay respuestas" in verdict(only(Estimate(value=None, groups=0, n=0)))
