from __future__ import annotations

from collections.abc import Callable
from datetime import date

from indexes.models import Aspect, Edition, Passage, Window
from indexes.page_outline import outlined

MakePassage = Callable[..., Passage]


def test_a_page_is_dated_by_its_window_its_term_and_its_title(make_passage: MakePassage) -> None:
    window = make_passage("x", window=Window(starts=date(2025, 1, 2), ends=date(2025, 3, 1)))
    term = make_passage("Hasta el 1 de junio de 2026.", aspect=Aspect.DEADLINE)
    elsewhere = make_passage("Hasta el 1 de junio de 2031.", aspect=Aspect.FEE)
    assert outlined([window]).edition == date(2025, 3, 1)
    assert outlined([window, term, elsewhere]).edition == date(2026, 12, 31)
    assert outlined([make_passage("x", title="Becas 2024")]).edition == date(2024, 12, 31)


def test_the_year_of_an_address_dates_a_page_that_says_none(make_passage: MakePassage) -> None:
    bare = make_passage("x", url="https://a.example/ayuda-2018")
    dated = make_passage("x", url="https://a.example/ayuda-2018", title="Ayuda 2026")
    assert outlined([bare]).edition == date(2018, 12, 31)
    assert outlined([dated]).edition == date(2026, 12, 31)


def test_months_are_mentioned_and_the_dates_of_laws_are_not(make_passage: MakePassage) -> None:
    said = make_passage("Se resuelve en mayo de 2025. Ley 3/2027, de 4 de abril de 2027.")
    assert outlined([said]).mentioned == date(2025, 12, 31)
    assert outlined([make_passage("Nada.")]).mentioned is None


def test_a_page_says_when_it_was_updated(make_passage: MakePassage) -> None:
    said = make_passage("Última actualización: 5/3/2024")
    published = make_passage("x", published_at=date(2015, 3, 1))
    assert outlined([published, said]).updated == date(2024, 12, 31)
    assert outlined([published]).updated == date(2015, 3, 1)


def test_a_page_of_an_edition_that_another_one_replaces_is_not_of_now(
    make_passage: MakePassage,
) -> None:
    old = Edition(procedure="p", name="2024", current=False)
    assert not outlined([make_passage("x", edition=old)]).of_now
    assert outlined([make_passage("x")]).of_now


def test_aspects_are_counted_once(make_passage: MakePassage) -> None:
    page = [make_passage(text, aspect=Aspect.FEE) for text in "abc"]
    assert outlined([*page, make_passage("d", aspect=Aspect.DEADLINE)]).aspects == 2
