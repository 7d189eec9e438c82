from __future__ import annotations

from pathlib import Path

import pytest

from assist.suggestions.assessment.other_town import other_town
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.question import Question
from indexes.embedders.fake import FakeEmbedder
from indexes.models import Aspect, DocumentKind
from indexes.redaction import trusted
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page

TOWN = ("Piscina municipal", "Alta en el padrón municipal", "Tasa de basuras")
REGION = ("Piscina de la residencia", "Licencia de caza", "Parejas de hecho")


def _site(folder: Path, titles: tuple[str, ...]) -> Knowledge:
    said = "La de Villatuerta abre en verano."
    rows = [("Plazo", Aspect.DEADLINE, said)]
    kind = DocumentKind.PAGE
    pages = [page(f"{SEDE}/{n}", title, rows, kind=kind) for n, title in enumerate(titles)]
    passages = [passage for one in pages for passage in one]
    embedder = FakeEmbedder()
    store = SnapshotStore(folder, embedder)
    vectors = embedder.encode_passages([one.text for one in passages])
    store.switch(store.write(passages, vectors).id)
    return Knowledge(store.current())


@pytest.mark.parametrize(
    ("titles", "text", "name"),
    [
        (TOWN, "¿Cuánto cuesta la piscina de Orzanilla?", "Orzanilla"),
        (TOWN, "¿Cuándo abre la piscina municipal de Orzanilla de la Sierra?", "de la Sierra"),
        (TOWN, "¿Cuánto cuesta la piscina de Villatuerta?", None),  # a page says it
        (TOWN, "¿Abre la piscina de Navidad?", None),  # a word
        (TOWN, "Vengo de Orzanilla, ¿cuánto cuesta la piscina?", None),
        (REGION, "¿Cuánto cuesta la piscina de Orzanilla?", None),
    ],
)
def test_a_town_that_no_page_of_the_council_names_has_its_own(
    tmp_path: Path, titles: tuple[str, ...], text: str, name: str | None
) -> None:
    question = Question(text=trusted(text), search=text, language="es")
    found = other_town(question, titles[0], _site(tmp_path, titles))
    assert (found is not None and name in found.authority) if name else found is None
