"""The sentence of a text that a fact stands in."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.text.sentences import Span, sentences
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from eval.audit.models import SentCase
from eval.models import Statement
from indexes.facts import Fact, FactKind, extract_facts
from indexes.models import Aspect

# Said in words; the extractor knows those of Spanish. Figures and addresses are alike everywhere.
_IN_WORDS = frozenset({FactKind.CHANNEL, FactKind.SILENCE, FactKind.DOCUMENT})


@lru_cache(maxsize=65_536)
def facts_of(case: SentCase) -> tuple[Fact, ...]:
    """What the answer states. «Un mes.» is of what the question asks for, if that is one thing."""
    facts = extract_facts(case.answer, aspect=asked_alone(case))
    if case.language in (None, "es"):
        return facts
    return tuple(fact for fact in facts if fact.kind not in _IN_WORDS)


def asked_alone(case: SentCase) -> Aspect | None:
    aspects = asked_about(case.question, aspect_vocabulary(case.language or "es")).aspects
    return aspects[0] if len(aspects) == 1 else None


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
