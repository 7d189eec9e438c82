"""Runs of inline content: what stands between two block elements, as verbatim text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bs4 import NavigableString, PageElement, Tag

from ingest.cleaners.markup import classes_of, words_of
from ingest.cleaners.patterns import patterns
from ingest.folding import fold, squeeze

BREAK = "\n"  # a <br>
STACKED = 3
STACKED_WORDS = 9
SHORT_WORDS = 9
_BOLD = ("b", "strong")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BOLD_WORDS = frozenset({"bold", "negrita", "negreta", "bolder", "semibold"})
_CONNECTED = re.compile(
    r"(?:,|\b(?:de|del|la|las|el|los|y|e|o|u|en|a|al|con|por|para|que|sin|su|sus))$", re.IGNORECASE
)
_LABELS = frozenset({"label", "etiqueta", "rotulo", "field-label", "term", "clave"})
_SEAM = re.compile(r"[a-záéíóúñü.:;)!?%€\d]$")
_WORD_END = re.compile(r"[^\W\d_]{3}$")
_NUMBER = re.compile(r"^\d+[\s/.,:€%-]")  # no index of a formula, no mark of a note
_CAPITAL = re.compile(r"^[A-ZÁÉÍÓÚÑÜ¿¡]")
_BULLET = re.compile(
    r"^\s*(?:(?:[-–—•·*▪●○◦►»]|\d{1,2}[.)]-?|[a-z]\))\s+"
    r"|[-–—•▪●○◦►](?=[A-ZÁÉÍÓÚÑÜ¿]))"  # «-Fotocopia del DNI»
)
_LABEL = re.compile(
    r"^[^\W\d_][^:.?!\n]{1,50}:(?:\s|$)|^(?:https?://|www\.|\S+@\S+\.\w|tel[.:]|tfno|fax\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w")
_ENDED = re.compile(r"[.:;!?»)]\s*$")


@dataclass(frozen=True)
class Piece:
    """One line of a run. `bold`: all of it is; `lead`: the bold words that it starts with."""

    text: str
    bold: bool = False
    lead: str = ""
    linked: bool = False
    internal: bool = False  # all of it links to a place in the same page
    marks: tuple[str, ...] = ()
    item: bool = False  # written as an item of a list, with a dash or a number


class _Part(NamedTuple):
    text: str
    bold: bool = False
    link: str | None = None
    element: int = 0  # which inline element it stands in; 0 outside of any
    mark: bool = False


def pieces(nodes: Sequence[PageElement]) -> list[Piece]:
    """The lines of a run. A <br> ends a line where a sentence or a label ends, or an item starts;
    two of them always do; elsewhere a <br> is a space."""
    alone = nodes[0] if len(nodes) == 1 else None
    if isinstance(alone, NavigableString):
        return _plain(str(alone))  # as most are
    if isinstance(alone, Tag) and (found := _plain_element(alone)):
        return found
    found = []
    for parts in _lines([part for node in nodes for part in _parts(node)]):
        piece = _piece(parts)
        if piece.text or piece.marks:
            found.append(piece)
    return found


def _plain_element(tag: Tag) -> list[Piece]:
    """A run of one element with nothing but text in it, as most headings are; else empty."""
    text = tag.contents[0] if len(tag.contents) == 1 else None
    if not isinstance(text, NavigableString) or tag.name == "a" or _for_screen_readers(tag):
        return []
    return _plain(str(text), _is_bold(tag))


def _plain(string: str, bold: bool = False) -> list[Piece]:
    """A run without elements. One without words is what its neighbours are: bold, or linked."""
    text = squeeze(string)
    if not text:
        return []
    bare, wordless = _BULLET.sub("", text, count=1), not _WORD.search(text)
    return [Piece(bare, bold=bold or wordless, linked=wordless, item=bare != text)]


def _piece(parts: list[_Part]) -> Piece:
    seen = [part for part in parts if not part.mark and squeeze(part.text)]
    text = squeeze(_joined(seen if len(seen) == len(parts) else [p for p in parts if not p.mark]))
    bare = _BULLET.sub("", text, count=1)
    links = {part.link for part in seen if _WORD.search(part.text)}
    return Piece(
        text=bare,
        bold=bool(seen) and all(p.bold or not _WORD.search(p.text) for p in seen),
        lead=_lead(seen),
        linked=bool(seen) and None not in links,
        internal=bool(links) and all((link or "").startswith("#") for link in links),
        marks=tuple(dict.fromkeys(squeeze(p.text) for p in parts if p.mark and squeeze(p.text))),
        item=bare != text,
    )


def _lead(parts: list[_Part]) -> str:
    bold: list[_Part] = []
    for part in parts:
        if not part.bold:
            break
        bold.append(part)
    if not bold or len(bold) == len(parts):
        return ""
    return squeeze(_joined(bold)).rstrip(":").rstrip()


def _joined(parts: list[_Part]) -> str:
    """No space where the page has none (`<b>Pla</b>zo`), but for two elements whose words would
    fuse: `<span>Plazo</span><span>Abierto</span>`."""
    text = ""
    before = 0
    for part in parts:
        fused = part.element != before and (
            (_SEAM.search(text) and _CAPITAL.search(part.text))
            or (text[-1:].isdigit() and part.text[:1].isalpha())
            or (_WORD_END.search(text) and _NUMBER.match(part.text))
        )
        text += (" " if fused else "") + part.text
        before = part.element
    return text


def _lines(parts: list[_Part]) -> Iterator[list[_Part]]:
    line: list[_Part] = []
    breaks = 0
    stacked = _is_stacked(parts)
    for index, part in enumerate(parts):
        if part.text != BREAK:
            line.append(part)
            breaks = 0 if squeeze(part.text) else breaks
            continue
        breaks += 1
        if line and (breaks > 1 or stacked or _ends_line(line, parts[index + 1 :])):
            yield line
            line = []
        else:
            line.append(_Part(" "))
    if line:
        yield line


def _is_stacked(parts: list[_Part]) -> bool:
    """Short lines one below the other, as in an address: each stands for itself."""
    whole = "".join(BREAK if part.text == BREAK else part.text for part in parts if not part.mark)
    rows = [row.split() for row in whole.split(BREAK) if row.strip()]
    return len(rows) >= STACKED and all(len(row) <= STACKED_WORDS for row in rows)


def _ends_line(line: list[_Part], rest: list[_Part]) -> bool:
    following = _joined(rest[: next((i for i, p in enumerate(rest) if p.text == BREAK), len(rest))])
    if not squeeze(following):
        return False
    before, after = squeeze(_joined(line)), squeeze(following)
    if _is_bold_label(line, rest):
        return True
    if _ENDED.search(before) or _BULLET.match(following) or _LABEL.match(after):
        return True
    named = _CAPITAL.match(before) and _CAPITAL.match(after) and not _CONNECTED.search(before)
    return bool(named) and max(len(before.split()), len(after.split())) <= SHORT_WORDS


def _is_bold_label(line: list[_Part], rest: list[_Part]) -> bool:
    """`<b>OBJETO</b><br>Autorizar …`: bold up to the break, and not beyond it."""
    before = [part for part in line if part.text.strip() and not part.mark]
    after = next((part for part in rest if part.text != BREAK and part.text.strip()), None)
    words = sum(len(part.text.split()) for part in before)
    bold = bool(before) and all(part.bold for part in before)
    return bold and after is not None and not after.bold and words <= SHORT_WORDS


def _parts(node: PageElement, bold: bool = False, link: str | None = None) -> Iterator[_Part]:
    if isinstance(node, NavigableString):
        yield _Part(
            str(node).replace("\n", " "), bold, link, id(node.parent) if bold or link else 0
        )
    elif isinstance(node, Tag):
        yield from _tag_parts(node, bold, link)


def _tag_parts(tag: Tag, bold: bool, link: str | None) -> Iterator[_Part]:
    if tag.name == "br":
        yield _Part(BREAK)
        return
    yield from (_Part(mark, mark=True) for mark in _marks(tag))
    if _for_screen_readers(tag):
        yield _Part(squeeze(tag.get_text(" ")), mark=True)
        return
    bold = bold or _is_bold(tag)
    link = str(tag.get("href") or "") if tag.name == "a" and tag.has_attr("href") else link
    for child in tag.children:
        for part in _parts(child, bold, link):
            element = part.element or id(tag)
            yield (
                part
                if part.text == BREAK or part.mark
                else _Part(part.text, part.bold, part.link, element)
            )


def _is_bold(tag: Tag) -> bool:
    if tag.name in _BOLD or _BOLD_STYLE.search(str(tag.get("style") or "")):
        return True
    return bool(words_of(tag) & (_LABELS | _BOLD_WORDS))


def _for_screen_readers(tag: Tag) -> bool:
    words = words_of(tag)
    return bool(words & patterns().markup["screen_reader"]) and bool(
        words & {"only", "hidden", "visuallyhidden", "offscreen"}
    )


def _marks(tag: Tag) -> Iterator[str]:
    """Words in icons: alternative text, title, label; the class of an element without text."""
    if tag.name == "img":
        yield squeeze(str(tag.get("alt") or ""))
    elif not squeeze(tag.get_text()):
        named = str(tag.get("aria-label") or tag.get("title") or "")
        yield squeeze(named) or fold(" ".join(classes_of(tag)))
