"""Approved answers as they were approved, each fact with the page that states it today."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assist.suggestions.evidence import Approved, ApprovedSentence, AspectEvidence, Evidence
from assist.suggestions.writing.text import Paragraph, Sentence

_BULLETS = ("- ", "* ", "• ")


def state_approved(approved: Approved) -> list[Paragraph]:
    """One paragraph a line; lines with a bullet are items under the line before them."""
    found: list[Paragraph] = []
    for is_item, grouped in groupby(_by_line(approved), key=_is_item):
        rows = list(grouped)
        if not is_item:
            found.extend(_prose(row, approved) for row in rows)
            continue
        lead = found.pop() if found and found[-1].sentences[-1].text.endswith(":") else None
        items = tuple(_sentence(one) for row in rows for one in row)
        text = " ".join(one.text for one in lead.sentences) if lead else ""
        found.append(Paragraph(items, lead=text, layout="list", aspect=approved.aspect))
    return found


def is_approved(one: AspectEvidence, evidence: Evidence) -> bool:
    """Whether an approved answer says all that was asked of the aspect."""
    return any(one.aspect is a.aspect and a.is_whole for a in evidence.approved.used)


def _by_line(approved: Approved) -> Iterator[list[ApprovedSentence]]:
    for _, sentences in groupby(approved.sentences, key=lambda one: one.line):
        yield list(sentences)


def _is_item(row: list[ApprovedSentence]) -> bool:
    return row[0].unit.text.startswith(_BULLETS)


def _prose(row: list[ApprovedSentence], approved: Approved) -> Paragraph:
    return Paragraph(tuple(_sentence(one) for one in row), aspect=approved.aspect)


def _sentence(one: ApprovedSentence) -> Sentence:
    text = one.unit.text
    for bullet in _BULLETS:
        text = text.removeprefix(bullet)
    return Sentence(text, (one.unit, *one.pages))
