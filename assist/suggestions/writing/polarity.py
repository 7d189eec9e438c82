"""Opens with yes or no where the source itself says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind
from indexes.models import Aspect
from prompts.loader import render


def with_yes_or_no(
    evidence: AspectEvidence, paragraphs: Sequence[Paragraph], question: Question
) -> list[Paragraph]:
    """Only for «can it be done by…», whose answer is a channel fact of the cited text."""
    medium = _asked_medium(question.text) if evidence.aspect is Aspect.CHANNEL else None
    if medium is None:
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


def _leading(first: Paragraph, rest: Sequence[Paragraph]) -> list[Paragraph]:
    """The answer first; the paragraphs after it do not repeat its sentence."""
    source = first.sentences[0].sources
    kept = [
        replace(p, sentences=tuple(s for s in p.sentences if s.sources != source)) for p in rest
    ]
    return [first, *(p for p in kept if p.sentences)]


def _asked_medium(text: str) -> str | None:
    normalised = normalise(text)
    if not _cues()["closed_question"].stands_in(normalised):
        return None
    for medium, cues in _cues().items():
        if medium != "closed_question" and cues.stands_in(normalised):
            return medium
    return None


@cache
def _cues() -> dict[str, CueIndex[None]]:
    table = read_table("es", "patterns.toml")["media"]
    return {name: cue_index(cues) for name, cues in table.items()}
