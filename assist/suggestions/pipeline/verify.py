"""Lets through only what its citations say, and sets the status that is left."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from assist.suggestions.evidence import Conflict
from assist.suggestions.evidence.other_parts import answers_another
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import Status
from assist.suggestions.text.stems import stem_set
from assist.suggestions.verification.check import check, foremost
from assist.suggestions.verification.support import facts_of
from assist.suggestions.verification.verified import VerifiedDraft
from assist.suggestions.writing.text import Paragraph, Sentence, WrittenDraft

_TOLD = 0.5  # of the words that are quoted first

logger = logging.getLogger(__name__)


def verify(context: Context) -> Context:
    assert context.draft is not None
    verified = _checked(context.draft, context)
    if context.fallback is not None:
        composed = _checked(context.fallback, context)
        if _is_poorer(verified, composed, context):
            logger.warning("the model's draft was refused: %d sentences fell", verified.removed)
            verified, notes = composed, (*context.notes, "chat_rejected")
            context = replace(context, draft=context.fallback, notes=notes)
    return _concluded(replace(context, verified=verified), verified)


def _checked(draft: WrittenDraft, context: Context) -> VerifiedDraft:
    return check(
        draft,
        context.collected,
        channel=context.request.channel,
        max_sources=context.request.max_sources,
    )


def _is_poorer(verified: VerifiedDraft, composed: VerifiedDraft, context: Context) -> bool:
    """A model's draft stands whole or not at all: half a reply hides what was left out. What begins
    the composer's answers must be told from the same places."""
    asked = {one.aspect for one in context.collected.aspects}
    told = {unit.passage.id for p in verified.paragraphs for s in p.sentences for unit in s.sources}
    begun = {unit.passage.id for unit in foremost(composed.paragraphs)}
    return (
        verified.removed > 0
        or not verified.citations
        or not asked <= verified.stated
        or not begun <= told
        or not _first_facts(composed) <= _facts(verified.paragraphs)
        or not _tells_the_first(verified, composed)
    )


def _tells_the_first(verified: VerifiedDraft, composed: VerifiedDraft) -> bool:
    """What the first sentence of the composer's reply quotes, in whatever words."""
    first = composed.paragraphs[0].sentences[0] if composed.paragraphs else Sentence("")
    quoted = stem_set(" ".join(unit.quote for unit in first.sources))
    return len(quoted & stem_set(verified.text)) >= _TOLD * len(quoted)


def _first_facts(composed: VerifiedDraft) -> frozenset[tuple[str, str]]:
    """Of the sentence that begins the reply: what was asked for."""
    return _facts(replace(p, sentences=p.sentences[:1]) for p in composed.paragraphs[:1])


def _facts(paragraphs: Iterable[Paragraph]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (fact.kind.value, fact.normalised)
        for paragraph in paragraphs
        for sentence in paragraph.sentences
        for fact in facts_of(sentence, paragraph.lead)
    )


def _concluded(context: Context, verified: VerifiedDraft) -> Context:
    found = {one.aspect for one in context.collected.aspects}
    fell = tuple(
        aspect
        for aspect in context.asked.aspects
        if context.asked.decisive and aspect in found and aspect not in verified.stated
    )
    missing = tuple(dict.fromkeys((*context.missing, *fell)))
    return replace(context, missing=missing, status=_status(context, verified, len(missing)))


def _shows_both(conflict: Conflict | None, verified: VerifiedDraft) -> bool:
    if conflict is None:
        return False
    quotes = [citation.quote for citation in verified.citations]
    units = (conflict.preferred.unit, conflict.other.unit)
    return all(any(u.text in quote or u.quote in quote for quote in quotes) for u in units)


def _status(context: Context, verified: VerifiedDraft, missing: int) -> Status:
    evidence = context.collected
    if not verified.citations:
        return Status.NO_EVIDENCE
    if _shows_both(evidence.conflict, verified):
        return Status.CONFLICT
    if evidence.is_precedent:
        return Status.PARTIAL
    if not missing:
        return Status.PARTIAL if evidence.admitted else Status.ANSWERED
    told_else = evidence.focus or answers_another(evidence, context.asked)
    nothing_left = missing == len(context.asked.aspects) and not told_else
    return Status.NO_EVIDENCE if nothing_left else Status.PARTIAL
