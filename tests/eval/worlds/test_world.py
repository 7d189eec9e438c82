from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from eval.worlds.files import write_world
from eval.worlds.models import Topic, Truth, World
from eval.worlds.world import Recipe, generate
from indexes.facts import extract_facts
from tests.eval.audit.site import OFFICES


def make(topics: list[Topic], rate: float = 0.2, seed: int = 7, groups: int = 40) -> World:
    return generate(topics, OFFICES, Recipe(rate, seed, groups))


def test_topics_are_what_the_pages_state(topics: list[Topic]) -> None:
    stated = {(one.key, one.slot): one.normalised for one in topics}
    assert stated["901", "fee"] == "12.35 EUR"
    assert stated["902", "deadline"] == "2026-05-01/2026-05-20"
    assert stated["905", "channel"] == "online:no"


def test_the_same_seed_gives_the_same_bytes(topics: list[Topic], tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b", "c")]
    for folder, seed in zip(folders, (7, 7, 8), strict=True):
        write_world(folder, make(topics, seed=seed))
    first, second, third = ((folder / "cases.jsonl").read_bytes() for folder in folders)
    assert first == second != third
    written = (folders[0] / "truth.json").read_bytes()
    assert Truth.model_validate_json(written) == make(topics).truth


@pytest.mark.parametrize("rate", [0.0, 0.05, 0.2])
def test_planted_rate_is_the_share_of_pairs_with_two_values(
    topics: list[Topic], rate: float
) -> None:
    truth = make(topics, rate).truth
    contradictory = comparable = 0
    for group in {one.group for one in truth.answers}:
        answers = [one.values for one in truth.answers if one.group == group]
        for a, b in combinations(answers, 2):
            shared = a.keys() & b.keys()
            comparable += len(shared)
            contradictory += sum(a[slot] != b[slot] for slot in shared)
    assert (truth.contradictory, truth.comparable) == (contradictory, comparable)
    assert truth.planted_rate == contradictory / comparable
    assert rate - 0.03 <= truth.planted_rate <= rate


def test_each_plant_stands_in_its_answer_against_most_of_its_group(topics: list[Topic]) -> None:
    truth = make(topics).truth
    values = {one.case_id: one for one in truth.answers}
    assert truth.plants
    for plant in truth.plants:
        assert values[plant.case_id].values[plant.slot] == plant.said
        group = [one.values.get(plant.slot) for one in truth.answers if one.group == plant.group]
        assert Counter(filter(None, group)).most_common(1)[0][0] == plant.instead_of


def test_omissions_and_own_places_are_no_contradictions(topics: list[Topic]) -> None:
    world = make(topics, rate=0.0)
    assert world.truth.omissions
    assert any(one.territorial for one in world.truth.answers)
    assert world.truth.contradictory == 0


def test_replies_state_the_values_of_the_truth(topics: list[Topic]) -> None:
    """Read by the extractor, in nearly all answers: wordings are natural, not made for it."""
    world = make(topics, groups=60)
    truth = {one.case_id: one for one in world.truth.answers}
    wanted = [(case, value) for case in world.cases for value in truth[case.id].values.values()]
    read = [
        value.removeprefix("required ").removeprefix("not_required ")
        in {fact.normalised for fact in extract_facts(case.answer)}
        for case, value in wanted
    ]
    assert sum(read) / len(read) >= 0.95


def test_half_of_the_cases_give_their_procedure(topics: list[Topic]) -> None:
    cases = make(topics, groups=60).cases
    assert 0.25 < sum(case.procedure_code is not None for case in cases) / len(cases) < 0.7
