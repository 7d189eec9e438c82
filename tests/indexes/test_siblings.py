"""Titles that differ from another by a telling word."""

from __future__ import annotations

import pytest

from indexes.siblings import siblings

TITLES = ("Licencia de pesca continental", "Carné joven europeo de Ribera: renovación")


@pytest.mark.parametrize(
    ("title", "is_sibling"),
    [
        ("Licencia de pesca marítima", True),
        ("Licencia de pesca continental", False),
        ("Licencia de pesca: preguntas", False),
        ("Licencia de pesca: renovación", False),
        ("Permiso de pesca continental", False),  # another word for it
        ("Licencia de caza mayor", False),  # hardly anything is the same
        ("Carné joven europeo 2026", False),
        ("Carné joven europeo: ventajas", False),
    ],
)
def test_another_word_in_the_place_of_a_telling_one(title: str, is_sibling: bool) -> None:
    assert list(siblings(TITLES, [title])) == ([title] if is_sibling else [])
