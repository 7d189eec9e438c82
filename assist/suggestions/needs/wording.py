"""The lead of each need, and the order in which a reply says what it has to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.models import Channel
from prompts.loader import render

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context


def led(
    paragraphs: Sequence[Paragraph], run: Context, place: int, count: int, language: str
) -> list[Paragraph]:
    """The paragraphs of one need under its lead: «Sobre «Título de familia numerosa»:»."""
    lead = render(
        "several/lead",
        language=language,
        title=run.collected.primary.title,
        is_first=place == 0,
        is_last=place == count - 1 and count > 2,
        is_short=run.request.channel is Channel.SMS,
    )
    return [Paragraph((Sentence(lead),)), *paragraphs]


def order_of_message(parts: Sequence[Sequence[Paragraph]], *, is_short: bool) -> list[Paragraph]:
    """In the order asked. Where hardly anything has room, the first sentence that answers each need
    goes before all else, and is said with its lead or not at all."""
    if not is_short:
        return [paragraph for part in parts for paragraph in part]
    heads, rest = [], []
    for part in parts:
        head, left = _headed(part)
        heads.append(head)
        rest.extend(left)
    return [*heads, *rest]


def _headed(part: Sequence[Paragraph]) -> tuple[Paragraph, list[Paragraph]]:
    lead, *said = part
    if not said:
        return lead, []
    if said[0].layout == "list":
        return replace(said[0], lead=f"{lead.sentences[0].text} {said[0].lead}"), said[1:]
    first, *others = said[0].sentences
    head = Paragraph((*lead.sentences, first), aspect=said[0].aspect, is_whole=True)
    if said[0].is_whole:
        return replace(head, sentences=(*lead.sentences, *said[0].sentences)), said[1:]
    left = [replace(said[0], sentences=tuple(others))] if others else []
    return head, [*left, *said[1:]]
