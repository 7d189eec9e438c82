"""Whether a sentence says only what its sources say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assist.suggestions.evidence.counts import claimed_in, numbers_in
from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in, passage_facts
from assist.suggestions.text.folding import squeeze
from assist.suggestions.text.stems import stem_set
from assist.suggestions.verification.turning import turns
from assist.suggestions.writing.text import Sentence
from indexes.facts import Fact, Slot, find_supporting
from indexes.models import Aspect, DocumentKind
from prompts.filters import without_stop

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_CAPITALS = re.compile(r"\b[^\W\d_a-záéíóúüñç]{2,}\b")  # acronyms, Roman numerals, shouting
_MIN_OWN_WORDS = 0.6  # share of a free sentence's words that its sources must hold
_MAX_NEW_WORDS = 3  # that they may lack, however long it is


def facts_of(sentence: Sentence, lead: str = "") -> tuple[Fact, ...]:
    """Read as its first source is read, so that both speak of the same slots; an item of a list as
    it is read under its lead. Offsets are of the sentence."""
    if not sentence.sources:
        return facts_in(sentence.text)
    passage = sentence.sources[0].passage
    found = _facts_below(lead, sentence.text, passage.section, passage.aspect)
    titles = _title_spans(sentence)
    return tuple(fact for fact in found if not _within(fact.start, fact.end, titles))


@lru_cache(maxsize=1_024)
def _facts_below(
    lead: str, text: str, section: tuple[str, ...], aspect: Aspect
) -> tuple[Fact, ...]:
    above = f"{lead}\n- " if lead else ""
    found = facts_in(f"{above}{text}", section, aspect)
    return tuple(_moved(fact, -len(above)) for fact in found if fact.start >= len(above))


def is_what_its_lead_says(sentence: Sentence, lead: str) -> bool:
    """Under «no hace falta aportar:» stands only what its source says need not be brought."""
    spared = [fact for fact in facts_of(sentence, lead) if fact.slot is Slot.NOT_REQUIRED]
    quoted = quote_facts(sentence.sources) if spared else []
    return all(find_supporting(fact, quoted) for fact in spared)


def is_supported(sentence: Sentence, lead: str = "") -> bool:
    """Facts stand in the quotes with the same normal form, and numbers as printed. What was
    approved supports nothing by itself: the pages of today do. `lead`: of the list in which it is
    an item, and is read: what need not be brought is a row of the page that says so."""
    if rests_on_approval(sentence):
        pages = tuple(unit for unit in sentence.sources if not _is_approved(unit))
        return _is_borne(replace(sentence, sources=pages))
    if not sentence.sources:
        own = _outside_titles(sentence.text)
        return not facts_in(own) and not _NUMBER.search(own)
    # «30/10/2026» is «30 de octubre de 2026»: digits of a fact that stands in the quote are borne.
    borne = _verbatim_spans(sentence)
    if (0, len(sentence.text)) in borne:
        return True  # whatever it states
    quoted = quote_facts(sentence.sources)
    for fact in facts_of(sentence, lead):
        span = (fact.start, fact.end)
        if not _within(*span, borne):
            if find_supporting(fact, quoted) is None:
                return False
            borne.append(span)
    numbers = {n for unit in sentence.sources for n in _NUMBER.findall(_said_by(unit))}
    return all(
        match.group() in numbers or _within(match.start(), match.end(), borne)
        for match in _NUMBER.finditer(sentence.text)
    )


def rests_on_approval(sentence: Sentence) -> bool:
    return any(map(_is_approved, sentence.sources))


def _is_approved(unit: Unit) -> bool:
    return unit.passage.kind is DocumentKind.CANONICAL


def _is_borne(sentence: Sentence) -> bool:
    """Whether the pages state its facts and its numbers, in whatever words."""
    quoted = quote_facts(sentence.sources)
    facts = facts_of(sentence) if sentence.sources else facts_in(sentence.text)
    numbers = {number for unit in sentence.sources for number in numbers_in(_said_by(unit))}
    return all(find_supporting(fact, quoted) for fact in facts) and numbers >= claimed_in(
        sentence.text
    )


def is_faithful(sentence: Sentence) -> bool:
    """For sentences that a model worded freely: supported, in the words of their sources, and not
    turned into something else. What is derived, or has no source, is ours."""
    if not is_supported(sentence):
        return False
    if sentence.is_derived or not sentence.sources:
        return True
    said = " ".join(map(_said_by, sentence.sources))
    own = stem_set(sentence.text)
    if len(own - stem_set(said)) > min(_MAX_NEW_WORDS, (1 - _MIN_OWN_WORDS) * len(own)):
        return False
    if not set(_CAPITALS.findall(sentence.text)) <= set(_CAPITALS.findall(said)):
        return False
    headings = [" ".join((u.passage.title, *u.passage.section)) for u in sentence.sources]
    return not turns(sentence.text, [unit.quote for unit in sentence.sources], headings)


def quote_facts(sources: Sequence[Unit]) -> list[Fact]:
    """Facts of the quotes, read both in their passage and by themselves."""
    found: list[Fact] = []
    for unit in sources:
        inside = [
            f for f in passage_facts(unit.passage) if f.start >= unit.start and f.end <= unit.end
        ]
        alone = facts_in(unit.quote, unit.passage.section, unit.passage.aspect)
        found.extend((*inside, *alone))
    return found


def _said_by(unit: Unit) -> str:
    return f"{unit.passage.title} {' '.join(unit.passage.section)} {unit.quote}"


def _verbatim_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sentence repeats a source word for word, on word boundaries."""
    spans: list[tuple[int, int]] = []
    folded = squeeze(sentence.text).casefold()
    if len(folded) != len(sentence.text):
        return spans
    for unit in sentence.sources:
        quote = without_stop(squeeze(unit.quote)).casefold()
        start = folded.find(quote) if quote else -1
        end = start + len(quote)
        if start >= 0 and _on_boundaries(folded, start, end):
            spans.append((start, end))
    return spans


def _on_boundaries(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    following = text[end : end + 2]
    continues = len(following) == 2 and following[0] in ".,/-" and following[1].isalnum()
    return not before.isalnum() and not after.isalnum() and not continues


def _moved(fact: Fact, by: int) -> Fact:
    return fact.model_copy(update={"start": fact.start + by, "end": fact.end + by}) if by else fact


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(left <= start and end <= right for left, right in spans)


def _title_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Where the sentence names the page that it cites: a title states nothing."""
    named = {f"«{unit.passage.title}»" for unit in sentence.sources}
    places = ((sentence.text.find(title), len(title)) for title in named)
    return [(start, start + length) for start, length in places if start >= 0]


def _outside_titles(text: str) -> str:
    """Titles stand in guillemets and may carry a year or a number."""
    return re.sub(r"«[^»]*»", "", text)
