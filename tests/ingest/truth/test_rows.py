"""Rows of tables and items of lists on pages that are no sheets."""

from __future__ import annotations

from indexes.models import Block, ExtractedDocument
from ingest.truth.rows import rows_of
from tests.ingest.truth.conftest import Store, page, procedure

_CELL = "\u2003"


def _table(*rows: tuple[str, ...]) -> ExtractedDocument:
    blocks = tuple(
        Block(text=_CELL.join(row), kind="row", titles=place == 0) for place, row in enumerate(rows)
    )
    return page("calendario", "Calendario").model_copy(update={"blocks": blocks})


def test_a_row_says_nothing_of_the_rows_below_it() -> None:
    rows = rows_of(_table(("Curso", "Precio"), ("Piano", "50 €"), ("Violín", "60 €")).blocks)
    text = f"Los cursos cuestan:\nPiano{_CELL}50 €\nViolín{_CELL}60 €"
    around, place = rows.around(text, text.index("60"))
    assert around.startswith("Los cursos cuestan:\nViolín")
    assert around[place:] == "60 €"


def test_dates_of_a_row_are_of_what_their_columns_say(store: Store) -> None:
    sheet = procedure(
        "curso", None, "Cursos de pintura mural", deadline="Del 1 al 19 de mayo de 2027."
    )
    store.publish(sheet)
    titles = ("Actividad", "Inicio de la inscripción", "Fin de la inscripción")
    row = ("Cursos de pintura mural", "1 de mayo de 2027", "12 de mayo de 2027")
    other = ("Coro de voces blancas", "3 de mayo de 2027", "9 de mayo de 2027")
    store.publish(_table(titles, row, other), source="portal")
    store.settle()
    (found,) = store.conflicts("open")
    assert found.slot == "deadline"
    assert store.values(found)[1] == ("../2027-05-12", "2027-05-01/..")


def test_a_calendar_that_says_the_same_contradicts_nothing(store: Store) -> None:
    sheet = procedure(
        "curso", None, "Cursos de pintura mural", deadline="Del 1 al 19 de mayo de 2027."
    )
    store.publish(sheet)
    titles = ("Actividad", "Desde", "Hasta")
    row = ("Cursos de pintura mural", "1 de mayo de 2027", "19 de mayo de 2027")
    other = ("Coro de voces blancas", "3 de mayo de 2027", "9 de mayo de 2027")
    store.publish(_table(titles, row, other), source="portal")
    store.settle()
    assert not store.conflicts()
