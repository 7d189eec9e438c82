from __future__ import annotations

from assist.suggestions.titles import Titles
from assist.suggestions.understanding.readable import readable
from indexes.models import ProcedureEntry

TITLES = Titles(
    ProcedureEntry(code=None, title=title, document_id=f"doc_{n}")
    for n, title in enumerate(("Demanda de empleo: inscripción", "Licencia de caza"))
)


def test_of_another_language_it_is_known_how_much_was_understood() -> None:
    assert readable("hunting licence", "en", TITLES).understood == 1.0
    some = readable("I need a licence to juggle flaming torches", "en", TITLES)
    assert some.meant == "licencia"
    assert 0 < some.understood < 0.5


def test_what_an_expression_means_stands_apart_from_what_was_written() -> None:
    read = readable("quiero apuntarme al paro", "es", TITLES)
    assert read.said == "quiero apuntarme al paro"
    assert read.meant == "demanda de empleo inscripción"


def test_an_expression_means_nothing_else_than_the_procedure_that_is_named() -> None:
    named = TITLES.entries[1].stems
    assert readable("quiero apuntarme al paro", "es", TITLES, named).meant == ""
    assert readable("apuntarme al paro", "es", TITLES, TITLES.entries[0].stems).meant


def test_the_files_of_single_matters_speak_only_of_what_no_word_names() -> None:
    titles = Titles(
        ProcedureEntry(code=None, title=title, document_id=f"doc_{n}")
        for n, title in enumerate(("Alta en el suministro de agua", "Fugas y averías de agua"))
    )
    assert "averías" in readable("está saliendo agua en la calle", "es", titles).meant
    assert readable("avería: está saliendo agua en la calle", "es", titles).meant == ""
