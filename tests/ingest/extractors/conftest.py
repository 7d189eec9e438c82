from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexes.models import Aspect, ExtractedDocument
from ingest.extractors.extract import extract

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def read() -> Callable[..., ExtractedDocument]:
    """A page of the folder, as if fetched from an address that says nothing."""

    def read(name: str, url: str = "http://sede.test/x/{}") -> ExtractedDocument:
        return extract((PAGES / name).read_bytes(), url.format(name), "text/html")

    return read


@pytest.fixture
def read_body() -> Callable[..., ExtractedDocument]:
    """The content of a page with a title."""

    def read(
        body: str, title: str = "Una página", url: str = "http://sede.test/x"
    ) -> ExtractedDocument:
        head = f"<html lang=es><head><title>{title}</title></head>"
        page = f"{head}<body><main><h1>{title}</h1>{body}</main></body></html>"
        return extract(page.encode(), url, "text/html")

    return read


@pytest.fixture
def texts() -> Callable[[ExtractedDocument, Aspect], list[str]]:
    def of(document: ExtractedDocument, aspect: Aspect) -> list[str]:
        return [block.text for block in document.blocks if block.aspect is aspect]

    return of
