from __future__ import annotations

from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.writing.notices import with_notices
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def quoted(text: str) -> Unit:
    (passage,) = page(f"{SEDE}/n", "Trámite", [("Sección", Aspect.FEE, text)])
    return units_of(passage)[0]


FEE = quoted("La tasa es de 19,73 €.")
CLOSED = Sentence("El plazo está cerrado.", (FEE,), is_derived=True)
LACKING = Sentence("No se indica el plazo de resolución.")
TOLD = Sentence("La tasa es de 19,73 €", (FEE,))


def composed(*sentences: Sentence) -> WrittenDraft:
    return WrittenDraft(tuple(Paragraph((one,)) for one in sentences))


def test_what_was_composed_around_the_quotes_stands_around_what_a_model_wrote() -> None:
    worded = WrittenDraft((Paragraph((Sentence("Cuesta 19,73 €", (FEE,)),)),), drafter="chat")
    found = with_notices(worded, composed(CLOSED, TOLD, LACKING))
    assert [one.text for one in found.sentences] == [CLOSED.text, "Cuesta 19,73 €", LACKING.text]
    after = with_notices(worded, composed(TOLD, CLOSED))
    assert [one.text for one in after.sentences] == ["Cuesta 19,73 €", CLOSED.text]
    assert found.drafter == "chat"
