"""What fits in a text message: whole sentences in their order, then where the rest can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.writing.text import Paragraph, Sentence
from prompts.filters import lower_first
from prompts.loader import render

SMS_CHARACTERS = 160


def shortened(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The sentences that fit beside the way to the rest; a list is said whole or not at all. Where
    the first only fits without its address, the answer goes before the address."""
    if _length(paragraphs) <= SMS_CHARACTERS:
        return tuple(paragraphs)
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    rest = Paragraph((_tail(paragraphs),))
    kept = _fitting(pieces, rest)
    if kept:
        return (*kept, rest)
    bare = Paragraph((Sentence(render("sms_more", url="")),))
    kept = _fitting(pieces, bare)
    if kept:
        return (*kept, bare)
    return tuple(pieces[:1]) if _length(pieces[:1]) <= SMS_CHARACTERS else (rest,)


def _fitting(pieces: Sequence[Paragraph], rest: Paragraph) -> list[Paragraph]:
    """The first ones, as many as fit before the rest; what else was asked is told though a list
    does not fit."""
    kept: list[Paragraph] = []
    skipped = False
    for piece in pieces:
        if skipped and piece.aspect is None:
            continue
        if _length([*kept, piece, rest]) <= SMS_CHARACTERS:
            kept.append(piece)
        elif piece.layout == "list":
            skipped = True
        else:
            break
    return kept


def said(paragraphs: Sequence[Paragraph]) -> str:
    """In one line, without marks."""
    return " ".join(_said(paragraph) for paragraph in paragraphs)


def _said(paragraph: Paragraph) -> str:
    if paragraph.layout == "list":
        texts = (sentence.text.strip().rstrip(".;,") for sentence in paragraph.sentences)
        items = "; ".join(map(lower_first, texts))
        return f"{paragraph.lead} {items}."
    return " ".join(_closed(sentence.text.strip()) for sentence in paragraph.sentences)


def _closed(text: str) -> str:
    """A full stop after an address would become part of it."""
    is_address = "://" in text.rsplit(" ", 1)[-1]
    return text if is_address or text.endswith((".", "?", "!", "…", ":")) else f"{text}."


def _pieces(paragraph: Paragraph) -> list[Paragraph]:
    if paragraph.layout == "list" or paragraph.is_whole:
        return [paragraph]
    return [replace(paragraph, sentences=(sentence,)) for sentence in paragraph.sentences]


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return len(said(paragraphs))


def _tail(paragraphs: Sequence[Paragraph]) -> Sentence:
    """The address of the page that answers first, where it is short enough; else that it exists."""
    units = [unit for p in paragraphs for sentence in p.sentences for unit in sentence.sources]
    page = units[0].passage.url.partition("#")[0] if units else ""
    text = render("sms_more", url=page)
    return Sentence(text if len(text) <= SMS_CHARACTERS else render("sms_more", url=""))
