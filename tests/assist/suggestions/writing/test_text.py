from __future__ import annotations

from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.text import Paragraph, Sentence, each_notice_once
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

MORE = Paragraph((Sentence("La página recoge más detalles"),))


def test_a_notice_of_two_lists_is_said_behind_the_last() -> None:
    (passage,) = page(f"{SEDE}/s", "Trámite", [("Plazo", Aspect.DEADLINE, "Todo el año.")])
    told = Paragraph((Sentence("Todo el año", units_of(passage)),))
    assert each_notice_once([told, MORE, told, MORE]) == (told, told, MORE)
    assert each_notice_once([MORE, told]) == (MORE, told)
