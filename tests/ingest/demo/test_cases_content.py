"""The resolved cases of the demonstration, and what is known to be wrong with them."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz, utils

from indexes.case_files import CaseLine, read_cases
from indexes.facts import Slot, extract_facts
from indexes.models import Aspect, Channel
from indexes.redaction import FindingKind, RedactedCase, redact
from ingest.demo.content import CONTENT, DemoProcedure

SHARED = Path(__file__).parents[4] / "shared/data/aragon"
CASES = CONTENT / "cases.jsonl"
IDENTIFYING = {FindingKind.DNI, FindingKind.NIE, FindingKind.IBAN, FindingKind.EMAIL}
STATES = {"agrees", "outdated", "contradicts", "partial", "other_administration"}
TRUTH_KEYS = {
    "id",
    "group",
    "procedure",
    "aspect",
    "state",
    "wrong",
    "contains_personal_data",
}

Truth = dict[str, Any]


def lines_of(name: str) -> list[Truth]:
    return [json.loads(line) for line in (CONTENT / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def cases() -> dict[str, CaseLine]:
    return {line["id"]: CaseLine.model_validate(line) for line in lines_of("cases.jsonl")}


@pytest.fixture(scope="module")
def truth() -> list[Truth]:
    return lines_of("cases_truth.jsonl")


def values(case: CaseLine, line: Truth) -> set[str]:
    facts = extract_facts(case.answer, aspect=Aspect(line["aspect"]))
    return {fact.normalised for fact in facts}


def test_the_importer_takes_every_case() -> None:
    read = list(read_cases(CASES.read_text("utf-8"), "jsonl"))
    assert [item for item in read if not isinstance(item, RedactedCase)] == []


def test_cases_and_truth_speak_of_the_same_ids(
    cases: dict[str, CaseLine], truth: list[Truth]
) -> None:
    assert list(cases) == [line["id"] for line in truth]
    assert len(cases) == len(lines_of("cases.jsonl"))


def test_there_are_cases_of_every_office_and_channel(cases: dict[str, CaseLine]) -> None:
    assert len(cases) >= 150
    assert {case.office for case in cases.values()} == {
        office["id"] for office in lines_of("offices.jsonl")
    }
    assert {case.channel for case in cases.values()} == set(Channel)


def test_ids_carry_the_year_of_a_working_day_in_the_period(cases: dict[str, CaseLine]) -> None:
    for case in cases.values():
        assert case.id.startswith(f"CL-{case.resolved_at.year}-")
        assert case.resolved_at.tzinfo == UTC
        assert date(2024, 1, 1) <= case.resolved_at.date() <= date(2026, 11, 30)
        assert case.resolved_at.weekday() < 5
    order = [case.resolved_at for case in cases.values()]
    assert order == sorted(order)
    assert max(order) > datetime(2026, 6, 1, tzinfo=UTC)


def test_procedures_are_those_of_the_demonstration(
    cases: dict[str, CaseLine], truth: list[Truth], procedures: tuple[DemoProcedure, ...]
) -> None:
    codes = {item.code for item in procedures if item.code}
    names = codes | {item.title for item in procedures if not item.code}
    for line in truth:
        code = line["procedure"] if line["procedure"] in codes else None
        assert cases[line["id"]].procedure_code == code
        assert line["procedure"] in names | {None}


def test_truth_says_what_is_wrong_exactly_where_something_is(truth: list[Truth]) -> None:
    for line in truth:
        assert set(line) == TRUTH_KEYS
        assert line["state"] in STATES
        assert bool(line["wrong"]) == (line["state"] in {"outdated", "contradicts"})
        assert {wrong["slot"] for wrong in line["wrong"]} <= {slot.value for slot in Slot}


def test_a_group_is_one_need_asked_in_different_words(
    cases: dict[str, CaseLine], truth: list[Truth]
) -> None:
    groups: dict[str, list[Truth]] = defaultdict(list)
    for line in truth:
        groups[line["group"]].append(line)
    assert sum(3 <= len(group) <= 5 for group in groups.values()) >= 35
    for group in groups.values():
        assert len({(line["procedure"], line["aspect"]) for line in group}) == 1
        assert len({cases[line["id"]].question.casefold() for line in group}) == len(group)
        if len(group) > 1:
            assert len({cases[line["id"]].office for line in group}) > 1


def test_every_contradiction_differs_from_an_agreeing_answer_in_a_fact(
    cases: dict[str, CaseLine], truth: list[Truth]
) -> None:
    agreeing: dict[str, list[set[str]]] = defaultdict(list)
    for line in truth:
        if line["state"] == "agrees":
            agreeing[line["group"]].append(values(cases[line["id"]], line))
    contradicting = [line for line in truth if line["state"] == "contradicts"]
    assert len({line["group"] for line in contradicting}) >= 12
    alike = [
        cases[line["id"]].answer
        for line in contradicting
        if not _differs(values(cases[line["id"]], line), line["wrong"], agreeing[line["group"]])
    ]
    assert alike == []


def _differs(said: set[str], wrong: list[dict[str, str]], siblings: list[set[str]]) -> bool:
    """Whether a wrong value stands in the answer, and the official one instead in a sibling."""
    return any(
        fact["said"] in said and fact["official"] in sibling and fact["said"] not in sibling
        for fact in wrong
        for sibling in siblings
    )


def test_personal_data_stands_only_where_it_is_announced(
    cases: dict[str, CaseLine], truth: list[Truth]
) -> None:
    announced = {line["id"] for line in truth if line["contains_personal_data"]}
    assert len(announced) >= 10
    for case in cases.values():
        found = {finding.kind for finding in redact(f"{case.question}\n{case.answer}").found}
        if case.id in announced:
            assert found, case.question
        else:
            assert found.isdisjoint(IDENTIFYING), case.question


def test_no_question_is_near_an_evaluation_question(cases: dict[str, CaseLine]) -> None:
    near = [
        (asked, case.question)
        for asked in _evaluation_questions()
        for case in cases.values()
        if fuzz.token_set_ratio(asked, case.question, processor=utils.default_process) >= 85
    ]
    assert near == []


def _evaluation_questions() -> set[str]:
    if not SHARED.exists():
        pytest.skip("shared/data is not here")
    asked = (SHARED / "dev_questions.jsonl").read_text("utf-8").splitlines()
    gathered = (SHARED / "procedures.jsonl").read_text("utf-8").splitlines()
    answered = [pair["q"] for line in gathered for pair in json.loads(line).get("faq") or []]
    return {json.loads(line)["q"] for line in asked} | set(answered)
