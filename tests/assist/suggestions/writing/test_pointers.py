from __future__ import annotations

from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.pointers import pointing_there
from assist.suggestions.writing.text import Paragraph, Sentence
from tests.assist.suggestions.world import CRAFTS

SOURCE = units_of(CRAFTS[0])[0]


def test_this_page_is_another_one_in_a_reply() -> None:
    written = Sentence("Pulse el botón que figura en esta página.", (SOURCE,))
    (found,) = pointing_there(Paragraph((written,))).sentences
    assert found.text == "Pulse el botón que figura en la página oficial del trámite."
    assert found.sources == (SOURCE,)


def test_at_the_beginning_of_a_sentence_it_is_written_as_one() -> None:
    written = Sentence("Esta página recoge los medios admitidos.", (SOURCE,))
    (found,) = pointing_there(Paragraph((written,))).sentences
    assert found.text == "La página oficial del trámite recoge los medios admitidos."
