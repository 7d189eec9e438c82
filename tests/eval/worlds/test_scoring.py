from __future__ import annotations

from eval.audit.answers import answers_of
from eval.audit.clusters import cluster_cases
from eval.audit.needs import Reader
from eval.audit.official import OfficialPages
from eval.benchmarks.planted import given
from eval.metrics import compute
from eval.models import Estimate
from eval.worlds.models import Topic
from eval.worlds.scoring import Score, covers, score
from eval.worlds.world import Recipe, generate
from tests.eval.audit.site import OFFICES

WORLDS = 4


def scores(reader: Reader, topics: list[Topic], *, clustered: bool) -> list[Score]:
    offices = {office.id: office for office in OFFICES}
    found = []
    for seed in range(WORLDS):
        world = generate(topics, OFFICES, Recipe((0.05, 0.2)[seed % 2], seed, 40))
        clusters = cluster_cases(world.cases, reader) if clustered else given(world)
        answers = answers_of(clusters, OfficialPages(reader), offices)
        estimate = compute(answers, "audit", resamples=500).measures["contradiction"]
        found.append(score(answers, estimate, world.truth))
    return found


def test_planted_contradictions_are_found_in_the_true_groups(
    reader: Reader, topics: list[Topic]
) -> None:
    found = scores(reader, topics, clustered=False)
    assert sum(one.found for one in found) >= 0.95 * sum(one.planted for one in found) > 0
    assert sum(one.false_pairs for one in found) <= 0.05 * sum(one.reported_pairs for one in found)
    assert all(one.covered for one in found)


def test_most_are_found_from_the_cases_alone(reader: Reader, topics: list[Topic]) -> None:
    """With an embedder that knows no meanings; the benchmark measures with the real one."""
    found = scores(reader, topics, clustered=True)
    assert sum(one.found for one in found) >= 0.9 * sum(one.planted for one in found)
    assert sum(one.covered for one in found) >= WORLDS - 1


def test_a_rate_is_covered_by_the_interval_that_holds_it() -> None:
    estimate = Estimate(value=0.05, low=0.02, high=0.08, groups=30, n=100)
    assert covers(estimate, 0.02)
    assert not covers(estimate, 0.081)
    assert not covers(Estimate(value=None, groups=0, n=0), 0.0)
