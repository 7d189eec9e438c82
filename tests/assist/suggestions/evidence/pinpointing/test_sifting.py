from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.pinpointing.scoring import Scored
from assist.suggestions.evidence.pinpointing.sifting import sifted
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

TABLE = (
    "Centro\u2003Instalación\u2003Renovación\nConsulta o clínica dental\u2003182 €\u200396 €\n"
    "Óptica u ortopedia\u2003210 €\u2003110 €"
)
BOTH = ["Consulta o clínica dental", "Óptica u ortopedia"]


@pytest.mark.parametrize(
    ("story", "told"),
    [
        ("Voy a abrir una clínica dental.", BOTH[:1]),
        ("Voy a abrir una óptica.", BOTH),  # half of its name may be of anything
        ("Voy a abrir una zapatería.", BOTH),
    ],
)
def test_a_row_that_only_the_story_names_is_told_alone(story: str, told: list[str]) -> None:
    (passage,) = page(SEDE, "Autorización de centros", [("Tasas", Aspect.FEE, TABLE)])
    part = parts_of(question(f"{story} ¿Qué tasa se paga y en cuánto tiempo contestan?"))[0]
    found = [Scored(1.0, 0, unit) for unit in units_of(passage)[1:]]
    kept = [one.unit.text.split("\u2003")[0] for one in sifted(found, part, 0.1)]
    assert kept == told


@pytest.mark.parametrize(
    ("text", "given", "told"),
    [
        ("¿Tengo que pagar algo?", "La ayuda es de 6 € al día.", ["No tiene tasa."]),
        ("¿Cuánto me dan?", "La ayuda es de 6 € al día.", ["La ayuda es de 6 € al día."]),
        (
            "¿Cuánto me dan?",
            "La mitad de las cuotas: 6 €. La ayuda no pasa de 90 €.",
            ["La mitad de las cuotas: 6 €.", "La ayuda no pasa de 90 €."],
        ),
    ],
)
def test_what_is_paid_and_what_is_received_are_not_taken_for_each_other(
    text: str, given: str, told: list[str]
) -> None:
    passages = page(
        SEDE,
        "Comedor escolar",
        [("Cuantía", Aspect.BENEFIT, given), ("Tasas", Aspect.FEE, "No tiene tasa.")],
    )
    part = parts_of(question(text))[0]
    found = [Scored(1.0, 0, unit) for passage in passages for unit in units_of(passage)]
    assert [one.unit.text for one in sifted(found, part, 0.1)] == told


def test_a_sum_that_hardly_answers_keeps_no_other_away() -> None:
    gives, frees = page(
        SEDE,
        "Abono social",
        [
            ("Ventajas", Aspect.BENEFIT, "La ayuda es de 6 €."),
            ("Otros", Aspect.OTHER, "Es gratis."),
        ],
    )
    part = parts_of(question("¿Cuánto se paga?"))[0]
    found = [Scored(0.3, 0, units_of(gives)[0]), Scored(-0.6, 0, units_of(frees)[0])]
    assert sifted(found, part, 0.1) == found


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Tasa 05: 37,75 €.", ["Tasa 05: 37,75 €."]),
        (
            "Están exentos los jubilados.",
            ["Justificante de la tasa 05.", "Están exentos los jubilados."],
        ),
    ],
)
def test_the_number_of_a_fee_is_not_told_where_the_sum_is(said: str, told: list[str]) -> None:
    text = f"Justificante de la tasa 05.\n{said}"
    (passage,) = page(SEDE, "Tarjeta", [("Tasas", Aspect.FEE, text)])
    (part,) = parts_of(question("¿Cuánto cuesta la tarjeta?"))
    found = [Scored(1.0, 0, unit) for unit in units_of(passage)]
    assert [one.unit.text for one in sifted(found, part, 0.1)] == told
