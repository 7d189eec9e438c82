"""The sets judge: nothing in them may stand where the system learns, nor repeat another set."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import pytest
from rapidfuzz import fuzz, process, utils

from eval.dataset import Example
from ingest.demo.content import CONTENT

COPY = 85  # of 100
DEVELOPMENT = Path(__file__).parents[4] / "shared" / "data" / "aragon" / "dev_questions.jsonl"


@pytest.fixture(scope="module")
def examples(consistency: list[Example], answers: list[Example]) -> list[Example]:
    return [*consistency, *answers]


def test_no_question_is_a_near_copy_of_a_resolved_case(examples: list[Example]) -> None:
    lines = (CONTENT / "cases.jsonl").read_text("utf-8").splitlines()
    assert _copies(examples, [json.loads(line)["question"] for line in lines]) == []


def test_no_question_is_a_near_copy_of_a_development_question(examples: list[Example]) -> None:
    if not DEVELOPMENT.exists():
        pytest.skip("no development questions beside the project")
    lines = DEVELOPMENT.read_text("utf-8").splitlines()
    assert _copies(examples, [json.loads(line)["q"] for line in lines]) == []


def test_no_question_is_a_near_copy_of_one_that_measures_retrieval(
    examples: list[Example], retrieval: list[Example]
) -> None:
    assert _copies(examples, [example.text for example in retrieval]) == []


def test_answers_do_not_repeat_the_questions_on_consistency(
    answers: list[Example], consistency: list[Example]
) -> None:
    others = [example.text for example in consistency]
    repeated = [
        example.id
        for example in answers
        if process.extractOne(_told(example), others, scorer=fuzz.ratio, score_cutoff=COPY)
    ]
    assert repeated == []


def test_no_honest_question_is_a_near_copy_of_what_the_assessment_learns_from(
    honesty: list[Example],
) -> None:
    suggestions = files("assist.suggestions")
    learnt = [
        *(suggestions / "fitting").iterdir(),
        *(suggestions / "vocabulary" / "examples").iterdir(),
    ]
    texts = (one.read_text("utf-8") for one in learnt if one.name.endswith((".txt", ".tsv")))
    lines = [line.split("\t")[-1] for text in texts for line in text.splitlines()]
    copies = [
        example.id
        for example in honesty
        if process.extractOne(
            example.text,
            lines,
            scorer=fuzz.ratio,
            processor=utils.default_process,
            score_cutoff=COPY,
        )
    ]
    assert len(lines) > 500
    assert copies == []


def test_answers_do_not_repeat_themselves(answers: list[Example]) -> None:
    repeated = [
        (one.id, other.id)
        for one, other in combinations(answers, 2)
        if one.language == other.language and fuzz.ratio(_told(one), _told(other)) >= COPY
    ]
    assert repeated == []


def _told(example: Example) -> str:
    """All that the citizen said: a last turn alone («¿cuánto es?») is like everything."""
    turns = [turn.text for turn in example.conversation if turn.role == "citizen"]
    return example.query or " ".join(turns)


def _copies(examples: list[Example], known: list[str]) -> list[tuple[str, str]]:
    found = []
    for example in examples:
        told = _told(example)
        # A greeting is contained in any message: so short ones are compared as wholes.
        scorer = fuzz.token_set_ratio if len(told.split()) >= 5 else fuzz.ratio
        nearest = process.extractOne(
            told, known, scorer=scorer, processor=utils.default_process, score_cutoff=COPY
        )
        if nearest:
            found.append((example.id, nearest[0]))
    return found
