from __future__ import annotations

from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.styles import brief, plain
from assist.suggestions.writing.text import Paragraph, Sentence
from tests.assist.suggestions.world import CRAFTS


def _paragraph(*texts: str, layout: str = "prose") -> Paragraph:
    source = units_of(CRAFTS[0])[0]
    sentences = tuple(Sentence(text, (source,)) for text in texts)
    return Paragraph(sentences, lead="Lista:", layout=layout)  # type: ignore[arg-type]


def test_brief_says_less_and_says_so() -> None:
    found = brief([_paragraph("Uno.", "Dos.", "Tres.")])
    assert [s.text for s in found[0].sentences] == ["Uno.", "Dos."]
    assert len(found) == 2


def test_brief_leaves_what_is_short() -> None:
    short = [_paragraph("Uno.", "Dos.")]
    assert brief(short) == short


def test_plain_puts_alternatives_one_by_one() -> None:
    found = plain(
        [_paragraph("Estar en una de estas situaciones: ser viudo; tener dos hijos; o vivir solo")]
    )
    assert found[0].lead == "Estar en una de estas situaciones:"
    assert [s.text for s in found[0].sentences] == ["ser viudo", "tener dos hijos", "vivir solo"]


def test_plain_leaves_what_is_one_idea() -> None:
    one = [_paragraph("La tasa es de 12 €.")]
    assert plain(one) == one


def test_plain_opens_the_items_of_a_list_under_its_lead() -> None:
    several = "Estar en una de estas: ser viudo; o vivir solo"
    found = plain([_paragraph("Tener 18 años", several, layout="list")])
    assert [paragraph.lead for paragraph in found] == ["Lista:", "Además: estar en una de estas:"]
    found = plain([_paragraph(several, "Tener 18 años", layout="list")])
    assert [p.lead for p in found] == ["Lista: estar en una de estas:", "Además:"]


def test_brief_keeps_the_case_that_changes_the_term() -> None:
    found = brief(
        [_paragraph("Un mes.", "Dos.", "Si es por transferencia, desde ese día.", "Tres.")]
    )
    assert [s.text for s in found[0].sentences][2:] == ["Si es por transferencia, desde ese día."]
