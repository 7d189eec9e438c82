from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.agreement import agree, bare_fact, contradict, dates_agree
from eval.metrics.comparison_keys import Rule
from indexes.facts import Fact, FactKind, Slot

forms = st.sampled_from(
    [
        "2026-05-05",
        "2026-05",
        "--05-05",
        "../2026-05-05",
        "../--05-20",
        "2026-05-05/2026-05-20",
        "2026-03-01/..",
        "2026-05-05/..",
    ]
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2026-05-01/2026-05-20", "../2026-05-20"),  # a range and its end
        ("2026-05-01/2026-05-20", "2026-05-20"),
        ("2026-05-01/..", "../2026-05-20"),  # different ends: both may be right
        ("--05-20", "2026-05-20"),  # one does not say the year
        ("2026-05", "2026-05-20"),  # one does not say the day
        ("../--05-20", "2026-05-01/2026-05-20"),
    ],
)
def test_dates_that_can_both_be_right(a: str, b: str) -> None:
    assert dates_agree(a, b)
    assert dates_agree(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2026-05-20", "2026-05-21"),
        ("2026-05-01/2026-05-20", "2026-05-01/2026-05-31"),
        ("2026-05-01/2026-05-20", "../2026-05-31"),
        ("2025-05-20", "2026-05-20"),
        ("--05-20", "2026-06-20"),
        ("2026-05", "2026-06-20"),
    ],
)
def test_dates_that_cannot(a: str, b: str) -> None:
    assert not dates_agree(a, b)
    assert not dates_agree(b, a)


@given(forms, forms)
def test_dates_agree_with_themselves_and_either_way(a: str, b: str) -> None:
    assert dates_agree(a, a)
    assert dates_agree(a, b) == dates_agree(b, a)


def fees(*amounts: str) -> frozenset[Fact]:
    return frozenset(bare_fact(FactKind.AMOUNT, Slot.FEE, amount) for amount in amounts)


def documents(slot: Slot, *names: str) -> frozenset[Fact]:
    return frozenset(bare_fact(FactKind.DOCUMENT, slot, name) for name in names)


def phones(*numbers: str) -> frozenset[Fact]:
    return frozenset(bare_fact(FactKind.PHONE, Slot.CONTACT, number) for number in numbers)


def test_equal_values_in_other_forms_agree() -> None:
    year = bare_fact(FactKind.DURATION, Slot.VALIDITY, "P1Y")
    assert agree(year, bare_fact(FactKind.DURATION, Slot.VALIDITY, "P12M"))
    assert not agree(year, bare_fact(FactKind.DURATION, Slot.VALIDITY, "P13M"))


def test_working_and_calendar_days_are_not_the_same() -> None:
    working = bare_fact(FactKind.DURATION, Slot.APPEAL_TERM, "P10D;working")
    assert not agree(working, bare_fact(FactKind.DURATION, Slot.APPEAL_TERM, "P10D"))


def test_a_part_of_the_values_is_an_omission_and_not_a_contradiction() -> None:
    assert not contradict(Rule.FUNCTIONAL, fees("10.00 EUR", "20.00 EUR"), fees("10.00 EUR"))
    assert contradict(Rule.FUNCTIONAL, fees("10.00 EUR", "20.00 EUR"), fees("10.00 EUR", "30 EUR"))


def test_documents_contradict_by_denial_only() -> None:
    required = documents(Slot.DOCUMENT, "dni", "padrón")
    assert not contradict(Rule.DENIAL, required, documents(Slot.DOCUMENT, "título"))
    assert contradict(Rule.DENIAL, required, documents(Slot.NOT_REQUIRED, "dni"))
    assert contradict(Rule.DENIAL, documents(Slot.NOT_REQUIRED, "dni"), required)


def test_one_shared_phone_is_enough() -> None:
    assert not contradict(Rule.SHARED, phones("012", "+34976714000"), phones("012"))
    assert contradict(Rule.SHARED, phones("012"), phones("+34976714000"))
