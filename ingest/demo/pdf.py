"""Real PDFs from `content/pdf/*.toml`: headings, lists, tables, several pages, no randomness."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from pydantic import ValidationError
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

from indexes.errors import RecordInvalid
from indexes.models import Value

NOTE = "Documento de demostración de Ventanilla. No es una publicación oficial."
GRID = [
    ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
    ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


class PdfSection(Value):
    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: tuple[tuple[str, str], ...] = ()  # the first row is the head
    page_break: bool = False


class PdfDocument(Value):
    """`procedures` (codes or titles) and `linked_from` (portal slugs) link to it."""

    slug: str
    title: str
    subtitle: str
    site: Literal["sede", "portal"]
    procedures: tuple[str, ...] = ()
    linked_from: tuple[str, ...] = ()
    section: tuple[PdfSection, ...]

    @property
    def path(self) -> str:
        return f"/documentos/{self.slug}.pdf"


def load_pdfs(content: Path) -> tuple[PdfDocument, ...]:
    """Raises RecordInvalid naming the file."""
    documents = []
    for path in sorted((content / "pdf").glob("*.toml")):
        try:
            entry = tomllib.loads(path.read_text("utf-8"))
            documents.append(PdfDocument(slug=path.stem, **entry))
        except (tomllib.TOMLDecodeError, ValidationError, TypeError) as error:
            raise RecordInvalid(f"{path.name}: {error}") from error
    return tuple(documents)


def write_pdf(document: PdfDocument) -> bytes:
    """The same document gives the same bytes."""
    stream = BytesIO()
    template = SimpleDocTemplate(
        stream,
        pagesize=A4,
        title=document.title,
        author="Ventanilla (demostración)",
        lang="es-ES",
        invariant=1,
    )
    template.build(list(_flow(document)), onFirstPage=_footer, onLaterPages=_footer)
    return stream.getvalue()


def _flow(document: PdfDocument) -> Iterator[Flowable]:
    styles = getSampleStyleSheet()
    yield Paragraph(escape(document.title), styles["Title"])
    yield Paragraph(escape(document.subtitle), styles["Italic"])
    yield Spacer(1, 0.6 * cm)
    for section in document.section:
        if section.page_break:
            yield PageBreak()
        level = "Heading2" if section.heading.count(".") < 2 else "Heading3"
        yield Paragraph(escape(section.heading), styles[level])
        yield from _body(section, styles["BodyText"])


def _body(section: PdfSection, style: Any) -> Iterator[Flowable]:
    for text in section.paragraphs:
        yield Paragraph(escape(text), style)
    if section.items:
        rows = [ListItem(Paragraph(escape(item), style)) for item in section.items]
        yield ListFlowable(rows, bulletType="bullet", start="•")
    if section.table:
        cells = [[Paragraph(escape(cell), style) for cell in row] for row in section.table]
        yield Table(cells, colWidths=[5 * cm, 11 * cm], style=GRID)


def _footer(canvas: Any, template: SimpleDocTemplate) -> None:
    canvas.saveState()
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2 * cm, 1.2 * cm, NOTE)
    canvas.drawRightString(A4[0] - 2 * cm, 1.2 * cm, f"Página {template.page}")
    canvas.restoreState()
