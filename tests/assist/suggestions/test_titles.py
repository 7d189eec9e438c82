from __future__ import annotations

import pytest

from assist.suggestions.titles import Titles
from indexes.models import ProcedureEntry


def titles(*texts: str) -> Titles:
    return Titles(
        ProcedureEntry(code=str(n), title=text, document_id=f"doc_{n}", theme=None, window=None)
        for n, text in enumerate(texts, start=100)
    )


def test_acronyms_are_those_in_brackets() -> None:
    found = titles("Registro de empresas (REA)", "Montes que no gestiona la DGA")
    assert set(found.by_acronym) == {"rea"}


def test_a_word_of_every_title_weighs_nothing() -> None:
    found = titles("Ayuda a museos", "Ayuda a talleres", "Ayuda a clubes")
    assert found.weight("ayud") == pytest.approx(0.0)
    assert found.weight("muse") == pytest.approx(1.0)


def test_pages_without_a_code_join_those_of_the_same_title() -> None:
    entries = [
        ProcedureEntry(code=code, title=title, document_id=id, theme=None, window=None)
        for code, title, id in (
            ("7", "Licencia de caza", "a"),
            (None, "Licencia de Caza", "b"),
            (None, "Otra", "c"),
        )
    ]
    assert Titles(entries).documents_of("7") == ("a", "b")
    assert Titles(entries).documents_of("doc_x") == ("doc_x",)


def test_a_page_that_is_no_procedure_has_a_matter_too() -> None:
    entries = [ProcedureEntry(code="1", title="Caza", document_id="a", theme=None, window=None)]
    matter = "inspección técnica de vehículos"
    assert not Titles(entries).name_matter(matter)
    assert Titles(entries, lambda: ["Inspección técnica de vehículos"]).name_matter(matter)
    assert not Titles(entries, lambda: ["Vehículos", "Inspección"]).name_matter(matter)
