from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.models import Aspect

# text, normal form of the fact in question, its slot
SENTENCES = [
    (
        "Plazo: tres meses. Si no se contesta, se entiende desestimada.",
        "P3M",
        "resolution_term",
    ),
    (
        "Plazo: tres meses desde la compra. Si no se contesta, se entiende desestimada.",
        "P3M",
        "deadline",
    ),
    (
        "El plazo de presentación es del 1 al 20 de mayo de 2026.",
        "2026-05-01/2026-05-20",
        "deadline",
    ),
    ("Las solicitudes se presentarán hasta el 5 de mayo de 2026.", "../2026-05-05", "deadline"),
    ("El plazo para presentar la solicitud es de 20 días hábiles.", "P20D;working", "deadline"),
    ("Dispone de un mes para solicitarlo.", "P1M", "deadline"),
    ("La Agencia contesta las solicitudes en 90 días.", "P90D;working", "resolution_term"),
    ("Presente el informe si el edificio tiene más de 50 años.", "P50Y", "other"),
    ("Vivienda con una antigüedad de 50 años.", "P50Y", "other"),
    ("La convocatoria se resuelve antes del 30 de junio.", "../--06-30", "resolution_term"),
    ("La convocatoria se publicará antes del 30 de junio.", "../--06-30", "other"),
    ("El canon fue sustituido por el IMAR desde el 1 de enero de 2022.", "2022-01-01/..", "other"),
    ("El plazo fue ampliado hasta el 30 de mayo de 2026.", "../2026-05-30", "deadline"),
    ("Se pide antes del 3 de mayo y se resolverá antes del 9.", "../--05-03", "deadline"),
    ("Podrá inscribirse hasta el 30 de junio.", "../--06-30", "deadline"),
    (
        "Diez días hábiles a partir del día siguiente al de la publicación.",
        "P10D;working",
        "deadline",
    ),
    ("El plazo máximo para resolver y notificar es de seis meses.", "P6M", "resolution_term"),
    ("Se resuelve en tres meses.", "P3M", "resolution_term"),
    ("El Ayuntamiento tiene dos meses para responderle.", "P2M", "resolution_term"),
    ("Tiene diez días para responder al requerimiento.", "P10D;working", "correction_term"),
    ("El plazo de ejecución es de dieciocho meses.", "P18M", "other"),
    ("Residir en el municipio con una antigüedad de un año.", "P1Y", "other"),
    ("Plazo de resolución: 3 meses", "P3M", "resolution_term"),
    ("Tardamos unos quince días en contestar.", "P15D;working", "resolution_term"),
    ("El certificado tarda 48 horas.", "PT48H", "resolution_term"),
    ("El plazo máximo de notificación es de 3 meses.", "P3M", "resolution_term"),
    ("Contra la resolución cabe recurso de alzada en el plazo de un mes.", "P1M", "appeal_term"),
    (
        "El plazo para interponer recurso es de un mes desde la notificación de la resolución.",
        "P1M",
        "appeal_term",
    ),
    ("Puede recurrir en dos meses ante el contencioso-administrativo.", "P2M", "appeal_term"),
    ("Tiene diez días para subsanar los defectos.", "P10D;working", "correction_term"),
    ("Se le requerirá para que en 10 días subsane la falta.", "P10D;working", "correction_term"),
    ("El título tiene una validez de dos años.", "P2Y", "validity"),
    ("La tarjeta caduca a los 5 años.", "P5Y", "validity"),
    ("Certificado con una antigüedad máxima de 3 meses", "P3M", "validity"),
    ("El carné es válido hasta el 31 de diciembre de 2026.", "../2026-12-31", "validity"),
    ("La tasa es de 19,73 €.", "19.73 EUR", "fee"),
    ("Cuesta 20 euros.", "20.00 EUR", "fee"),
    ("Hay que pagar 12,76 € por derechos de examen.", "12.76 EUR", "fee"),
    ("El precio público es de 30 €.", "30.00 EUR", "fee"),
    ("La ayuda es de 1.500 € por hijo.", "1500.00 EUR", "benefit_amount"),
    ("Recibirá 860 € por curso.", "860.00 EUR", "benefit_amount"),
    ("La cuantía de la subvención será de hasta 3.000 euros.", "3000.00 EUR", "benefit_amount"),
    ("Se dan 45 € por curso con renta inferior a dos veces el SMI.", "45.00 EUR", "benefit_amount"),
    ("Becas de 45 € si el salario no supera 900 €.", "45.00 EUR", "benefit_amount"),
    ("Subvención: el 80 % de las cuotas, hasta 960 €.", "960.00 EUR", "benefit_amount"),
    ("Becas de 45 € si el salario no supera 900 €.", "900.00 EUR", "income_limit"),
    ("No superar unos ingresos de 14.400 € anuales.", "14400.00 EUR", "income_limit"),
    ("La renta familiar no puede pasar de 12.908,06 €.", "12908.06 EUR", "income_limit"),
    ("Rentas de hasta el 75 % del IPREM.", "75%", "income_limit"),
    ("Tener una discapacidad igual o superior al 33 %.", "33%", "disability_degree"),
    ("Un 65 % de discapacidad.", "65%", "disability_degree"),
    ("Las familias numerosas tienen un 50 % de descuento en la tasa.", "50%", "fee"),
    ("Menores de 21 años.", "<21", "age_limit"),
    ("Tengo 62 años.", "62", "other"),
    ("Llame al 976 71 40 00.", "+34976714000", "contact"),
    ("Escriba a iass@aragon.es.", "iass@aragon.es", "contact"),
    ("Según la Ley 39/2015.", "ley 39/2015", "legal_basis"),
    ("Rellene el modelo 650.", "modelo 650", "form"),
    ("Es la tasa 24.", "tasa 24", "fee"),
    ("Trámite N.º 727.", "727", "procedure"),
    ("Se publicó en el BOA el 11 de septiembre de 2025.", "2025-09-11", "other"),
    ("Llevar empadronado doce meses.", "P12M", "other"),
    ("Han de pasar dos años desde la resolución anterior.", "P2Y", "other"),
    ("La tarjeta vence a los 5 años.", "P5Y", "validity"),
]


def _slot(facts: tuple[Fact, ...], form: str) -> Slot:
    return next(fact.slot for fact in facts if fact.normalised == form)


@pytest.mark.parametrize(("text", "form", "slot"), SENTENCES)
def test_sentence_tells_the_slot(text: str, form: str, slot: str) -> None:
    assert _slot(extract_facts(text), form) is Slot(slot)


def test_each_value_of_a_sentence_has_its_own_slot() -> None:
    text = "El plazo para resolver es de tres meses y el de recurso, de un mes; la tasa, 19,73 €."
    slots = [(fact.normalised, fact.slot) for fact in extract_facts(text)]
    assert slots == [
        ("P3M", Slot.RESOLUTION_TERM),
        ("P1M", Slot.APPEAL_TERM),
        ("19.73 EUR", Slot.FEE),
    ]


@pytest.mark.parametrize(
    ("text", "aspect", "form", "slot"),
    [
        ("3 meses", Aspect.RESOLUTION_TERM, "P3M", "resolution_term"),
        (
            "15 días desde la presentación",
            Aspect.RESOLUTION_TERM,
            "P15D;working",
            "resolution_term",
        ),
        ("Un mes desde la notificación", Aspect.APPEAL, "P1M", "appeal_term"),
        ("19,73 €", Aspect.FEE, "19.73 EUR", "fee"),
        ("600 € al mes", Aspect.BENEFIT, "600.00 EUR", "benefit_amount"),
        ("20 días hábiles", Aspect.DEADLINE, "P20D;working", "deadline"),
        ("5 de mayo de 2026", Aspect.DEADLINE, "2026-05-05", "deadline"),
        ("Plazo máximo: 3 meses", Aspect.RESOLUTION_TERM, "P3M", "resolution_term"),
        ("Plazo máximo: 3 meses", None, "P3M", "deadline"),
        ("Se pagan 600 € al mes", Aspect.BENEFIT, "600.00 EUR", "benefit_amount"),
        ("Se pagan 600 €", None, "600.00 EUR", "fee"),
        ("19,73 €", None, "19.73 EUR", "other"),
    ],
)
def test_aspect_tells_the_slot_where_the_sentence_does_not(
    text: str, aspect: Aspect | None, form: str, slot: str
) -> None:
    assert _slot(extract_facts(text, aspect=aspect), form) is Slot(slot)


@pytest.mark.parametrize(
    ("section", "form", "slot"),
    [
        (("Plazos", "Plazo de resolución"), "P3M", "resolution_term"),
        (("Recursos",), "P3M", "appeal_term"),
        (("Título", "Vigencia del título"), "P3M", "validity"),
        (("Plazo de presentación",), "P3M", "deadline"),
        ((), "P3M", "other"),
    ],
)
def test_nearest_heading_tells_the_slot(section: tuple[str, ...], form: str, slot: str) -> None:
    assert _slot(extract_facts("3 meses", section=section), form) is Slot(slot)


def test_the_end_of_a_term_tells_more_than_the_heading() -> None:
    text = "Ha de pedirse antes de que venza el plazo de seis meses."
    facts = extract_facts(text, section=("Duración de la prórroga",))
    assert _slot(facts, "P6M") is Slot.DEADLINE


def test_question_before_tells_the_slot() -> None:
    assert _slot(extract_facts("¿Cuánto cuesta?\nSon 20 €."), "20.00 EUR") is Slot.FEE


def test_row_of_a_table_tells_the_slot() -> None:
    assert _slot(extract_facts("Tasa | Título de Bachiller | 54,97 €"), "54.97 EUR") is Slot.FEE


def test_label_before_tells_the_slot() -> None:
    assert _slot(extract_facts("Plazo de resolución:\n3 meses"), "P3M") is Slot.RESOLUTION_TERM


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Antes era de 3 meses.", "P3M"),
        ("Antes el plazo era de 3 meses, ahora es de 6 meses.", "P3M"),
        ("Hasta 2024 costaba 20 €.", "20.00 EUR"),
        ("Anteriormente la tasa era de 20 €.", "20.00 EUR"),
        ("Ya no cuesta 20 €.", "20.00 EUR"),
        ("El antiguo plazo de 3 meses", "P3M"),
        ("La tasa pasa de 20 a 25 €.", "20.00 EUR"),
        ("El plazo se amplía de 3 a 6 meses.", "P3M"),
        ("Queda derogada la Ley 30/1992.", "ley 30/1992"),
        ("La Ley 30/1992, ya derogada", "ley 30/1992"),
        ("El año pasado la ayuda fue de 500 €.", "500.00 EUR"),
        ("6 meses, frente a los 3 meses anteriores", "P3M"),
        ("En la convocatoria anterior se podía hasta el 5 de mayo de 2025.", "../2025-05-05"),
        ("Antes se pedía el certificado de empadronamiento.", "certificado de empadronamiento"),
    ],
)
def test_value_that_no_longer_holds_is_superseded(text: str, form: str) -> None:
    assert _slot(extract_facts(text), form) is Slot.SUPERSEDED


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Antes del 5 de mayo de 2026.", "../2026-05-05"),
        ("Debe pagar los 20 € antes de la inscripción.", "20.00 EUR"),
        ("Antes era de 3 meses, ahora es de 6 meses.", "P6M"),
        ("La tasa pasa de 20 a 25 €.", "25.00 EUR"),
        ("Los 12 meses anteriores a la solicitud.", "P12M"),
        ("Hasta 2026 la ayuda es de 500 €.", "500.00 EUR"),
        ("El plazo es de tres meses frente a seis meses en otros trámites.", "P3M"),
    ],
)
def test_value_in_force_is_not_superseded(text: str, form: str) -> None:
    assert _slot(extract_facts(text), form) is not Slot.SUPERSEDED


def test_bare_days_of_a_term_are_working_days(of_kind: Callable[..., list[Fact]]) -> None:
    text = "El plazo para presentar alegaciones es de 15 días. El curso dura 15 días."
    facts = of_kind(FactKind.DURATION, text)
    assert [fact.normalised for fact in facts] == ["P15D;working", "P15D"]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Los plazos de presentación son:\n- Por caducidad, desde 35 días antes", Slot.DEADLINE),
        (
            "El plazo para recurrir es:\n- Con validez aparte: un mes",
            Slot.APPEAL_TERM,
        ),
        ("Plazo de presentación:\n- La tarjeta: el plazo de vigencia es de un año", Slot.VALIDITY),
        ("Amount (official text, in Spanish):\n- Son 960 €", Slot.BENEFIT_AMOUNT),
        ("Taxă (text oficial, în spaniolă):\n- 37,75 €", Slot.FEE),
        ("Délai de décision (texte officiel, en espagnol) :\n- 3 meses", Slot.RESOLUTION_TERM),
    ],
)
def test_a_lead_names_what_the_values_under_it_are_of(text: str, slot: Slot) -> None:
    assert extract_facts(text)[-1].slot is slot


def test_a_case_under_a_heading_is_of_what_the_heading_names() -> None:
    text = "Por caducidad, desde 35 días antes. El carné tiene una validez de cinco años."
    slots = [fact.slot for fact in extract_facts(text, section=("Plazo de presentación",))]
    assert slots == [Slot.DEADLINE, Slot.VALIDITY]


def test_the_next_item_of_an_enumeration_tells_nothing_of_this_one() -> None:
    text = (
        "Tasa 05, tarifa 07, por la emisión: 37,75 €; la cuantía es la misma en los demás trámites."
    )
    assert {fact.slot for fact in extract_facts(text)} == {Slot.FEE}
