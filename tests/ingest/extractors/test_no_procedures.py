"""Pages that speak of procedures and are none: news, events, hubs, lists, offices, notices."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexes.models import DocumentKind
from ingest.extractors.extract import extract

PAGES = sorted((Path(__file__).parent / "no_procedures").glob("*.html"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_about_something_else_is_no_procedure(path: Path) -> None:
    document = extract(path.read_bytes(), f"http://portal.test/x/{path.stem}", "text/html")
    assert document.blocks
    assert (document.kind, document.procedure) == (DocumentKind.PAGE, None)
