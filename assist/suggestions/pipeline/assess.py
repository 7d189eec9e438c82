"""Decides whether the evidence answers the question, and with which status the run goes on."""

from __future__ import annotations

from dataclasses import replace

from assist.suggestions.assessment.rivals import agree, rivals_of
from assist.suggestions.assessment.scope import is_elsewhere
from assist.suggestions.assessment.support import support_of
from assist.suggestions.confidence import confidence_of
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.collect import collect
from assist.suggestions.evidence.pages import official_pages
from assist.suggestions.evidence.precedent_only import evidence_of_case
from assist.suggestions.evidence.precedents import similar_cases
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.schemas import Status, WarningCode
from assist.suggestions.understanding.question import Question
from assist.suggestions.warnings import warning, warnings_of
from indexes.models import Aspect


def assess(context: Context) -> Context:
    question = context.question
    assert question is not None
    if not question.topic and not question.codes:
        return replace(context, status=Status.CLARIFY)
    primary = context.ranked[0] if context.ranked else None
    context = _with_cases(context, primary)
    if primary is None:
        return _unanswered(context, question)
    context = replace(context, confidence=_confidence(context, primary, question))
    threshold = context.resources.settings.answer_threshold
    elsewhere = is_elsewhere(question, primary, context.resources.knowledge)
    if elsewhere or context.confidence < threshold:
        return _unanswered(context, question)
    evidence = _collected(context, primary, question)
    rivals = rivals_of(context.ranked, question)
    if rivals and not agree([_collected(context, one, question) for one in rivals]):
        evidence = replace(evidence, rivals=rivals)
    return _judged(replace(context, evidence=evidence), evidence, question)


def _unanswered(context: Context, question: Question) -> Context:
    """Another administration's matter; or what a resolved case said, with a warning; or nothing."""
    if question.matter:
        return replace(context, status=Status.OUT_OF_SCOPE)
    knowledge = context.resources.knowledge
    floor = knowledge.noise_floor(context.resources.embedder)
    evidence = evidence_of_case(context.cases, question, knowledge, floor)
    if evidence is None:
        return replace(context, status=Status.NO_EVIDENCE)
    alone = warning(WarningCode.PRECEDENT_STALE, "precedent_only")
    return replace(context, evidence=evidence, warnings=(*context.warnings, alone))


def _confidence(context: Context, primary: Candidate, question: Question) -> float:
    knowledge = context.resources.knowledge
    floor = knowledge.noise_floor(context.resources.embedder)
    return confidence_of(support_of(primary, question, knowledge, floor))


def _collected(context: Context, primary: Candidate, question: Question) -> Evidence:
    return collect(
        primary,
        question,
        context.resources.knowledge,
        excluded=frozenset(context.request.exclude_sources),
        today=context.resources.today,
    )


def _judged(context: Context, evidence: Evidence, question: Question) -> Context:
    if evidence.rivals:
        return replace(context, status=Status.CLARIFY)
    missing = missing_aspects(evidence, question)
    context = replace(context, missing=missing, warnings=warnings_of(context, evidence))
    if evidence.is_empty or (
        missing and len(missing) == len(question.aspects) and not evidence.focus
    ):
        return replace(context, status=Status.NO_EVIDENCE)
    return context


def missing_aspects(evidence: Evidence, question: Question) -> tuple[Aspect, ...]:
    """What was asked by name and no page says."""
    if not question.decisive:
        return ()
    found = {one.aspect for one in evidence.aspects}
    missing = tuple(aspect for aspect in question.aspects if aspect not in found)
    if evidence.focus and not evidence.primary.is_procedure:
        # «Quién» and «dónde» ask a page that is no procedure for its sentences, not for an office.
        return tuple(aspect for aspect in missing if aspect in VALUED)
    return missing


def _with_cases(context: Context, primary: Candidate | None) -> Context:
    resources = context.resources
    pages = (
        official_pages(
            primary,
            resources.knowledge,
            resources.today,
            frozenset(context.request.exclude_sources),
        )
        if primary
        else []
    )
    floor = resources.knowledge.noise_floor(resources.embedder)
    cases = similar_cases(context.cases, pages, primary.code if primary else None, floor)
    return replace(context, similar_cases=cases)
