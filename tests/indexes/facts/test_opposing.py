"""Which values can stand beside each other."""

from __future__ import annotations

import pytest

from indexes.facts import Fact, FactKind, Slot
from indexes.facts.opposing import is_given, opposite, parts


def given(kind: FactKind, one: str, other: str) -> bool:
    """Whether every part of the one is given by the other, of the ends that it has."""
    mine, theirs = ([*parts(_fact(kind, form))] for form in (one, other))
    ends = {end for end, _ in theirs}
    return all(is_given(end, fact, theirs) for end, fact in mine if end in ends)


def _fact(kind: FactKind, form: str) -> Fact:
    return Fact(kind=kind, slot=Slot.OTHER, value=form, normalised=form, start=0, end=len(form))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (FactKind.DATE, "2026-03-01/2026-04-30", "../--04-30"),
        (FactKind.DATE, "2026-03-01/..", "../2026-04-30"),
        (FactKind.DATE, "2026-04", "2026-04-30"),
        (FactKind.AGE, "<36", "<=35"),
        (FactKind.AGE, ">=16", ">15"),
        (FactKind.AGE, ">=18", "<=35"),
        (FactKind.DURATION, "P1Y", "P12M"),
        (FactKind.AMOUNT, "400.00 EUR", "4800.00 EUR"),
        (FactKind.FORM, "modelo 650", "anexo 1"),
    ],
)
def test_what_says_or_implies_the_same_is_given(kind: FactKind, one: str, other: str) -> None:
    assert given(kind, one, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (FactKind.DATE, "2026-03-01/2026-04-30", "../2026-05-15"),
        (FactKind.AGE, "<=35", "<=40"),
        (FactKind.AGE, ">=18", ">=14"),
        (FactKind.DURATION, "P6M", "P4M"),
        (FactKind.AMOUNT, "400.00 EUR", "350.00 EUR"),
        (FactKind.FORM, "modelo 650", "modelo 651"),
    ],
)
def test_another_end_or_amount_is_not(kind: FactKind, one: str, other: str) -> None:
    assert not given(kind, one, other)


def test_a_share_is_no_sum_by_the_year() -> None:
    ((end, share),) = parts(_fact(FactKind.PERCENTAGE, "50%"))

    assert not is_given(end, share, [*parts(_fact(FactKind.AMOUNT, "4800.00 EUR"))])
    assert not is_given(end, _fact(FactKind.AMOUNT, "4800.00 EUR"), [(end, share)])


def test_the_contrary_of_what_is_said_yes_or_no_to() -> None:
    assert opposite("online:yes") == "online:no"
    assert opposite("decreto 12/2015:repealed") == "decreto 12/2015:in_force"
