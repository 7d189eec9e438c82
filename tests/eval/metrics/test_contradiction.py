from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from eval.metrics import compute
from eval.models import Answer, Estimate, TerritorialValue

Make = Callable[..., Answer]


def measure(answers: Sequence[Answer], name: str = "contradiction") -> Estimate:
    return compute(answers, "replay", resamples=50).measures[name]


def test_pairs_worked_out_by_hand(answer: Make) -> None:
    """Fees 10, 10 and 12: three pairs, of which (10, 12) twice contradict. The terms of the first
    two are compared too and agree: 2 contradictory of 4 comparable pairs."""
    found = measure(
        [
            answer("La tasa es de 10 €. El plazo máximo para resolver es de 3 meses."),
            answer("La tasa es de 10 €. El plazo máximo para resolver es de tres meses."),
            answer("La tasa es de 12 €."),
        ]
    )
    assert (found.value, found.n) == (2 / 4, 4)


def test_rates_are_pooled_over_groups(answer: Make) -> None:
    """One pair of two contradicts in one group, none of three in the other: 1/4."""
    found = measure(
        [
            answer("La tasa es de 10 €.", group="a"),
            answer("La tasa es de 12 €.", group="a"),
            *(answer("La tasa es de 30 €.", group="b") for _ in range(3)),
        ]
    )
    assert (found.value, found.n, found.groups) == (1 / 4, 4, 2)


def test_silence_about_a_slot_is_not_compared(answer: Make) -> None:
    assert measure([answer("La tasa es de 10 €."), answer("Consulte la página.")]).value is None


def test_different_lists_of_documents_do_not_contradict(answer: Make) -> None:
    found = measure([answer("Debe aportar el DNI."), answer("Debe aportar el libro de familia.")])
    assert (found.value, found.n) == (0, 1)


def test_laws_cannot_contradict_and_so_are_not_counted(answer: Make) -> None:
    answers = [answer("Se rige por la Ley 39/2015."), answer("Se rige por la Ley 40/2015.")]
    assert measure(answers).value is None


def test_divergence_leaves_pairs_of_one_office_out(answer: Make) -> None:
    """Huesca says 10 and 12, Teruel 10. Pairs: Huesca with itself (contradicts), Huesca–Teruel
    twice (one contradicts). Contradiction 2/3, divergence 1/2."""
    answers = [
        answer("La tasa es de 10 €.", office="huesca"),
        answer("La tasa es de 12 €.", office="huesca"),
        answer("La tasa es de 10 €.", office="teruel"),
    ]
    assert measure(answers).value == pytest.approx(2 / 3)
    found = measure(answers, "divergence")
    assert (found.value, found.n) == (1 / 2, 2)


def test_answers_of_no_office_do_not_diverge(answer: Make) -> None:
    answers = [answer("La tasa es de 10 €."), answer("La tasa es de 12 €.", office="teruel")]
    assert measure(answers, "divergence").value is None


def test_declared_territorial_values_are_justified(answer: Make) -> None:
    def of_office(office: str, phone: str) -> Answer:
        own = TerritorialValue(kind="phone", slot="contact", value=phone)
        return answer(f"Llame al {phone}.", office=office, territorial=(own,))

    found = compute(
        [of_office("huesca", "974 29 30 00"), of_office("teruel", "978 64 10 00")], "replay"
    )
    assert found.measures["contradiction"].value is None
    assert [one.justified for one in found.contradictions] == [True]


def test_contacts_of_groups_that_vary_by_office_are_justified(answer: Make) -> None:
    answers = [
        answer("Llame al 974 29 30 00. La tasa es de 5 €.", varies_by_office=True),
        answer("Llame al 978 64 10 00. La tasa es de 6 €.", varies_by_office=True),
    ]
    found = compute(answers, "replay")
    assert found.measures["contradiction"].value == 1  # the fee does not vary by office
    assert [(one.slot, one.justified) for one in found.contradictions] == [
        ("fee", False),
        ("contact", True),
    ]


def test_a_part_counts_the_pairs_that_it_is_involved_in(answer: Make) -> None:
    """E-mail says 10 twice, WhatsApp 12. Pairs with an e-mail: 3, of which 2 contradict; with
    WhatsApp: 2, both contradict."""
    found = compute(
        [
            answer("La tasa es de 10 €.", channel="email"),
            answer("La tasa es de 10 €.", channel="email"),
            answer("La tasa es de 12 €.", channel="whatsapp"),
        ],
        "replay",
    )
    rates = {part.name: part.measures["contradiction"] for part in found.slices}
    assert (rates["email"].value, rates["email"].n) == (pytest.approx(2 / 3), 3)
    assert (rates["whatsapp"].value, rates["whatsapp"].n) == (1, 2)


def test_a_number_that_all_offices_give_is_no_offices_own(answer: Make) -> None:
    """Headquarters stands in the table beside Zaragoza: identical texts still agree in all."""
    own = TerritorialValue(kind="phone", slot="contact", value="976 71 40 00")
    text = "Llame al 976 71 40 00 o al 976 70 17 05."
    found = compute(
        [
            answer(text, office="zaragoza", territorial=(own,)),
            answer(text, office="huesca"),
            answer(text, office="teruel"),
        ],
        "replay",
    ).measures
    assert (found["agreement"].value, found["omission"].value) == (1, 0)
    assert (found["contradiction"].value, found["contradiction"].n) == (0, 3)


def test_office_divergence_holds_the_wording_fast(answer: Make) -> None:
    """Two wordings, each asked in both offices: 10, 10 and 12, 12. Across offices 2 of 4 pairs
    contradict, none of them within a wording; then Teruel gives the second wording 10: 1 of 2."""
    asked = [("huesca", "a", 10), ("teruel", "a", 10), ("huesca", "b", 12), ("teruel", "b", 12)]

    def answers(asked: list[tuple[str, str, int]]) -> list[Answer]:
        return [
            answer(f"La tasa es de {fee} €.", office=office, wording=wording)
            for office, wording, fee in asked
        ]

    same = answers(asked)
    assert measure(same, "divergence").value == 2 / 4
    assert (measure(same, "office_divergence").value, measure(same, "office_divergence").n) == (
        0,
        2,
    )
    assert measure(answers([*asked[:3], ("teruel", "b", 10)]), "office_divergence").value == 1 / 2


def test_letters_of_people_have_no_office_divergence(answer: Make) -> None:
    letters = [answer("Son 10 €.", office="huesca"), answer("Son 12 €.", office="teruel")]
    assert measure(letters, "office_divergence").value is None
