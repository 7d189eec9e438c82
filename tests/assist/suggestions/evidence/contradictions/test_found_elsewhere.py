from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.contradictions.found_elsewhere import found_elsewhere
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.titles import Titles
from indexes.models import Aspect, DocumentKind, Hit, ProcedureEntry
from tests.assist.suggestions.world import PORTAL, SEDE, page

WHEELCHAIRS = "Prestación ortoprotésica: sillas de ruedas y muletas"
KNOWN = ["Licencia de caza", "Licencia de pesca", "Ayudas para estudios"]


def _candidate(url: str, title: str, kind: DocumentKind) -> Candidate:
    passage = page(url, title, [("", Aspect.OTHER, "24 meses.")], kind=kind)[0]
    hits = (Hit(passage=passage, score=1.0),)
    is_sheet = kind is DocumentKind.PROCEDURE
    return Candidate(url, passage.document_id, title, None, is_sheet, hits, 1.0)


def _titles(*more: str, first: tuple[ProcedureEntry, ...] = ()) -> Titles:
    named = (*KNOWN, *more)
    return Titles(
        [*first, *(ProcedureEntry(code=None, title=t, document_id=t, url=t) for t in named)]
    )


def _found(*sheets: tuple[str, str], kind: DocumentKind = DocumentKind.PROCEDURE) -> list[str]:
    """Titles of those beside a page of the portal that is about the same."""
    own = _candidate(f"{PORTAL}/salud/a", WHEELCHAIRS, DocumentKind.PAGE)
    others = [_candidate(url, title, kind) for url, title in sheets]
    titles = _titles(*(title for _, title in sheets))
    read = cast(Reading, SimpleNamespace(knowledge=SimpleNamespace(titles=titles)))
    return [one.title for one in found_elsewhere(own, [own, *others], read)]


def test_a_sheet_whose_title_says_it_otherwise() -> None:
    title = "Ayudas para material ortoprotésico (OP-07)"
    assert _found((f"{SEDE}/op", title)) == [title]
    assert _found((f"{SEDE}/op", title), kind=DocumentKind.PAGE) == []


@pytest.mark.parametrize(
    ("url", "title"),
    [
        (f"{PORTAL}/salud/op", "Ayudas para material ortoprotésico"),
        (f"{SEDE}/op", "Renovación de material ortoprotésico"),
        (f"{SEDE}/op", "Ayudas para material ortoprotésico de 2024"),
        (f"{SEDE}/op", "Ayudas para estudios"),
        (f"{SEDE}/op", "Registro de talleres que reparan sillas de oficina"),
    ],
)
def test_what_is_another_thing(url: str, title: str) -> None:
    assert _found((url, title)) == []


def test_of_two_that_are_as_like_none_is_taken() -> None:
    sheets = [(f"{SEDE}/a", "Material ortoprotésico"), (f"{SEDE}/b", "Taller ortoprotésico")]
    assert _found(*sheets) == []


def test_none_in_a_part_of_the_site_where_it_has_a_page_of_its_own() -> None:
    title = "Material ortoprotésico"
    sheet = DocumentKind.PROCEDURE
    own = _candidate(f"{PORTAL}/salud/a", WHEELCHAIRS, sheet)
    other = _candidate(f"{SEDE}/op", title, sheet)
    twin = ProcedureEntry(code="7", title=WHEELCHAIRS, document_id="twin", url=f"{SEDE}/p")
    first = twin.model_copy(update={"document_id": own.document_id, "url": f"{PORTAL}/salud/a"})
    for pages, expected in (((first,), [title]), ((first, twin), [])):
        titles = _titles(first=pages)
        read = cast(Reading, SimpleNamespace(knowledge=SimpleNamespace(titles=titles)))
        named = replace(own, key=titles.key_of_entry(titles.entries[0]))
        assert [one.title for one in found_elsewhere(named, [named, other], read)] == expected
