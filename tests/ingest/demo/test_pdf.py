from __future__ import annotations

import io
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from indexes.errors import RecordInvalid
from ingest.demo.content import CONTENT
from ingest.demo.pdf import NOTE, PdfDocument, load_pdfs, write_pdf
from ingest.demo.server import DemoSites

DOCUMENTS = load_pdfs(CONTENT)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.slug)
def test_pdf_is_real_and_carries_its_text(
    document: PdfDocument, sites: DemoSites, client: httpx.Client
) -> None:
    url = sites.sede_url if document.site == "sede" else sites.portal_url
    answer = client.get(url + document.path)
    assert answer.headers["Content-Type"] == "application/pdf"
    reader = PdfReader(io.BytesIO(answer.content))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    assert len(pages) >= 2
    assert all(NOTE in page for page in pages)
    assert reader.metadata is not None
    assert reader.metadata.title == document.title
    whole = " ".join(pages)
    for section in document.section:
        for text in (section.heading, *section.paragraphs, *section.items):
            assert text in whole


def test_four_pdfs_are_linked(sites: DemoSites, client: httpx.Client) -> None:
    assert len(DOCUMENTS) == 4
    guide = client.get(f"{sites.portal_url}/-/familia-numerosa").text
    form = client.get(f"{sites.sede_url}/tramitador/-/tramite/tacografo-digital-renovacion").text
    assert "/documentos/guia-familias.pdf" in guide
    assert "/documentos/instrucciones-tasa-tacografo.pdf" in form


def test_same_document_gives_the_same_bytes() -> None:
    assert write_pdf(DOCUMENTS[0]) == write_pdf(DOCUMENTS[0])


def test_wrong_pdf_is_named(tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "malo.toml").write_text('title = "x"', "utf-8")
    with pytest.raises(RecordInvalid, match=r"malo\.toml"):
        load_pdfs(tmp_path)
