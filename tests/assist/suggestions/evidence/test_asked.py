from __future__ import annotations

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.asked import aside
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/t",
    "Trámite",
    [
        ("Resolución", Aspect.RESOLUTION_TERM, "El plazo para resolver es de 3 meses."),
        ("Silencio", Aspect.SILENCE, "El silencio administrativo tiene efecto estimatorio."),
    ],
)
TERM = AspectEvidence(Aspect.RESOLUTION_TERM, units_of(PAGE[0]))
SILENCE = AspectEvidence(Aspect.SILENCE, units_of(PAGE[1]))


def test_who_asks_how_long_they_take_is_told_what_silence_means() -> None:
    (found,) = aside([TERM], [tuple(PAGE)])
    assert found.units == SILENCE.units


def test_not_where_it_was_asked_nor_where_the_page_does_not_say() -> None:
    assert aside([TERM, SILENCE], [tuple(PAGE)]) == ()
    assert aside([TERM], [tuple(PAGE[:1])]) == ()
    assert aside([AspectEvidence(Aspect.FEE, TERM.units)], [tuple(PAGE)]) == ()
