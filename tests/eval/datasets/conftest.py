"""The shipped sets, read as the evaluation reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.dataset import Example, load_dataset

DATASETS = Path(__file__).parents[3] / "eval" / "datasets"


@pytest.fixture(scope="session")
def consistency() -> list[Example]:
    return load_dataset(DATASETS / "consistency.jsonl")


@pytest.fixture(scope="session")
def answers() -> list[Example]:
    return load_dataset(DATASETS / "answers.jsonl")


@pytest.fixture(scope="session")
def retrieval() -> list[Example]:
    return load_dataset(DATASETS / "retrieval.jsonl")


@pytest.fixture(scope="session")
def honesty() -> list[Example]:
    return load_dataset(DATASETS / "honesty.jsonl")


@pytest.fixture(scope="session")
def several() -> list[Example]:
    """Messages of several needs, conversations, long mails."""
    names = ("several", "several_stories", "several_turns")
    return [one for name in names for one in load_dataset(DATASETS / f"{name}.jsonl")]
