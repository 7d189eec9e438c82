"""Drops what is not supported, then numbers and lays out what remains."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from assist.suggestions.evidence import Evidence, Unit
from assist.suggestions.schemas import DraftFact
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.verification.citations import Quote, citation, quotes_for
from assist.suggestions.verification.layout import SPOKEN, Numbered, in_a_row, lay_out
from assist.suggestions.verification.short import said, shortened
from assist.suggestions.verification.support import (
    facts_of,
    is_faithful,
    is_supported,
    is_what_its_lead_says,
    rests_on_approval,
)
from assist.suggestions.verification.verified import VerifiedDraft
from assist.suggestions.writing.aloud import aloud, is_spoken
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft, each_notice_once
from indexes.models import Aspect, Channel
from prompts.loader import render


def check(
    draft: WrittenDraft, evidence: Evidence, *, channel: Channel, max_sources: int
) -> VerifiedDraft:
    """Sentences that a model worded freely are held to more than those that quote."""
    holds = _is_supported_here if draft.drafter == "composer" else _is_faithful_anywhere
    kept = _kept(draft.paragraphs, holds)
    used = [unit for paragraph in kept for unit in _sources(paragraph.sentences)]
    quotes = quotes_for(used, max_sources, foremost(kept))
    kept = _within_quotes(kept, quotes, draft.language)
    if channel in SPOKEN:
        kept = in_a_row(kept)
    numbered = Numbered(quotes)
    return VerifiedDraft(
        text=_text(kept, numbered, channel, draft.language),
        citations=tuple(citation(n, quote) for n, quote in enumerate(quotes, start=1)),
        facts=tuple(_as_laid_out(_facts(kept, numbered), channel, draft.language)),
        stated=_stated(kept, evidence),
        removed=len(draft.sentences) - sum(len(p.sentences) for p in kept),
        drafter=draft.drafter,
        paragraphs=kept,
    )


def foremost(paragraphs: Iterable[Paragraph]) -> list[Unit]:
    """What begins the answer to each question: of many sources, none of them goes for want of room
    while another question is answered at length."""
    begun: set[Aspect | None] = {None}
    found: list[Unit] = []
    for paragraph in paragraphs:
        if paragraph.aspect not in begun:
            begun |= {paragraph.aspect} - {Aspect.OTHER}  # each answers a question of its own
            said = paragraph.sentences if paragraph.is_whole else paragraph.sentences[:1]
            found.extend(_sources(said))
    return found


def _sources(sentences: Iterable[Sentence]) -> list[Unit]:
    return [unit for sentence in sentences for unit in sentence.sources]


def _text(
    paragraphs: tuple[Paragraph, ...], numbered: Numbered, channel: Channel, language: str
) -> str:
    """A text message says less; what it rests on, and its facts, are those of every channel. What
    is read aloud is written as it is said."""
    if channel is Channel.SMS:
        return said(shortened(paragraphs, language))
    text = lay_out(paragraphs, numbered, channel)
    return aloud(text) if channel in SPOKEN and language == PAGES else text


def _as_laid_out(
    facts: Iterable[DraftFact], channel: Channel, language: str
) -> Iterable[DraftFact]:
    """With their values as the text gives them, so that they can be found in it."""
    if channel not in SPOKEN or language != PAGES:
        return facts
    said = (fact for fact in facts if is_spoken(fact.kind))
    return (fact.model_copy(update={"value": aloud(fact.value)}) for fact in said)


def _kept(
    paragraphs: Iterable[Paragraph], holds: Callable[[Sentence, str], bool]
) -> tuple[Paragraph, ...]:
    """`holds`: whether a sentence does, below the lead of its list."""

    def left(paragraph: Paragraph) -> Paragraph:
        lead = paragraph.lead
        return _standing(
            paragraph, lambda one: is_what_its_lead_says(one, lead) and holds(one, lead)
        )

    return tuple(kept for paragraph in paragraphs if (kept := left(paragraph)).sentences)


def _is_supported_here(sentence: Sentence, lead: str) -> bool:
    """By itself, or as its lead has it read."""
    return is_supported(sentence) or (bool(lead) and is_supported(sentence, lead))


def _is_faithful_anywhere(sentence: Sentence, _lead: str) -> bool:
    return is_faithful(sentence)


def _standing(paragraph: Paragraph, holds: Callable[[Sentence], bool]) -> Paragraph:
    left = tuple(sentence for sentence in paragraph.sentences if holds(sentence))
    if paragraph.is_whole and len(left) < len(paragraph.sentences):
        left = ()
    return replace(paragraph, sentences=left)


def _stated(paragraphs: Iterable[Paragraph], evidence: Evidence) -> frozenset[Aspect]:
    """Aspects that the draft still speaks of: some sentence rests on a passage that was gathered
    for the aspect."""
    approved = {
        p.aspect for p in paragraphs if p.aspect and any(map(rests_on_approval, p.sentences))
    }
    cited = {unit.passage.id for p in paragraphs for s in p.sentences for unit in s.sources}
    gathered = (
        one.aspect
        for one in evidence.aspects
        if any(unit.passage.id in cited for unit in one.units)
    )
    return frozenset(approved.union(gathered))


def _within_quotes(
    paragraphs: tuple[Paragraph, ...], quotes: list[Quote], language: str
) -> tuple[Paragraph, ...]:
    """A list that had to be cut for want of sources says so."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        left = _standing(paragraph, lambda sentence: _is_cited(sentence, quotes))
        if left.sentences:
            found.append(left)
            if len(left.sentences) < len(paragraph.sentences) and paragraph.layout == "list":
                found.append(Paragraph((Sentence(render("more", language=language)),)))
    return each_notice_once(found)


def _is_cited(sentence: Sentence, quotes: list[Quote]) -> bool:
    return all(any(quote.holds(unit) for quote in quotes) for unit in sentence.sources)


def _facts(paragraphs: Iterable[Paragraph], numbered: Numbered) -> Iterable[DraftFact]:
    seen: set[tuple[str, str, str]] = set()
    for paragraph in paragraphs:
        for sentence in paragraph.sentences:
            numbers = numbered.of(sentence)
            for fact in facts_of(sentence, paragraph.lead) if numbers else ():
                key = (fact.kind.value, fact.slot.value, fact.normalised)
                if key not in seen:
                    seen.add(key)
                    yield DraftFact(kind=key[0], slot=key[1], value=fact.value, citation=numbers[0])
