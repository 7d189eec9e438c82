"""Blocks to texts of passages: one section and one aspect each, cut between blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexes.models import Aspect, Block
from ingest.extractors.headings import announced, is_related
from ingest.splitters.sentences import pieces

_DEPENDENT = ("item", "row")
INTRO_WORDS = 40  # a longer introduction is not said again before each part of its list


@dataclass(frozen=True)
class Run:
    section: tuple[str, ...]
    aspect: Aspect
    page: int | None
    anchor: str | None
    text: str


def runs(blocks: Sequence[Block], max_words: int) -> Iterator[Run]:
    """In reading order. A list that goes on in a further text is introduced again there. Names of
    related procedures are left out: whoever asks for those should find those."""
    told = [_placed(block) for block in blocks if not any(map(is_related, block.section))]
    for (section, aspect, page), group in groupby(
        told, key=lambda b: (b.section, b.aspect, b.page)
    ):
        found = list(group)
        anchor = next((block.anchor for block in found if block.anchor), None)
        for text in _texts(found, max_words):
            yield Run(section, aspect, page, anchor, text)


def _placed(block: Block) -> Block:
    """Telephone, address and web page of one contact stand together, under its heading."""
    section = block.section
    while len(section) > 1 and all(_is_contact(heading) for heading in section[-2:]):
        section = section[:-1]
    return block.model_copy(update={"section": section}) if section != block.section else block


def _is_contact(heading: str) -> bool:
    return announced(heading).aspects == (Aspect.CONTACT,)


def _texts(blocks: Sequence[Block], max_words: int) -> Iterator[str]:
    kept: list[str] = []
    intro = ""
    for index, block in enumerate(blocks):
        intro = _intro(block, blocks[index + 1 :], intro)
        for part in pieces(block.text, max_words):
            needed = _words(part) + (_next_words(blocks, index) if part == intro else 0)
            if kept and _words(*kept) + needed > max_words:
                yield "\n".join(kept)
                kept = [intro] if intro and block.kind in _DEPENDENT and part != intro else []
            kept.append(part)
    if kept:
        yield "\n".join(kept)


def _intro(block: Block, rest: Sequence[Block], current: str) -> str:
    """The sentence that a list depends on: it ends in a colon, or stands right before the items; of
    a table, the row that names its columns."""
    if block.titles:
        return block.text
    if block.kind in _DEPENDENT:
        return current
    opens = bool(rest) and rest[0].kind == "item" and block.text.rstrip().endswith(":")
    return block.text if opens and _words(block.text) <= INTRO_WORDS else ""


def _next_words(blocks: Sequence[Block], index: int) -> int:
    """An introduction never ends a text: its first item goes with it."""
    return _words(blocks[index + 1].text) if index + 1 < len(blocks) else 0


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
