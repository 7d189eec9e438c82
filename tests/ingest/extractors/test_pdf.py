from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from indexes.models import Aspect, DocumentKind
from ingest.errors import ContentUnreadable
from ingest.extractors.extract import extract


def pdf(*pages: list[str], title: str = "") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    if title:
        canvas.setTitle(title)
    for lines in pages:
        for number, line in enumerate(lines):
            canvas.drawString(60, 780 - 18 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


GUIDE = pdf(
    ["Boletín de ejemplo", "INSTRUCCIONES", "Plazo de presentación",
     "Del 1 al 20 de mayo de 2026.", "1"],
    ["Boletín de ejemplo", "Documentación", "- Solicitud firmada",
     "- Copia del contrato de alquiler", "2"],
    ["Boletín de ejemplo", "Una frase larga que empieza en una línea y que",
     "termina en la siguiente.", "3"],
    title="Instrucciones de las ayudas",
)  # fmt: skip


def test_blocks_know_their_page_and_section() -> None:
    document = extract(GUIDE, "http://x.test/guia.pdf", "application/pdf")

    assert document.kind is DocumentKind.PDF
    assert document.title == "Instrucciones de las ayudas"
    found = [(b.page, b.aspect, b.kind, b.text) for b in document.blocks]
    assert found == [
        (1, Aspect.DEADLINE, "paragraph", "Del 1 al 20 de mayo de 2026."),
        (2, Aspect.DOCUMENTS, "item", "Solicitud firmada"),
        (2, Aspect.DOCUMENTS, "item", "Copia del contrato de alquiler"),
        (
            3,
            Aspect.DOCUMENTS,
            "paragraph",
            "Una frase larga que empieza en una línea y que termina en la siguiente.",
        ),
    ]
    assert document.blocks[0].section == ("INSTRUCCIONES", "Plazo de presentación")


def test_articles_of_rules_that_are_counted_in_words_are_headings() -> None:
    body = pdf(["Quinta. Pérdida de la ayuda", "Se pierde cuando se falta diez días.",
                "Décima primera.- Recursos", "Cabe recurso en un mes."],
               title="Bases de la ayuda")  # fmt: skip
    found = [(b.section, b.text) for b in extract(body, "http://x.test/b.pdf", "").blocks]
    assert found == [
        (("Quinta. Pérdida de la ayuda",), "Se pierde cuando se falta diez días."),
        (("Décima primera.- Recursos",), "Cabe recurso en un mes."),
    ]


def test_pdf_is_known_by_its_bytes_whatever_the_server_says() -> None:
    assert extract(GUIDE, "http://x.test/descarga?id=3", "text/html").kind is DocumentKind.PDF


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(GUIDE)))
    writer.encrypt("secreto")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"%PDF-1.4\nbasura", "dañado"),
        (GUIDE[:400], "dañado"),
        (encrypted(), "cifrado"),
        (pdf([]), "no contiene texto"),
    ],
)
def test_pdf_that_cannot_be_read_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(ContentUnreadable) as caught:
        extract(body, "http://x.test/a.pdf", "application/pdf")
    assert reason in caught.value.reason
    assert caught.value.remedy
