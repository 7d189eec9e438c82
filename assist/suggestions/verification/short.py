"""What fits in a text message: whole sentences in their order, then where the rest can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.understanding.question import PAGES
from assist.suggestions.writing.other_language import label
from assist.suggestions.writing.text import Paragraph, Sentence
from prompts.filters import lower_first
from prompts.loader import render

SMS_CHARACTERS = 160


def shortened(paragraphs: Sequence[Paragraph], language: str = PAGES) -> tuple[Paragraph, ...]:
    """The sentences that fit beside the way to the rest; a list is said whole or not at all. Where
    more of what was asked fits without its address, that goes before it; where nothing does, it is
    said what can be read there."""
    if _length(paragraphs) <= SMS_CHARACTERS:
        return tuple(paragraphs)
    pieces = [piece for paragraph in paragraphs for piece in _pieces(paragraph)]
    page = _page(paragraphs)
    rest = Paragraph((_tail(page, language),))
    bare = Paragraph((Sentence(render("sms_more", language=language, url="")),))
    told = [(kept, tail) for tail in (rest, bare) if (kept := _fitting(pieces, tail))]
    if told:
        kept, tail = max(told, key=lambda one: _answered(one[0]))
        return (*kept, tail)
    if _length(pieces[:1]) <= SMS_CHARACTERS:
        return tuple(pieces[:1])
    return (Paragraph((_pointer(paragraphs, page, language),)),)


def _answered(paragraphs: Sequence[Paragraph]) -> int:
    """How much of what was asked they tell."""
    return len({one.aspect for one in paragraphs} - {None})


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


def _page(paragraphs: Sequence[Paragraph]) -> str:
    """The address of the page that answers first."""
    units = [unit for p in paragraphs for sentence in p.sentences for unit in sentence.sources]
    return units[0].passage.url.partition("#")[0] if units else ""


def _tail(page: str, language: str) -> Sentence:
    """The address, where it is short enough; else that it exists."""
    text = render("sms_more", language=language, url=page)
    fits = len(text) <= SMS_CHARACTERS
    return Sentence(text if fits else render("sms_more", language=language, url=""))


def _pointer(paragraphs: Sequence[Paragraph], page: str, language: str) -> Sentence:
    """What of it can be read at the address, as much as fits."""
    aspects = dict.fromkeys(p.aspect for p in paragraphs if p.aspect is not None)
    labels = [label(aspect, language) for aspect in aspects]
    asked = [
        (labels, page, False),
        (labels[:1], page, False),
        (labels[:1], page, bool(labels)),
        ([], page, False),
        (labels, "", False),
        (labels[:1], "", False),
    ]
    texts = (
        render("sms_page", language=language, labels=names, url=url, is_short=is_short)
        for names, url, is_short in asked
    )
    return Sentence(next(text for text in texts if len(text) <= SMS_CHARACTERS))
