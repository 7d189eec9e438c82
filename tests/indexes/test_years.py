"""Years as texts print them."""

from __future__ import annotations

from indexes.years import edition_years_in, years_in, years_spoken_of


def test_years_of_this_century_are_found_in_order() -> None:
    assert years_in("Curso 2026/2027, convocado en 1998 y en 2025") == ["2026", "2027", "2025"]


def test_longer_numbers_hold_no_year() -> None:
    assert years_in("Expediente 120261 y teléfono 976202600") == []


def test_the_year_of_a_law_is_not_spoken_of() -> None:
    assert years_spoken_of("La Ley 39/2015 vale en 2026 como en 1998") == {"2026", "1998"}


def test_a_course_is_of_its_first_year() -> None:
    assert edition_years_in("Becas 2025/2026") == {"2025"}
    assert edition_years_in("Becas 2025-2026 y 2027") == {"2025", "2027"}
