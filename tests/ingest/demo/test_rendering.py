from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ingest.demo.rendering import bare, cut, long_date, parse_date, short_date
from ingest.demo.site import EPOCH


def test_dates_are_written_as_in_spain() -> None:
    assert long_date(date(2026, 5, 5)) == "5 de mayo de 2026"
    assert short_date(date(2026, 5, 5)) == "05/05/2026"


@pytest.mark.parametrize(
    ("text", "day"),
    [("2025-03-07", (2025, 3, 7)), ("2024-04", (2024, 4, 1)), ("2019", (2019, 1, 1))],
)
def test_partial_dates_begin_their_period(text: str, day: tuple[int, int, int]) -> None:
    assert parse_date(text) == datetime(*day, 8, tzinfo=UTC)


def test_undated_pages_have_one_date() -> None:
    assert parse_date(None) == EPOCH


@pytest.mark.parametrize("text", ["Una frase bastante larga que se corta", "Corta.", "Ñandú"])
def test_cut_ends_within_a_word(text: str) -> None:
    piece = cut(text, 20)
    assert text.startswith(piece)
    assert piece[-1].isalpha()
    assert text[len(piece)].isalpha()


def test_bare_text_keeps_inner_stops() -> None:
    assert bare("Art. 8. Dos.") == "Art. 8. Dos"
