"""Fields of whole catalogues, measured: precision and recall of each field, in every layout and
under several wordings of the labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from indexes.models import DocumentKind, ExtractedDocument
from ingest.extractors.extract import extract
from ingest.revisions import content_digest
from tests.ingest.extractors import layouts
from tests.ingest.extractors.layouts import BANNER, LAYOUTS, NOISE, WORDINGS, reworded
from tests.ingest.extractors.measuring import Count, below, compare, counts, report
from tests.ingest.extractors.sheets import Sheet, tenerife_markdown, tenerife_sheets

LEAST = 0.95
SHEETS = tenerife_sheets()
needs_sheets = pytest.mark.skipif(
    not SHEETS, reason="shared/data/tenerife is not beside the project"
)


def read(html: str, sheet: Sheet) -> ExtractedDocument:
    return extract(html.encode(), f"http://sede.test/x/{sheet.code.lower()}", "text/html")


@needs_sheets
@pytest.mark.parametrize("wording", range(len(WORDINGS)))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_fields_of_a_catalogue(layout: str, wording: int) -> None:
    measured = counts()
    for sheet in (reworded(sheet, WORDINGS[wording]) for sheet in SHEETS):
        compare(read(LAYOUTS[layout](sheet), sheet), sheet, measured)

    print(report(measured))
    assert sum(count.expected for count in measured.values()) > 10 * len(SHEETS)
    assert below(measured, LEAST) == []


@needs_sheets
def test_fields_of_the_catalogue_as_it_is_published() -> None:
    measured = counts()
    for sheet, text in tenerife_markdown():
        body = f"# {sheet.title}\n\n{text}".encode()
        compare(extract(body, f"http://x.test/{sheet.code}.md", "text/markdown"), sheet, measured)

    print(report(measured))
    assert below(measured, LEAST) == []


@needs_sheets
@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_is_no_content_reaches_neither_blocks_nor_digests(layout: str) -> None:
    for sheet in SHEETS[:5]:
        document = read(LAYOUTS[layout](sheet), sheet)
        whole = " ".join([b.text for b in document.blocks] + [*_sections(document)])

        assert [noise for noise in NOISE if noise.casefold() in whole.casefold()] == []
        changed = LAYOUTS[layout](sheet).replace(BANNER, "Hoy cerramos a las 14 horas por avería.")
        changed = changed.replace("3 de marzo de 2026", "9 de abril de 2026").replace(
            "Otro trámite", "Novedad: carpeta ciudadana"
        )
        assert content_digest(read(changed, sheet)) == content_digest(document)


@needs_sheets
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_changed_field_changes_the_digest(layout: str) -> None:
    for sheet in SHEETS[:5]:
        fields = [replace(f, lines=(*f.lines, "Otra línea más")) for f in sheet.fields]
        other = replace(sheet, fields=(*fields[:2], *sheet.fields[2:]))
        before, after = (read(LAYOUTS[layout](each), sheet) for each in (sheet, other))
        assert content_digest(before) != content_digest(after)


def _sections(document: ExtractedDocument) -> set[str]:
    return {heading for block in document.blocks for heading in block.section}


def test_every_layout_of_an_invented_sheet_is_a_procedure() -> None:
    sheet = layouts.invented()
    for name, render in LAYOUTS.items():
        document = read(render(sheet), sheet)
        measured = counts()
        compare(document, sheet, measured)
        assert document.kind is DocumentKind.PROCEDURE, name
        assert below(measured, LEAST) == [], name


def test_measuring_notices_what_is_missing_and_what_is_too_much() -> None:
    count = Count()
    count.add(["Uno", "dos", "tres"], ["uno", "Dos", "cuatro", "cinco"])

    assert (count.precision, count.recall) == (2 / 3, 1 / 2)
    assert count.wrong == ["+ : tres", "- : cinco", "- : cuatro"] or len(count.wrong) == 3
