from __future__ import annotations

import pytest

from indexes.facts import Fact, Slot, extract_facts
from indexes.facts.labelled import LabelledText
from indexes.facts.scoring import MissKind, Score, measure_agreement

TEXT = "La tasa es de 20 € y el plazo, de 3 meses."


def _labelled(*facts: Fact) -> LabelledText:
    return LabelledText(id="a", text=TEXT, facts=facts)


def _fact(**change: object) -> Fact:
    return extract_facts(TEXT)[0].model_copy(update=change)


def test_what_is_found_as_labelled_is_right() -> None:
    agreement = measure_agreement([_labelled(*extract_facts(TEXT))])
    assert agreement.overall == agreement.with_slot == Score(labelled=2, found=2, correct=2)
    assert (agreement.overall.precision, agreement.overall.recall) == (1.0, 1.0)
    assert agreement.misses == ()


def test_precision_and_recall_are_those_worked_out_by_hand() -> None:
    # of two found facts one is labelled; of three labelled ones one is found
    labels = (_fact(), _fact(normalised="21.00 EUR"), _fact(normalised="22.00 EUR"))
    overall = measure_agreement([_labelled(*labels)]).overall
    assert overall.precision == pytest.approx(1 / 2)
    assert overall.recall == pytest.approx(1 / 3)


def test_wrong_slot_counts_only_with_the_slot() -> None:
    amount, term = extract_facts(TEXT)
    agreement = measure_agreement([_labelled(amount.model_copy(update={"slot": Slot.OTHER}), term)])
    assert agreement.overall.correct == 2
    assert agreement.with_slot.correct == 1
    assert [(miss.kind, miss.slot_found) for miss in agreement.misses] == [(MissKind.SLOT, "fee")]


@pytest.mark.parametrize("change", [{"end": 17}, {"start": 13}, {"normalised": "20 EUR"}])
def test_place_and_normal_form_must_be_exact(change: dict[str, object]) -> None:
    amount, term = extract_facts(TEXT)
    agreement = measure_agreement([_labelled(amount.model_copy(update=change), term)])
    kinds = [miss.kind for miss in agreement.misses]
    assert agreement.overall.correct == 1
    assert kinds == [MissKind.MISSING, MissKind.EXTRA]


def test_each_kind_has_its_score() -> None:
    agreement = measure_agreement([_labelled(_fact())])
    assert agreement.kinds == {"amount": Score(1, 1, 1), "duration": Score(0, 1, 0)}
    assert agreement.slots == {"fee": Score(1, 1, 1), "deadline": Score(0, 1, 0)}


def test_nothing_found_has_no_precision_and_nothing_labelled_no_recall() -> None:
    empty = measure_agreement([LabelledText(id="a", text="Hola", facts=())]).overall
    assert (empty.precision, empty.recall) == (None, None)
