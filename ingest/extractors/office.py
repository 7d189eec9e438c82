"""Word and OpenDocument files, through HTML, so that headings, lists and tables are read by the
same code as those of a web page."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html import escape
from typing import Any

from indexes.models import ExtractedDocument
from ingest.errors import ContentTooLarge, ContentUnreadable
from ingest.extractors.html import read_markup
from ingest.extractors.text import title_from_address
from ingest.folding import squeeze
from ingest.texts import failure

MOST_BYTES = 60_000_000  # unpacked, of all parts; images are never unpacked
MOST_RATIO = 200  # unpacked to packed: text shrinks to a tenth, a bomb to a thousandth
MOST_PARTS = 5_000
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_HEADINGS = ("heading", "título", "titulo")
_LEVEL = re.compile(r"(\d)\s*$")


def extract_docx(body: bytes, url: str) -> ExtractedDocument:
    """Raises ContentUnreadable when broken or encrypted, ContentTooLarge when it is a bomb."""
    checked_package(body)
    from docx import Document

    try:
        document = Document(io.BytesIO(body))
        title = squeeze(str(document.core_properties.title or ""))
        parts = list(_docx_parts(document))
    except _BROKEN as error:
        raise _damaged(error) from error
    return _document(parts, title, url)


def extract_odt(body: bytes, url: str) -> ExtractedDocument:
    """As `extract_docx`."""
    checked_package(body)
    from odf.opendocument import load

    try:
        document = load(io.BytesIO(body))
        titles = document.meta.childNodes if document.meta else []
        title = next((str(n) for n in titles if n.qname[1] == "title"), "")
        parts = list(_odt_parts(document.text))
    except _BROKEN as error:
        raise _damaged(error) from error
    return _document(parts, squeeze(title), url)


def office_kind(body: bytes) -> str | None:
    """docx | odt, by what the package holds; None for any other bytes."""
    if not body.startswith(b"PK"):
        return "docx" if body.startswith(b"\xd0\xcf\x11\xe0") else None
    try:
        names = set(zipfile.ZipFile(io.BytesIO(body)).namelist())
    except (zipfile.BadZipFile, *_BROKEN):
        return "docx" if b"word/" in body else "odt" if b"opendocument.text" in body else None
    if "word/document.xml" in names:
        return "docx"
    return "odt" if "content.xml" in names else None


def checked_package(body: bytes) -> None:
    """Nothing is parsed before its size is known: the sizes that a package states may lie, so parts
    are counted as they are unpacked."""
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        raise ContentUnreadable(*failure("office_encrypted"))
    try:
        package = zipfile.ZipFile(io.BytesIO(body))
        infos = package.infolist()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
            raise ContentTooLarge(*failure("office_bomb"))
        for info in infos:
            if info.flag_bits & 1:
                raise ContentUnreadable(*failure("office_encrypted"))
            if info.filename.lower().endswith((".xml", ".rels")):
                _check_part(package, info)
        if any(info.filename == "META-INF/manifest.xml" for info in infos):
            _check_manifest(package)
    except _BROKEN as error:
        raise _damaged(error) from error


def _check_part(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    allowed = min(MOST_BYTES, max(1_000_000, MOST_RATIO * info.compress_size))
    with package.open(info) as part:
        content = part.read(allowed + 1)
    if len(content) > allowed:
        raise ContentTooLarge(*failure("office_bomb"))
    if _DECLARATION.search(content):
        raise ContentUnreadable(*failure("office_entities"))


def _check_manifest(package: zipfile.ZipFile) -> None:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise ContentUnreadable(*failure("office_encrypted"))


def _document(parts: list[str], title: str, url: str) -> ExtractedDocument:
    if not parts:
        raise ContentUnreadable(*failure("empty"))
    markup = f"<main>{''.join(parts)}</main>"
    return read_markup(markup, url, title=title, name=title_from_address(url)).document


def _docx_parts(document: Any) -> Iterator[str]:
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            rows = ("".join(f"<td>{_cell(c.text)}</td>" for c in row.cells) for row in item.rows)
            yield _table(rows)
        elif squeeze(item.text):
            yield _docx_paragraph(item)


def _docx_paragraph(item: Any) -> str:
    style = str(item.style.name or "") if item.style is not None else ""
    text = escape(squeeze(item.text))
    if style == "Title":
        return f"<h1>{text}</h1>"
    level = (
        _LEVEL.search(style) if style.lower().startswith(("heading", "título", "titulo")) else None
    )
    if level:
        return f"<h{min(6, int(level[1]) + 1)}>{text}</h{min(6, int(level[1]) + 1)}>"
    numbered = item._p.pPr is not None and item._p.pPr.numPr is not None
    if numbered or style.lower().startswith(("list", "lista")):
        return f"<li>{text}</li>"
    return f"<p>{''.join(_run(run) for run in item.runs) or text}</p>"


def _run(run: Any) -> str:
    text = escape(run.text)
    return f"<b>{text}</b>" if run.bold and text.strip() else text


def _odt_parts(node: Any) -> Iterator[str]:
    for child in node.childNodes:
        name = _name(child)
        text = escape(squeeze(str(child))) if name in ("h", "p") else ""
        if name == "h" and text:
            level = min(6, int(child.getAttribute("outlinelevel") or 1) + 1)
            yield f"<h{level}>{text}</h{level}>"
        elif name == "p" and text:
            titled = str(child.getAttribute("stylename") or "") == "Title"
            yield f"<h1>{text}</h1>" if titled else f"<p>{text}</p>"
        elif name == "list":
            yield "<ul>" + "".join(f"<li>{i}</li>" for i in _odt_items(child)) + "</ul>"
        elif name == "table":
            yield _table(_odt_rows(child))
        elif name in ("section", "table-of-content", "list-header"):
            yield from _odt_parts(child) if name == "section" else ()


def _odt_items(node: Any) -> Iterator[str]:
    for item in node.childNodes:
        text = squeeze(str(item))
        if text:
            yield escape(text)


def _odt_rows(table: Any) -> Iterator[str]:
    for child in table.childNodes:
        name = _name(child)
        if name == "table-row":
            cells = [
                c for c in child.childNodes if getattr(c, "qname", ("", ""))[1] == "table-cell"
            ]
            yield "".join(f"<td>{_cell(str(cell))}</td>" for cell in cells)
        elif name in ("table-header-rows", "table-rows"):
            yield from _odt_rows(child)


def _name(node: Any) -> str:
    return str(getattr(node, "qname", ("", ""))[1])


def _table(rows: Iterator[str]) -> str:
    """The first row names the columns: office files seldom mark it."""
    first, *others = [*rows, ""]
    titled = first.replace("<td>", "<th>").replace("</td>", "</th>")
    rest = "".join(f"<tr>{row}</tr>" for row in others if row)
    return f"<table><tr>{titled if rest and first.count('<td>') > 2 else first}</tr>{rest}</table>"


def _cell(text: str) -> str:
    return escape(squeeze(text))


def _damaged(error: Exception) -> ContentUnreadable:
    detail = squeeze(str(error))[:120] or type(error).__name__
    return ContentUnreadable(*failure("office_damaged", detail=detail))


_BROKEN = (zipfile.BadZipFile, zipfile.LargeZipFile, KeyError, ValueError, TypeError, OSError,
           AttributeError, IndexError, RecursionError, NotImplementedError, EOFError, RuntimeError,
           SyntaxError)  # fmt: skip
