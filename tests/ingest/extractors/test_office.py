"""Word and OpenDocument: their structure is read, and nothing broken or hostile is opened."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from indexes.models import Aspect, DocumentKind, ExtractedDocument
from ingest.errors import ContentTooLarge, ContentUnreadable
from ingest.extractors.extract import extract

ROWS = (("Grupo", "Cuota", "Plazo"), ("General", "30 €", "mayo"), ("Reducida", "15 €", "junio"))


def docx() -> bytes:
    from docx import Document

    document = Document()
    document.add_heading("Ayudas para huertos", 0)
    document.add_heading("Requisitos", 1)
    document.add_paragraph("Tener un huerto.", style="List Bullet")
    document.add_heading("Plazo de presentación", 1)
    document.add_paragraph("Del 2 al 20 de mayo de 2026.")
    document.add_heading("Documentación", 1)
    document.add_paragraph("DNI", style="List Bullet")
    document.add_heading("Tasas", 1)
    table = document.add_table(0, 3)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, P

    document = OpenDocumentText()
    document.text.addElement(P(stylename="Title", text="Ayudas para huertos"))
    for heading, text in (("Requisitos", "Tener un huerto."), ("Documentación", "DNI")):
        document.text.addElement(H(outlinelevel=1, text=heading))
        item = ListItem()
        item.addElement(P(text=text))
        listed = List()
        listed.addElement(item)
        document.text.addElement(listed)
    document.text.addElement(H(outlinelevel=1, text="Plazo de presentación"))
    document.text.addElement(P(text="Del 2 al 20 de mayo de 2026."))
    document.text.addElement(H(outlinelevel=1, text="Tasas"))
    table = Table()
    for row in ROWS:
        line = TableRow()
        for text in row:
            cell = TableCell()
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    document.text.addElement(table)
    target = io.BytesIO()
    document.write(target)
    return target.getvalue()


def read(body: bytes) -> ExtractedDocument:
    return extract(body, "http://x.test/ayudas.bin", "application/octet-stream")


@pytest.mark.parametrize("make", [docx, odt])
def test_structure(make: Callable[[], bytes]) -> None:
    document = read(make())

    assert document.kind is DocumentKind.PROCEDURE
    assert document.title == "Ayudas para huertos"
    assert [(b.aspect, b.kind, b.text) for b in document.blocks] == [
        (aspect, kind, text)
        for aspect, kind, text in sorted(
            [
                (Aspect.REQUIREMENTS, "item", "Tener un huerto."),
                (Aspect.DEADLINE, "paragraph", "Del 2 al 20 de mayo de 2026."),
                (Aspect.DOCUMENTS, "item", "DNI"),
                *((Aspect.FEE, "row", "\u2003".join(row)) for row in ROWS),
            ],
            key=lambda block: [b.text for b in document.blocks].index(block[2]),
        )
    ]
    assert [b.titles for b in document.blocks if b.kind == "row"] == [True, False, False]


@pytest.mark.parametrize("make", [docx, odt])
def test_truncated_file(make: Callable[[], bytes]) -> None:
    body = make()
    for length in (len(body) // 2, len(body) - 30):
        with pytest.raises(ContentUnreadable, match="dañado"):
            read(body[:length])


def packed(name: str, content: bytes, **others: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
        for other, text in others.items():
            package.writestr(other.replace("__", "/"), text)
    return target.getvalue()


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml"])
def test_zip_bomb_is_refused_without_unpacking_it(name: str) -> None:
    bomb = packed(name, b"<a>" + b" " * 300_000_000 + b"</a>")
    tracemalloc.start()
    with pytest.raises(ContentTooLarge, match="descomprimirlo"):
        read(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 20_000_000


def test_part_whose_stated_size_lies() -> None:
    bomb = bytearray(packed("word/document.xml", b"<a>" + b" " * 30_000_000 + b"</a>"))
    with pytest.raises(ContentTooLarge):
        read(bytes(bomb))


@pytest.mark.parametrize("name", ["word/document.xml", "content.xml"])
def test_entity_bomb(name: str) -> None:
    text = b'<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with pytest.raises(ContentUnreadable, match="entidades"):
        read(packed(name, text))


def test_encrypted_files() -> None:
    manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"
    for body in (
        packed("content.xml", b"<a/>", **{"META-INF__manifest.xml": manifest}),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500,
    ):
        with pytest.raises(ContentUnreadable, match="cifrado"):
            read(body)


def test_other_packages_are_of_no_known_type() -> None:
    with pytest.raises(ContentUnreadable, match="no se sabe leer"):
        read(packed("foto.bin", b"\0\1\2"))
