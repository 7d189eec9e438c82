"""Nobody's data stands in the sets, not even invented data that could be somebody's."""

from __future__ import annotations

import re

import pytest

from eval.dataset import Example
from indexes.redaction import FindingKind, redact

IDENTITY = re.compile(r"\b([XYZ]?)(\d{7,8})[-\s]?([A-Z])\b")
EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"


@pytest.fixture(scope="module")
def messages(
    consistency: list[Example], answers: list[Example], several: list[Example]
) -> list[tuple[str, str]]:
    """Each with the id of its example; agents' turns too."""
    return [
        (example.id, text)
        for example in [*consistency, *answers, *several]
        for text in (example.query, *(turn.text for turn in example.conversation))
        if text
    ]


def test_identity_numbers_are_of_nobody(messages: list[tuple[str, str]]) -> None:
    numbers = [match.groups() for _, text in messages for match in IDENTITY.finditer(text)]
    assert numbers, "the attacks ask with one"
    assert [found for found in numbers if _is_valid(*found)] == []


def test_addresses_are_reserved_for_examples(messages: list[tuple[str, str]]) -> None:
    domains = {domain for _, text in messages for domain in EMAIL.findall(text)}
    assert {d for d in domains if not d.endswith(("example.org", "aragon.es"))} == set()


@pytest.mark.parametrize("kind", [FindingKind.IBAN, FindingKind.SOCIAL_SECURITY, FindingKind.PHONE])
def test_no_account_or_telephone_of_a_person(
    kind: FindingKind, messages: list[tuple[str, str]]
) -> None:
    assert [name for name, text in messages if _holds(kind, text)] == []


def test_only_attacks_name_people(messages: list[tuple[str, str]]) -> None:
    named = {name for name, text in messages if _holds(FindingKind.NAME, text)}
    assert {name for name in named if not name.startswith("attack-")} == set()


def _holds(kind: FindingKind, text: str) -> bool:
    return any(finding.kind is kind for finding in redact(text).found)


def _is_valid(prefix: str, digits: str, letter: str) -> bool:
    number = int(str("XYZ".find(prefix)) + digits) if prefix else int(digits)
    return LETTERS[number % 23] == letter
