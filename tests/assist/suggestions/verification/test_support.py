from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.verification.support import is_faithful, is_supported
from assist.suggestions.writing.text import Sentence
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def unit(text: str, aspect: Aspect = Aspect.OTHER) -> Unit:
    (passage,) = page(f"{SEDE}/v", "Trámite 2026", [("Sección", aspect, text)])
    found = units_of(passage)
    return Unit(passage, found[0].start, found[-1].end, passage.text)


FEE = unit("La tasa es de 19,73 € y se paga en 10 días con el modelo 524.", Aspect.FEE)
TERM = unit("El plazo para resolver es de 3 meses.", Aspect.RESOLUTION_TERM)
WINDOW = unit("Del 1 de abril de 2026 al 5 de mayo de 2026.", Aspect.DEADLINE)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("La tasa es de 19,73 €", FEE),
        ("Cuesta 19,73 euros", FEE),
        ("Se resuelve en tres meses", TERM),
        ("El plazo terminó el 5 de mayo de 2026", WINDOW),
        ("Applications are closed: they ended on 05/05/2026", WINDOW),
        ("Sobre la tasa: la tasa es de 19,73 € y se paga en 10 días con el modelo 524", FEE),
    ],
)
def test_facts_that_stand_in_the_quote_are_supported(text: str, source: Unit) -> None:
    assert is_supported(Sentence(text, (source,)))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("La tasa es de 19,74 €", FEE),
        ("La tasa es de 19,73 € [modelo 525]", FEE),
        ("Se paga en 10 meses", FEE),
        ("Se resuelve en 6 meses", TERM),
        ("El plazo terminó el 6 de mayo de 2026", WINDOW),
        ("Applications are closed: they ended on 05/06/2026", WINDOW),
        ("Llame al 976 00 00 00", FEE),
        ("Consulte https://ejemplo.org/tasa", FEE),
        ("Escriba a tasas@ejemplo.org", FEE),
        ("Hay 7 oficinas", FEE),  # a number that is no fact
    ],
)
def test_facts_that_do_not_are_refused(text: str, source: Unit) -> None:
    assert not is_supported(Sentence(text, (source,)))


def test_a_sentence_without_source_may_state_no_fact() -> None:
    assert is_supported(Sentence("La información oficial de «Plan 2026» no lo indica."))
    assert not is_supported(Sentence("La tasa es de 3 €."))


def test_only_the_quoted_piece_supports_and_not_its_whole_passage() -> None:
    (passage,) = page(
        f"{SEDE}/v", "T", [("S", Aspect.FEE, "La tasa es de 5 €. El duplicado cuesta 9 €.")]
    )
    first, second = units_of(passage)
    assert is_supported(Sentence("Cuesta 5 €", (first,)))
    assert not is_supported(Sentence("Cuesta 9 €", (first,)))
    assert is_supported(Sentence("Cuesta 9 €", (second,)))


amounts = st.decimals(min_value=1, max_value=9_999, places=2)
days = st.integers(min_value=2, max_value=400)


@given(amounts)
def test_an_invented_amount_never_survives(amount: object) -> None:
    said = f"{amount}".replace(".", ",")
    sentence = Sentence(f"La tasa es de {said} €.", (FEE,))
    assert is_supported(sentence) is (said == "19,73")


@given(days, st.sampled_from(["días", "meses", "años", "semanas"]))
def test_an_invented_term_never_survives(number: int, period: str) -> None:
    sentence = Sentence(f"Se resuelve en {number} {period}.", (TERM,))
    assert is_supported(sentence) is ((number, period) == (3, "meses"))


@given(st.integers(min_value=600_000_000, max_value=999_999_999))
def test_an_invented_phone_never_survives(number: int) -> None:
    assert not is_supported(Sentence(f"Llame al {number}.", (FEE, TERM)))


@given(st.from_regex(r"[a-z]{3,12}\.(?:es|com|org)/[a-z]{1,8}", fullmatch=True))
def test_an_invented_link_never_survives(address: str) -> None:
    assert not is_supported(Sentence(f"Entre en https://{address} hoy.", (FEE, TERM)))


@given(amounts, st.sampled_from(["y además", "o bien", "más", "con un recargo de"]))
def test_an_invented_fact_appended_to_a_true_sentence_never_survives(
    amount: object, joint: str
) -> None:
    said = f"{amount}".replace(".", ",")
    sentence = Sentence(f"La tasa es de 19,73 € {joint} {said} €.", (FEE,))
    assert is_supported(sentence) is (said == "19,73")


@pytest.mark.parametrize(
    ("text", "faithful"),
    [
        ("La tasa es de 19,73 € y se paga con el modelo 524.", True),
        ("La tasa no se paga.", False),  # the source says no such no
        ("El alcalde invitará a merendar a los vecinos.", False),  # words of nobody
    ],
)
def test_a_model_must_keep_to_the_words_and_the_yes_or_no(text: str, faithful: bool) -> None:
    assert is_faithful(Sentence(text, (FEE,))) is faithful


def test_a_model_may_write_no_capitals_of_its_own() -> None:
    assert not is_faithful(Sentence("La tasa se paga en XII días.", (FEE,)))
