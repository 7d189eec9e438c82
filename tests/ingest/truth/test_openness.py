"""What pages that are no sheets say of whether one can apply."""

from __future__ import annotations

import pytest

from indexes.models import Window
from tests.ingest.truth.conftest import Store, page, procedure


@pytest.mark.parametrize(
    ("sentence", "conflicts"),
    [
        ("El plazo de solicitud de los huertos de ocio se cerró el 31 de octubre de 2026.", True),
        ("Ha terminado el plazo de solicitud de los huertos de ocio.", True),
        ("El plazo de solicitud de los huertos de ocio se cerró el 31 de marzo de 2024.", False),
        ("Ha terminado el plazo de justificación de los huertos de ocio.", False),
        ("Ha terminado el plazo de solicitud de los huertos escolares.", False),
    ],
)
def test_what_is_open_all_the_year_was_not_closed(
    store: Store, sentence: str, conflicts: bool
) -> None:
    always = Window(state="permanent", text="Todo el año.")
    store.publish(procedure("huertos", None, "Huertos de ocio", always, deadline="Todo el año."))
    store.publish(page("noticia", "Noticia", sentence), source="portal")
    store.settle()
    assert [row.kind for row in store.conflicts("open")] == (["window"] if conflicts else [])
