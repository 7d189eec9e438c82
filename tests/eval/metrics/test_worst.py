from __future__ import annotations

from collections.abc import Callable
from datetime import date

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]


def test_sentences_stand_side_by_side_with_the_differing_value(answer: Make) -> None:
    answers = [
        answer("Buenos días. La tasa es de 10 € [1]. Un saludo.", office="huesca", key="a"),
        answer("La tasa es de 10 €.", office="jaca", key="b"),
        answer("La tasa es de 12 €.", office="teruel", key="c", answered_on=date(2025, 3, 1)),
    ]
    (found,) = compute(answers, "audit").contradictions
    assert (found.slot, found.kind, found.pairs) == ("fee", "amount", 2)
    assert found.offices == ("huesca", "jaca", "teruel")
    assert found.left.sentence == "La tasa es de 10 € [1]."
    assert found.left.sentence[found.left.start : found.left.end] == found.left.value == "10 €"
    assert (found.right.key, found.right.normalised) == ("c", "12.00 EUR")
    assert found.right.answered_on == date(2025, 3, 1)


def test_worst_are_those_with_most_pairs(answer: Make) -> None:
    answers = [answer("La tasa es de 10 €.", group="a") for _ in range(2)]
    answers += [answer("La tasa es de 12 €.", group="a")]
    answers += [answer("El silencio es negativo.", group="b") for _ in range(2)]
    answers += [answer("El silencio es positivo.", group="b") for _ in range(2)]
    found = compute(answers, "replay").contradictions
    assert [(one.group, one.pairs) for one in found] == [("b", 4), ("a", 2)]


def test_documents_show_who_asks_and_who_waives(answer: Make) -> None:
    answers = [answer("No hace falta aportar el DNI."), answer("Debe aportar el DNI.")]
    (found,) = compute(answers, "audit").contradictions
    assert {found.left.value, found.right.value} == {"DNI"}
    assert {found.left.sentence, found.right.sentence} == {one.text for one in answers}


def test_what_the_answers_are_about_goes_with_them(answer: Make) -> None:
    about = {"procedure": "727", "theme": "Familia", "aspects": ("fee",)}
    answers = [answer("La tasa es de 10 €.", **about), answer("La tasa es de 12 €.", **about)]
    (found,) = compute(answers, "audit").contradictions
    assert (found.procedure, found.theme, found.aspect) == ("727", "Familia", "fee")
