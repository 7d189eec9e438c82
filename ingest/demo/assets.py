"""Style sheets, icons and PDFs: what is not a page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ingest.demo.assembly import Assembly
from ingest.demo.pdf import PdfDocument, write_pdf

STATIC = Path(__file__).parent / "static"
TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


def add_assets(assembly: Assembly) -> None:
    for path in sorted(STATIC.rglob("*")):
        if path.suffix in TYPES:
            name = path.relative_to(STATIC).as_posix()
            assembly.add(f"/recursos/{name}", path.read_bytes(), content_type=TYPES[path.suffix])


def add_pdfs(assembly: Assembly, documents: Iterable[PdfDocument]) -> None:
    """Those of this site."""
    for document in documents:
        if document.site == assembly.name:
            body = write_pdf(document)
            assembly.add(document.path, body, content_type="application/pdf", listed="documentos")
