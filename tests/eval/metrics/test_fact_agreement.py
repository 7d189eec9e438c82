from __future__ import annotations

from collections.abc import Callable

import krippendorff
import pytest

from eval.metrics import compute
from eval.models import Answer

Make = Callable[..., Answer]


def test_alpha_worked_out_by_hand_and_by_the_library(answer: Make) -> None:
    """Units: the fee 10, 10, 12 and the silence −, −. n = 5, D_o = (9 − 5)/2 / 5 = 0.4;
    n_c = 2, 1, 2: D_e = (25 − 9) / 20 = 0.8; α = 1/2."""
    answers = [
        answer("La tasa es de 10 €. El silencio es negativo."),
        answer("La tasa es de 10 €. El silencio es negativo."),
        answer("La tasa es de 12 €."),
    ]
    found = compute(answers, "replay").measures["agreement"]
    assert (found.value, found.n) == (pytest.approx(1 / 2), 2)
    answers_by_unit = [["10", "-"], ["10", "-"], ["12", "nan"]]
    library = krippendorff.alpha(answers_by_unit, level_of_measurement="nominal")
    assert found.value == pytest.approx(float(library))


def test_equal_values_in_other_forms_are_one_value(answer: Make) -> None:
    texts = ("un año", "12 meses", "doce meses")
    answers = [answer(f"El plazo máximo para resolver es de {text}.") for text in texts]
    answers += [answer("La tasa es de 10 €.", group="h") for _ in range(2)]
    assert compute(answers, "replay").measures["agreement"].value == 1
