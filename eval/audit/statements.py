"""The sentence of a text that a fact stands in."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.text.sentences import Span, sentences
from eval.audit.models import SentCase
from eval.models import Statement
from indexes.facts import Fact, extract_facts


@lru_cache(maxsize=65_536)
def facts_of(text: str) -> tuple[Fact, ...]:
    return extract_facts(text)


def sentence_at(text: str, fact: Fact) -> Span:
    """From the sentence that the fact begins in to the one that it ends in."""
    touched = [s for s in sentences(text) if s.start < fact.end and fact.start < s.end]
    if not touched:
        return Span(fact.start, fact.end, text[fact.start : fact.end])
    start, end = min(touched[0].start, fact.start), max(touched[-1].end, fact.end)
    return Span(start, end, text[start:end])


def statement(case: SentCase, fact: Fact) -> Statement:
    span = sentence_at(case.answer, fact)
    return Statement(
        key=case.id,
        office=case.office,
        channel=case.channel.value,
        query=case.question,
        sentence=span.text,
        value=fact.value,
        normalised=fact.normalised,
        start=fact.start - span.start,
        end=fact.end - span.start,
        answered_on=case.answered_on,
    )
