"""What the styles `brief` and `plain` make of a reply; both say nothing that it does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assist.suggestions.vocabulary.word_classes import any_of
from assist.suggestions.writing.text import Paragraph, Sentence
from prompts.filters import lower_first
from prompts.loader import render

_BRIEF_SENTENCES = 2
_BRIEF_ITEMS = 4
_PARTS = re.compile(r";\s+(?:o\s+|y\s+)?")
_CASE = re.compile(rf"{any_of('case', 'exception')}\b", re.IGNORECASE)
_LEAD = re.compile(r"^([^:;]{8,90}):\s+(?=.*;)")


def brief(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The first paragraphs of what was asked; where something is left out, it says so."""
    found = [_cut(paragraph) for paragraph in paragraphs]
    left_out = any(a is not b for a, b in zip(found, paragraphs, strict=True))
    is_said = any(s.text == render("more") for p in paragraphs for s in p.sentences)
    return [*found, Paragraph((Sentence(render("more")),))] if left_out and not is_said else found


def _cut(paragraph: Paragraph) -> Paragraph:
    most = _BRIEF_ITEMS if paragraph.layout == "list" else _BRIEF_SENTENCES
    if paragraph.is_whole or len(paragraph.sentences) <= most:
        return paragraph
    while most < len(paragraph.sentences) and _changes_the_last(paragraph.sentences[most]):
        most += 1
    return replace(paragraph, sentences=paragraph.sentences[:most])


def _changes_the_last(sentence: Sentence) -> bool:
    """«Si el dinero se entrega por transferencia, el plazo se cuenta desde…»: half a term is wrong
    for who is in that case."""
    return _CASE.match(sentence.text) is not None


def plain(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """One idea a line: alternatives that stand in one sentence become items of their own."""
    return [one for paragraph in paragraphs for one in _opened(paragraph)]


def _opened(paragraph: Paragraph) -> Iterator[Paragraph]:
    if paragraph.is_whole or all(len(_parts(one)[1]) < 2 for one in paragraph.sentences):
        yield paragraph
        return
    before = paragraph.lead if paragraph.layout == "list" else ""
    kept: list[Sentence] = []
    for sentence in paragraph.sentences:
        lead, parts = _parts(sentence)
        if len(parts) < 2:
            kept.append(sentence)
            continue
        if kept:
            yield replace(paragraph, sentences=tuple(kept), lead=before)
            kept, before = [], before and render("besides")
        lead = f"{before} {lower_first(lead)}" if before else lead
        yield replace(paragraph, sentences=parts, lead=lead, layout="list")
        before = before and render("besides")
    if kept:
        yield replace(paragraph, sentences=tuple(kept), lead=before)


def _parts(sentence: Sentence) -> tuple[str, tuple[Sentence, ...]]:
    """`Una de estas situaciones: a; b; o c` → its lead, and `a`, `b`, `c`."""
    match = _LEAD.match(sentence.text)
    if match is None or not sentence.sources:
        return "", (sentence,)
    rest = sentence.text[match.end() :]
    pieces = (piece.strip() for piece in _PARTS.split(rest))
    return f"{match.group(1)}:", tuple(replace(sentence, text=p) for p in pieces if p)
