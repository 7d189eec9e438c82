from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eval.models import Answer

Run = list[Answer]


@pytest.fixture
def run() -> Callable[..., Run]:
    """A run of groups × three offices that all give the same fee. `fees`: what an office says
    instead, by group and office."""

    def make(
        groups: int = 30, fees: dict[tuple[int, str], int] | None = None, **fields: Any
    ) -> Run:
        return [
            Answer(
                key=f"g{group:02}/{office}",
                group=f"g{group:02}",
                wording=f"g{group:02}",
                query=f"¿Cuánto cuesta el trámite {group}?",
                office=office,
                channel="email",
                language="es",
                confidence=0.9,
                text=f"La tasa es de {(fees or {}).get((group, office), 10)} €.",
                **({"status": "answered"} | fields),
            )
            for group in range(groups)
            for office in ("huesca", "teruel", "zaragoza")
        ]

    return make
