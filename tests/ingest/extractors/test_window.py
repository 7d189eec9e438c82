from __future__ import annotations

from datetime import date

import pytest

from ingest.extractors.window import window_of

MAY = (date(2026, 5, 1), date(2026, 5, 20))


@pytest.mark.parametrize(
    ("states", "texts", "state"),
    [
        (["En plazo"], [], "open"),
        (["Fuera de plazo"], ["Plazo abierto todo el año."], "closed"),
        (["En plazo"], ["Abierto todo el año, sin fecha límite."], "permanent"),
        (["Próximamente"], ["Del 1 al 20 de mayo de 2026."], "upcoming"),
        (["Pendiente de definir"], [], "undefined"),
        ([], ["No expiration date"], "permanent"),
        ([], ["Puede presentarse en cualquier momento del año."], "permanent"),
        ([], ["El plazo ha finalizado."], "closed"),
        ([], ["Un mes desde la publicación."], None),
        ([], [], None),
    ],
)
def test_state_of_the_window(states: list[str], texts: list[str], state: str | None) -> None:
    assert window_of(states, texts).state == state


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Del 1 al 20 de mayo de 2026."], MAY),
        (["Inicio: 01/05/2026 Fin: 20/05/2026"], MAY),
        (["Desde el 1 de mayo de 2026.", "Hasta el 20 de mayo de 2026."], MAY),
        (["Del 1 al 20 de mayo de 2026.", "El plazo finaliza el 20 de mayo de 2026."], MAY),
        (["El plazo finaliza el 20 de mayo de 2026."], (None, MAY[1])),
    ],
)
def test_dates_of_the_window(texts: list[str], expected: tuple[date | None, date | None]) -> None:
    window = window_of([], texts)
    assert (window.starts, window.ends) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ["Del 1 al 20 de mayo de 2026.", "Del 1 al 10 de octubre de 2026."],
        ["Del 1 al 20 de mayo de 2026.", "Hasta el 31 de mayo de 2026."],
        ["Seis meses."],
    ],
)
def test_windows_that_disagree_give_no_date(texts: list[str]) -> None:
    window = window_of([], texts)
    assert (window.starts, window.ends) == (None, None)
    assert window.text == "\n".join(texts)
