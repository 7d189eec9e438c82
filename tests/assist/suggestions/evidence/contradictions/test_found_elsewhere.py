from __future__ import annotations

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


def _found(*sheets: tuple[str, str], kind: DocumentKind = DocumentKind.PROCEDURE) -> list[str]:
    """Titles of those beside a page of the portal that is about the same."""
    own = _candidate(f"{PORTAL}/salud/a", WHEELCHAIRS, DocumentKind.PAGE)
    others = [_candidate(url, title, kind) for url, title in sheets]
    titles = Titles(
        ProcedureEntry(code=None, title=one, document_id=one, url=one)
        for one in (*KNOWN, *(title for _, title in sheets))
    )
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
