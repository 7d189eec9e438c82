from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.assessment.among_papers import is_among_papers
from assist.suggestions.frozen import replace
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.patterns import Matter
from indexes.models import Aspect, ProcedureEntry
from tests.assist.suggestions.questions import question

TITLES = ("Ayudas de comedor escolar", "Valoración de la dependencia", "Licencia de pesca")
ENTRIES = [ProcedureEntry(code=None, title=t, document_id=t, url="") for t in TITLES]
KNOWLEDGE = cast(Knowledge, SimpleNamespace(titles=Titles(ENTRIES)))
PAPER = "certificado de empadronamiento"


def _is_among_papers(text: str, topic: str, aspect: Aspect = Aspect.DOCUMENTS) -> bool:
    asked = replace(
        question(text),
        topic=tuple(Term(word, stem(word)) for word in topic.split()),
        aspects=(aspect,),
        matter=Matter(name="register", authority="el ayuntamiento", words=PAPER),
    )
    return is_among_papers(asked, KNOWLEDGE)


@pytest.mark.parametrize(
    "text",
    [
        f"¿Para pedir la dependencia hace falta el {PAPER}?",
        f"¿Hay que llevar el {PAPER} para la valoración de la dependencia?",
        f"Para lo de la dependencia de mi madre tengo que llevar el {PAPER}",
    ],
)
def test_a_paper_for_one_of_our_procedures_is_among_its_papers(text: str) -> None:
    assert _is_among_papers(text, f"dependencia {PAPER}")


@pytest.mark.parametrize(
    "text",
    [
        f"¿Qué papeles piden para sacar el {PAPER}?",
        f"¿Qué hay que llevar para el {PAPER}?",
        f"¿Qué papeles piden del {PAPER} para un viaje?",
        f"¿Qué papeles piden del {PAPER}?",
    ],
)
def test_the_papers_for_the_paper_itself_are_those_of_the_other_administration(text: str) -> None:
    assert not _is_among_papers(text, f"dependencia viaje {PAPER}")


def test_who_asks_where_to_get_it_asks_the_other_administration() -> None:
    text = f"¿Dónde se saca el {PAPER} para la dependencia?"
    assert not _is_among_papers(text, f"dependencia {PAPER}", Aspect.WHERE)
