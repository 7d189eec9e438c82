from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.facts import FactKind, extract_facts
from indexes.facts.present import present, present_value


@pytest.mark.parametrize(
    ("kind", "form", "text"),
    [
        ("date", "2026-05-05", "5 de mayo de 2026"),
        ("date", "--06-25", "25 de junio"),
        ("date", "2026-05", "mayo de 2026"),
        ("date", "../2026-05-05", "hasta el 5 de mayo de 2026"),
        ("date", "2026-03-01/..", "desde el 1 de marzo de 2026"),
        ("date", "../2026-05", "hasta mayo de 2026"),
        ("date", "2026-05-01/2026-06-20", "del 1 de mayo al 20 de junio de 2026"),
        ("date", "2025-12-28/2026-01-10", "del 28 de diciembre de 2025 al 10 de enero de 2026"),
        ("date", "--04-01/--06-30", "del 1 de abril al 30 de junio"),
        ("date", "2026-05/2026-07", "de mayo a julio de 2026"),
        ("duration", "P6M", "6 meses"),
        ("duration", "P1M", "1 mes"),
        ("duration", "P15D", "15 días"),
        ("duration", "P10D;working", "10 días hábiles"),
        ("duration", "P1D;working", "1 día hábil"),
        ("duration", "P1M15D", "1 mes y 15 días"),
        ("duration", "PT48H", "48 horas"),
        ("duration", "P2W", "2 semanas"),
        ("amount", "19.73 EUR", "19,73 €"),
        ("amount", "1500.00 EUR", "1.500,00 €"),
        ("amount", "1250000.00 EUR", "1.250.000,00 €"),
        ("amount", "0.125 EUR", "0,125 €"),
        ("percentage", "33.5%", "33,5 %"),
        ("age", "<21", "menos de 21 años"),
        ("age", ">=65", "65 años o más"),
        ("age", "62", "62 años"),
        ("phone", "+34976714000", "976 71 40 00"),
        ("phone", "012", "012"),
        ("phone", "+33123456789", "+33123456789"),
        ("silence", "positive", "estimatorio"),
        ("channel", "in_person:yes", "presencial"),
        ("form", "modelo 650", "modelo 650"),
        ("date", "no es una fecha", "no es una fecha"),
        ("duration", "tres meses", "tres meses"),
        ("amount", "20 USD", "20 USD"),
    ],
)
def test_normal_form_is_written_as_people_read_it(kind: str, form: str, text: str) -> None:
    assert present_value(FactKind(kind), form) == text


@given(
    st.one_of(
        st.dates().map(lambda day: f"el {day.day}/{day.month}/{day.year:04d}"),
        st.integers(1, 10**8).map(lambda cents: f"{cents / 100:.2f} €"),
        st.integers(2, 500).map(lambda days: f"{days} días hábiles"),
        st.integers(2, 500).map(lambda months: f"{months} meses"),
    )
)
def test_presented_value_is_extracted_again(text: str) -> None:
    for fact in extract_facts(text):
        again = [other.normalised for other in extract_facts(present(fact))]
        assert again == [fact.normalised]
