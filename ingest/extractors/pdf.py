"""PDFs, page by page: every block knows its page, so that a citation opens it there."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from indexes.models import Block, DocumentKind, ExtractedDocument
from ingest.cleaners.lines import is_noise
from ingest.errors import ContentUnreadable
from ingest.extractors.addresses import canonical_url
from ingest.extractors.aspects import place
from ingest.extractors.headings import announced
from ingest.extractors.language import language_of
from ingest.extractors.money import with_money_told
from ingest.extractors.outline import CELL, Heading, Line
from ingest.extractors.pdf_tables import may_have_tables, with_rows
from ingest.extractors.text import title_from_address
from ingest.folding import fold, squeeze
from ingest.texts import failure

HEADING_WORDS = 12
RUNNING = 0.5  # a line that stands on more than this share of the pages is a header or footer
_ORDINAL = (
    r"(?:(?:primer|segund|tercer|cuart|quint|sext|s[ée]ptim|octav|noven|d[ée]cim|und[ée]cim"
    r"|duod[ée]cim|vig[ée]sim)[oa]\s?)"
)
_NUMBERED = re.compile(
    rf"^(?:(?:base |cl[áa]usula )?{_ORDINAL}{{1,2}}\.[-–—]?"
    r"|\d{1,2}(?:\.\d{1,2})*[.)\-º]*|[IVX]+\.|Art[íi]culo \d+\.?|Anexo [IVX\d]+\.?)\s+\S",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"^Ordenanza (?:\w+ ){0,2}(?:n[.úu]?[mº]?[.º]*|n[úu]mero) ?\d+\W", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-–—•·*▪●○►✓§]|[a-z]\)|\d{1,2}[.)])\s+")
_SENTENCE = re.compile(r"[.;,]$")
_ENDED = re.compile(r"[.:;!?»)]$")
_PAGE_NUMBER = re.compile(
    r"^\W*(?:p[aá]g(?:ina)?\.?\s*)?\d{1,4}(?:\s*(?:/|de)\s*\d{1,4})?\W*$", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?<=[a-záéíóúñü])-\n(?=[a-záéíóúñü])")


def extract_pdf(body: bytes, url: str) -> ExtractedDocument:
    """Raises ContentUnreadable for damaged, encrypted and scanned files."""
    reader = _open(body)
    pages = [_page_text(reader, number) for number in range(len(reader.pages))]
    lines = list(_lines(pages))
    if not lines:
        raise ContentUnreadable(*failure("pdf_scanned"))
    title = _title(reader, lines, url)
    placed = with_money_told(place([line for _, line in lines]), title)
    blocks = [
        Block(text=item.line.text, section=item.line.section, aspect=item.aspect or "other",
              kind=_kind(item.line), page=page, titles=item.line.titles)
        for (page, _), item in zip(lines, placed, strict=True)
        if fold(item.line.text) != fold(title)
    ]  # fmt: skip
    text = " ".join(block.text for block in blocks)
    return ExtractedDocument(
        url=canonical_url(url), kind=DocumentKind.PDF, title=title, blocks=tuple(blocks),
        language=language_of(text, None),
    )  # fmt: skip


def _open(body: bytes) -> PdfReader:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings are of no use to an editor
    try:
        reader = PdfReader(io.BytesIO(body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ContentUnreadable(*failure("pdf_encrypted"))
        if not len(reader.pages):
            raise ContentUnreadable(*failure("pdf_damaged", detail="0"))
    except ContentUnreadable:
        raise
    except _DAMAGED as error:
        raise _damaged(error) from error
    return reader


_DAMAGED = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
            NotImplementedError, OSError, AssertionError, ArithmeticError)  # fmt: skip


def _damaged(error: Exception) -> ContentUnreadable:
    detail = squeeze(str(error))[:120] or type(error).__name__
    return ContentUnreadable(*failure("pdf_damaged", detail=detail))


def _kind(line: Line) -> Literal["paragraph", "item", "row"]:
    return line.kind if line.kind in ("item", "row") else "paragraph"


def _page_text(reader: PdfReader, number: int) -> str:
    """With the rows of its tables, which only the places of the words tell."""
    try:
        text = reader.pages[number].extract_text()
    except _DAMAGED as error:
        raise _damaged(error) from error
    return (may_have_tables(text) and _text_with_rows(reader, number)) or text


def _text_with_rows(reader: PdfReader, number: int) -> str | None:
    """None where the page has no table, or its words stand where nobody can tell."""
    try:
        return with_rows(reader.pages[number].extract_text(extraction_mode="layout"))
    except _DAMAGED:
        return None


def _lines(pages: Sequence[str]) -> Iterator[tuple[int, Line]]:
    """(page, line) under the headings that the wording shows: numbered, in capitals, or worded as
    one of the vocabulary. Headings go on from page to page."""
    running = _running(pages)
    path: tuple[Heading, ...] = ()
    for number, page in enumerate(pages, 1):
        told = [*_paragraphs(page, running), ""]
        for text, below in pairwise(told):
            if CELL in text:
                yield number, _row(text, path)
                continue
            rank = _heading_rank(text) or _rank_of_caption(text, below)
            if rank:
                path = (*(h for h in path if h.rank < rank), Heading(rank, text.rstrip(":")))
            elif not is_noise(text):
                bare = _BULLET.sub("", text, count=1)
                yield number, Line(bare, "paragraph" if bare == text else "item", path)


def _row(text: str, path: tuple[Heading, ...]) -> Line:
    cells = tuple(text.split(CELL))
    titles = not any(map(str.isdigit, text))
    return Line(text.strip(), "row", path, cells=cells, titles=titles)


def _running(pages: Sequence[str]) -> frozenset[str]:
    """Headers and footers, compared without their numbers."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(line for page in pages for line in {_bare(row) for row in page.splitlines()})
    return frozenset(
        line for line, n in counts.items() if line and n > max(2, RUNNING * len(pages))
    )


def _bare(row: str) -> str:
    return re.sub(r"\d+", "#", squeeze(row))


def _paragraphs(page: str, running: frozenset[str]) -> Iterator[str]:
    """Lines joined until a sentence ends, a list item or a heading starts, or a line is empty."""
    whole: list[str] = []
    for row in [*_HYPHEN.sub("", page).splitlines(), ""]:
        text = squeeze(row)
        if CELL in row:
            if whole:
                yield squeeze(" ".join(whole))
            whole = []
            yield row
            continue
        if text and (_bare(row) in running or _PAGE_NUMBER.match(text)):
            continue
        starts = not text or _BULLET.match(row) or _heading_rank(text) or _follows(whole)
        starts = starts and not (whole and text[:1].islower() and _RULES.match(whole[0]))
        if whole and starts:
            yield squeeze(" ".join(whole))
            whole = []
        if text:
            whole.append(text)


def _follows(whole: Sequence[str]) -> bool:
    """Whether what was read is a heading, or a sentence that ended well before the margin."""
    if not whole:
        return False
    longest = max(map(len, whole))
    last = whole[-1]
    short = len(whole) > 1 and len(last) < 0.8 * longest
    return bool(
        _heading_rank(" ".join(whole)) or (_ENDED.search(last) and (short or len(last) < 60))
    )


def _heading_rank(text: str) -> int:
    """1 to 3, or 0 for text."""
    words = text.split()
    if not words or len(words) > HEADING_WORDS or text.endswith((".", ";", ",")):
        return 0
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 3 and all(letter.isupper() for letter in letters):
        return 2
    if _RULES.match(text):
        return 2  # of several, bound together
    known = announced(text)
    if (
        known.strong
        and known.aspects
        and len(words) <= 6
        and text[0].isupper() | text.startswith("¿")
    ):
        return 3
    return 3 if _NUMBERED.match(text) and not text.endswith(":") and len(words) <= 8 else 0


def _rank_of_caption(text: str, below: str) -> int:
    """Of a line above a table that says what its rows are of; 0 where it says no such thing."""
    short = 0 < len(text.split()) <= HEADING_WORDS and not _SENTENCE.search(text)
    return 3 if short and CELL in below and CELL not in text else 0


def _title(reader: PdfReader, lines: Sequence[tuple[int, Line]], url: str) -> str:
    try:
        declared = squeeze(str(reader.metadata.title or "") if reader.metadata else "")
    except _DAMAGED:
        declared = ""
    if len(declared.split()) > 1 and not re.search(
        r"\.(docx?|pdf|odt|indd)$|^microsoft word", declared, re.IGNORECASE
    ):
        return declared
    first = lines[0][1]
    opening = first.path[0].text if first.path else first.text
    return opening if len(opening.split()) <= 20 else title_from_address(url)
