"""Sizes, spread and shape that the sets promise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz, utils

from assist.suggestions.schemas import Status
from eval.dataset import Example

LANGUAGES = {"en", "fr", "ro", "ca", "ar", "uk", "pt", "it", "an"}
NOT_ANSWERED = {
    Status.CLARIFY,
    Status.OUT_OF_SCOPE,
    Status.NO_EVIDENCE,
    Status.NEEDS_CONSENT,
    Status.UNSAFE,
}


def test_ids_are_unique_over_all_sets(
    consistency: list[Example], answers: list[Example], retrieval: list[Example]
) -> None:
    ids = Counter(example.id for example in [*consistency, *answers, *retrieval])
    assert [name for name, times in ids.items() if times > 1] == []


def test_every_need_is_asked_in_at_least_five_ways(consistency: list[Example]) -> None:
    spanish = {name: _wordings(group, "es") for name, group in _groups(consistency).items()}
    assert len(spanish) >= 60
    assert [name for name, wordings in spanish.items() if len(wordings) < 5] == []


def test_wordings_of_a_need_are_truly_different(consistency: list[Example]) -> None:
    alike = [
        (one, other)
        for group in _groups(consistency).values()
        for one, other in combinations(_wordings(group, "es"), 2)
        if fuzz.ratio(one, other, processor=utils.default_process) >= 80
    ]
    assert alike == []


def test_a_need_has_one_truth(consistency: list[Example]) -> None:
    for group in _groups(consistency).values():
        golds = {(e.relevant, e.facts, e.expect, e.varies_by_office) for e in group}
        assert len(golds) == 1, group[0].group


def test_ten_needs_are_asked_in_all_languages(consistency: list[Example]) -> None:
    spoken = [
        {example.language for example in group} - {"es"} for group in _groups(consistency).values()
    ]
    assert sum(languages == LANGUAGES for languages in spoken) >= 10
    assert all(languages in (set(), LANGUAGES) for languages in spoken)


def test_only_what_is_asked_of_an_own_office_varies_by_office(consistency: list[Example]) -> None:
    groups = _groups(consistency)
    varying = {name for name, group in groups.items() if group[0].varies_by_office}
    assert 2 <= len(varying) <= 3
    assert all(not group[0].facts for name, group in groups.items() if name in varying)


def test_the_replay_crosses_offices_itself(consistency: list[Example]) -> None:
    assert all(example.office is None for example in consistency)


def test_answers_cover_every_kind_of_question(answers: list[Example]) -> None:
    kinds = Counter(example.id.rsplit("-", 1)[0] for example in answers)
    assert len(answers) >= 300
    assert kinds["followup"] >= 40
    assert kinds["topic-change"] >= 5
    assert kinds["unanswerable"] >= 100
    assert kinds["conflict"] >= 30
    assert kinds["attack"] >= 30
    assert kinds["several"] >= 20


def test_answers_are_asked_in_every_language(answers: list[Example]) -> None:
    spoken = Counter(example.language for example in answers)
    assert {language for language in LANGUAGES if spoken[language] >= 8} == LANGUAGES


def test_every_status_that_a_colleague_may_give_is_expected(answers: list[Example]) -> None:
    expected = Counter(example.expect for example in answers)
    for status in [*NOT_ANSWERED, Status.ANSWERED, Status.PARTIAL, Status.CONFLICT]:
        assert expected[status] >= 10, status


def test_unanswerable_questions_promise_no_fact(answers: list[Example]) -> None:
    assert [e.id for e in answers if e.expect in NOT_ANSWERED and e.facts] == []
    unanswerable = [e for e in answers if e.id.startswith("unanswerable-")]
    assert {e.expect for e in unanswerable} <= NOT_ANSWERED


def test_answerable_questions_name_where_the_answer_stands(answers: list[Example]) -> None:
    given = {Status.ANSWERED, Status.PARTIAL, Status.CONFLICT}
    assert [e.id for e in answers if e.expect in given and not e.relevant] == []


def test_follow_ups_are_conversations_that_end_with_a_citizen(answers: list[Example]) -> None:
    later = [e for e in answers if e.id.startswith(("followup-", "topic-change-"))]
    assert all(len(example.conversation) >= 3 for example in later)
    assert all(example.conversation[-1].role == "citizen" for example in later)


def _groups(examples: Sequence[Example]) -> dict[str, list[Example]]:
    groups: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        groups[example.need].append(example)
    return groups


def _wordings(group: Sequence[Example], language: str) -> list[str]:
    return [example.text for example in group if example.language == language]
