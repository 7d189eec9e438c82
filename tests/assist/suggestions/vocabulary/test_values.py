from __future__ import annotations

import pytest

from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.values import named, wanted_in
from indexes.facts import FactKind, Slot
from indexes.facts.bounds import Bound


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("¿Cuánto tiempo tengo para pagar?", FactKind.DURATION),
        ("qué edad hay que tener", FactKind.AGE),
        ("¿Qué porcentaje subvencionan?", FactKind.PERCENTAGE),
        ("un telefono para preguntar", FactKind.PHONE),
        ("¿qué ley lo dice?", FactKind.LEGAL_REFERENCE),
        ("¿Cuánto cuesta?", FactKind.AMOUNT),
        ("¿A cuánto ha de ascender la inversión?", FactKind.AMOUNT),
        ("¿Cuál es la estancia máxima?", FactKind.DURATION),
        ("¿Cuánto me descuentan?", FactKind.PERCENTAGE),
    ],
)
def test_words_of_quantity_tell_the_kind_of_value(text: str, kind: FactKind) -> None:
    assert kind in wanted_in(text).kinds


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "How long does it take?", FactKind.DURATION),
        ("fr", "Quel âge faut-il avoir ?", FactKind.AGE),
        ("ro", "Câți bani primesc?", FactKind.AMOUNT),
        ("uk", "Скільки часу чекати?", FactKind.DURATION),
        ("pt", "Quanto podem demorar?", FactKind.DURATION),
        ("it", "Quanto dobbiamo aspettare?", FactKind.DURATION),
        ("ar", "متى يبدأ؟", FactKind.DATE),
    ],
)
def test_so_do_those_of_other_languages(language: str, text: str, kind: FactKind) -> None:
    assert kind in wanted_in(text, language).kinds


def test_it_is_read_by_ear_as_aspects_are() -> None:
    assert wanted_in("cuanto tienpo bale?") == wanted_in("¿cuánto tiempo vale?")


def test_naming_a_reduction_asks_for_its_share_unless_something_else_is_asked_of_it() -> None:
    text = "¿Qué presento para renovar la bonificación?"
    assert FactKind.PERCENTAGE in wanted_in(text).kinds
    assert not wanted_in(text, of_things=False)
    assert FactKind.PERCENTAGE in wanted_in("¿Cuánto me descuentan?", of_things=False).kinds


def test_whether_anything_is_paid_the_number_of_a_fee_says_and_no_share() -> None:
    kinds = {FactKind.AMOUNT, FactKind.FEE_CODE}
    assert wanted_in("¿Tengo que pagar algo?").kinds == kinds
    assert wanted_in("¿Es gratis?").kinds == kinds


def test_what_something_cost_is_not_asked_for() -> None:
    assert not wanted_in("¿Qué presento para que me devuelvan lo que costaron?")


def test_what_is_counted_is_named() -> None:
    assert wanted_in("¿Cuántos testigos hacen falta?").nouns


def test_who_resolves_asks_for_another_term_than_who_applies() -> None:
    assert Slot.RESOLUTION_TERM in wanted_in("¿Cuánto tardan en contestar?").slots
    assert Slot.RESOLUTION_TERM not in wanted_in("¿Cuánto tiempo tengo para pedirlo?").slots


def test_a_question_without_value_wants_none() -> None:
    assert not wanted_in("¿Qué es una fundación?")


def test_a_price_that_is_asked_as_a_fee_may_be_its_code_in_any_language() -> None:
    asked = named(wanted_in("How much does the licence cost?", "en"), Slot.FEE)
    assert asked == wanted_in("¿Cuánto cuesta la tasa?")


def test_a_fee_goes_by_its_number_too_unless_who_pays_less_is_asked() -> None:
    assert FactKind.FEE_CODE in wanted_in("tasa del carné, ¿cuál es?").kinds
    assert FactKind.FEE_CODE not in wanted_in("rebaja en la tasa del carné").kinds


@pytest.mark.parametrize(
    "text", ["modelo para pagar un coche", "coche modelo impuesto", "¿y el modelo?"]
)
def test_a_form_is_asked_for_without_a_question_word(text: str) -> None:
    assert wanted_in(text).kinds == {FactKind.FORM}


def test_how_long_to_wait_is_no_sum() -> None:
    assert wanted_in("Cât trebuie să aștept?", "ro").kinds == {FactKind.DURATION}


def test_up_to_which_wage_asks_for_the_limit_of_income() -> None:
    assert Slot.INCOME_LIMIT in wanted_in("¿hasta qué sueldo la dan?").slots


def test_a_value_of_another_kind_is_no_fee() -> None:
    asked = wanted_in("How long does it take?", "en")
    assert named(asked, Slot.FEE) == asked


def test_what_is_paid_for_a_flat_is_no_income() -> None:
    assert wanted_in("¿cuál es la renta máxima?").slots == {Slot.INCOME_LIMIT}
    rent = wanted_in("¿cuál es la renta máxima por habitación?")
    assert rent.kinds == {FactKind.AMOUNT}
    assert not rent.slots


def test_whether_one_is_in_time_asks_for_a_term() -> None:
    assert FactKind.DURATION in wanted_in("¿llego a tiempo?").kinds
    assert FactKind.AMOUNT in wanted_in("Qual è l'investimento minimo?", "it").kinds


def test_what_is_counted_may_be_a_word_without_topic() -> None:
    assert wanted_in("¿cuántas preguntas tiene el examen?").nouns == {stem("preguntas")}
    assert not wanted_in("tengo dos preguntas").nouns


def test_months_and_seasons_are_dates() -> None:
    assert FactKind.DATE in wanted_in("¿en qué meses me dejan?").kinds


def test_a_fine_is_no_fee() -> None:
    assert wanted_in("¿Qué multa me ponen si no lo declaro?").is_penalty
    assert not wanted_in("¿Cuánto cuesta la licencia?").is_penalty


def test_what_is_counted_from_the_decision_is_not_how_long_that_takes() -> None:
    assert Slot.RESOLUTION_TERM in wanted_in("¿cuánto tiempo tarda la resolución?").slots
    assert Slot.RESOLUTION_TERM not in wanted_in("¿cuánto tiempo desde la resolución?").slots


def test_how_long_an_aid_is_paid_is_how_long_it_is_valid() -> None:
    assert Slot.VALIDITY in wanted_in("¿Hasta cuándo se cobra?").slots
    assert Slot.VALIDITY not in wanted_in("¿Hasta cuándo puedo pagar la tasa?").slots


@pytest.mark.parametrize(
    ("language", "text", "bound"),
    [
        ("es", "¿hasta qué edad se puede?", Bound.MOST),
        ("es", "¿cuál es la edad mínima?", Bound.LEAST),
        ("es", "¿edad mínima y máxima?", None),
        ("es", "¿qué edad hay que tener?", None),
        ("ca", "Fins a quina edat es pot?", Bound.MOST),
        ("en", "From what age?", Bound.LEAST),
    ],
)
def test_which_limit_of_an_age_is_asked(language: str, text: str, bound: Bound | None) -> None:
    assert wanted_in(text, language).bound is bound
