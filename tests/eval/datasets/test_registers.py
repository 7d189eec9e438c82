"""The set on registers: what it promises, and that it repeats no other set."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process

from eval.dataset import Example, load_dataset

DATASETS = Path(__file__).parents[3] / "eval" / "datasets"
COPY = 85  # of 100


@pytest.fixture(scope="module")
def registers() -> list[Example]:
    return load_dataset(DATASETS / "registers.jsonl")


def test_both_halves_hold_every_register(registers: list[Example]) -> None:
    halves = {half: _kinds(registers, half) for half in ("develop", "heldout")}
    assert set(halves["develop"]) == set(halves["heldout"])
    assert all(min(counts.values()) >= 5 for counts in halves.values())


def test_stories_are_long_and_conversations_many(registers: list[Example]) -> None:
    stories = [one.text for one in registers if "-story-" in one.id]
    assert min(len(story.split()) for story in stories) >= 80
    assert sum(bool(one.conversation) for one in registers) >= 40


def test_it_repeats_no_other_set(
    registers: list[Example],
    answers: list[Example],
    consistency: list[Example],
    retrieval: list[Example],
) -> None:
    others = [one.query for one in (*answers, *consistency, *retrieval) if one.query]
    asked = [one for one in registers if one.query]
    copies = [
        one.id
        for one in asked
        if process.extractOne(one.query, others, scorer=fuzz.ratio, score_cutoff=COPY)
    ]
    assert copies == []


def _kinds(registers: list[Example], half: str) -> Counter[str]:
    return Counter(one.id.split("-")[1] for one in registers if one.id.startswith(half))
