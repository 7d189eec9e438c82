from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

import pytest

from assist.suggestions.evidence.retitled import retitled
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.titles import Titles
from indexes.models import Aspect, Passage, ProcedureEntry
from tests.assist.suggestions.world import PORTAL, SEDE, page

PORTAL_SHEET = (
    f"{PORTAL}/tramites/mayores",
    "Teleasistencia domiciliaria",
    "Un colgante avisa a una central las 24 horas.",
)
OTHERS = [
    (f"{PORTAL}/tramites/caza", "Licencia de caza", "Para cazar en la provincia."),
    (f"{SEDE}/sol/pesca", "Licencia de pesca", "Para pescar en la provincia."),
]


@dataclass(frozen=True, eq=False)
class _Known:
    titles: Titles
    document: Callable[[str], tuple[Passage, ...]]


def _found(*sheets: tuple[str, str, str], read: list[str] | None = None) -> list[str]:
    """Titles of what the first sheet is called elsewhere. `read`: gets the documents that were."""
    pages = [_sheet(*sheet) for sheet in (*sheets, *OTHERS)]
    entries = [
        ProcedureEntry(
            code=None, title=one[0].title, document_id=one[0].document_id, url=one[0].url
        )
        for one in pages
    ]
    by_document = {one[0].document_id: tuple(one) for one in pages}

    def document(wanted: str) -> tuple[Passage, ...]:
        if read is not None:
            read.append(wanted)
        return by_document[wanted]

    knowledge = cast(Knowledge, _Known(Titles(entries), document))
    first = pages[0][0]
    key = knowledge.titles.key_of(first)
    own = Candidate(key, first.document_id, first.title, None, True, (), 1.0)
    return [by_document[one][0].title for one in retitled(own, knowledge)]


def _sheet(url: str, title: str, text: str) -> Sequence[Passage]:
    return page(url, title, [("Descripción", Aspect.SUMMARY, text)])


@pytest.mark.parametrize(
    ("other", "is_one"),
    [
        ((f"{SEDE}/sol/a", "Solicitud del servicio de teleasistencia", "3 meses."), True),
        ((f"{SEDE}/sol/a", "Alta en la teleasistencia (TA-01)", "3 meses."), True),
        ((f"{SEDE}/sol/a", "TA-01 Alta en la teleasistencia", "3 meses."), True),
        ((f"{PORTAL}/tramites/b", "Solicitud del servicio de teleasistencia", "3 meses."), False),
        ((f"{SEDE}/sol/a", "Renovación de la teleasistencia", "3 meses."), False),
        ((f"{SEDE}/sol/a", "Teleasistencia en montaña para refugios", "3 meses."), False),
    ],
)
def test_one_procedure_in_two_parts_of_the_site(other: tuple[str, str, str], is_one: bool) -> None:
    assert _found(PORTAL_SHEET, other) == ([other[1]] if is_one else [])


def test_two_that_are_as_like_are_none() -> None:
    sheets = [
        (f"{SEDE}/sol/a", "Alta en el servicio de teleasistencia", "3 meses."),
        (f"{SEDE}/sol/b", "Baja en el servicio de teleasistencia", "1 mes."),
    ]
    assert _found(PORTAL_SHEET, *sheets) == []


def test_of_all_titles_only_the_one_found_is_read() -> None:
    other = (f"{SEDE}/sol/a", "Solicitud del servicio de teleasistencia", "3 meses.")
    many = [(f"{SEDE}/sol/m{n}", f"Servicio de riego {n}", "3 meses.") for n in range(100)]
    read: list[str] = []
    assert _found(PORTAL_SHEET, other, *many, read=read) == [other[1]]
    assert len({*read}) == len([PORTAL_SHEET, other])
