"""Opens with yes or no where the source itself says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.media import CLOSED_QUESTION, media_cues, media_in
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind
from indexes.models import Aspect
from prompts.loader import render


def with_yes_or_no(
    evidence: AspectEvidence, paragraphs: Sequence[Paragraph], question: Question
) -> list[Paragraph]:
    """Only for «can it be done by…», whose answer is a channel fact of the cited text."""
    medium = _asked_medium(question.text) if evidence.aspect is Aspect.CHANNEL else None
    if medium is None or _is_limited(medium, evidence):
        return list(paragraphs)
    for unit in evidence.units:
        said = {f.normalised for f in unit.facts if f.kind is FactKind.CHANNEL}
        form = "yes" if f"{medium}:yes" in said else "no" if f"{medium}:no" in said else ""
        if form and unit.is_sentence:
            text = render("aspects/channel", form=form, text=unit.text)
            return _leading(
                Paragraph((Sentence(text, (unit,)),), aspect=evidence.aspect), paragraphs
            )
    return list(paragraphs)


def _is_limited(medium: str, evidence: AspectEvidence) -> bool:
    """Neither yes nor no is true of all where some may and others may not."""
    said = [fact.normalised for unit in evidence.units for fact in unit.facts]
    both = f"{medium}:yes" in said and f"{medium}:no" in said
    speaking = (u for u in evidence.units if any(f.normalised == f"{medium}:yes" for f in u.facts))
    return (
        both
        or any(_words("limits").search(unit.text) for unit in speaking)
        or any(_words("obliged").search(unit.text) for unit in evidence.units)
    )


def _leading(first: Paragraph, rest: Sequence[Paragraph]) -> list[Paragraph]:
    """The answer first; the paragraphs after it do not repeat its sentence."""
    source = first.sentences[0].sources
    kept = [
        replace(p, sentences=tuple(s for s in p.sentences if s.sources != source)) for p in rest
    ]
    return [first, *(p for p in kept if p.sentences)]


def _asked_medium(text: str) -> str | None:
    normalised = normalise(text)
    if _words("offered", "without").search(normalised):
        return None
    if not media_cues()[CLOSED_QUESTION].stands_in(normalised):
        return None
    named = [*media_in(text)]
    return named[0] if len(named) == 1 else None


@cache
def _words(*names: str) -> re.Pattern[str]:
    table = read_table(PAGES, "polarity.toml")
    return re.compile("|".join(one for name in names for one in table[name]), re.IGNORECASE)
