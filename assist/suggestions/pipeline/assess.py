"""Decides whether the evidence answers the question, and with which status the run goes on."""

from __future__ import annotations

from dataclasses import replace

from assist.suggestions.assessment.asked_thing import asks_what_is_not_there
from assist.suggestions.assessment.asked_value import lacks_value, with_its_words
from assist.suggestions.assessment.instruments import are_instruments
from assist.suggestions.assessment.kinds import is_other_kind
from assist.suggestions.assessment.meaning import nearest_matter
from assist.suggestions.assessment.prototypes import Kind, prototypes
from assist.suggestions.assessment.question_lists import is_asked_there
from assist.suggestions.assessment.rivals import agree, guesses_of, rivals_of
from assist.suggestions.assessment.scope import CLEARLY_NEARER, is_elsewhere
from assist.suggestions.assessment.services import services_of
from assist.suggestions.assessment.shared_names import (
    names_only_a_kind,
    says_more,
    subject_of,
)
from assist.suggestions.assessment.stated import Elsewhere, stated_elsewhere
from assist.suggestions.assessment.support import support_of
from assist.suggestions.confidence import Support, above_floor, confidence_of
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.collect import collect
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.precedent_only import evidence_of_case
from assist.suggestions.evidence.precedents import similar_cases
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.schemas import Status, WarningCode
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.warnings import warning, warnings_of
from indexes.models import Aspect

_MEANT = 0.1  # how far above the noise a matter's description must be to be what is meant
_OTHER_KIND = 0.5  # what is left of the confidence in a page of another kind than was asked for
_WORTH_ASKING = 0.6  # of the threshold
_WORTH_NAMING = 0.5  # the same, where the question's words stand in several titles alike
_NAMED = 0.9  # how well a title is named by a question that is about it, whatever its words
_NOT_SAID = (
    0.2  # what is left where nothing is answered: the page is right, what was asked is not there
)
_ENDS = {
    Kind.MISUSE: Status.UNSAFE,
    Kind.CRISIS: Status.NEEDS_CONSENT,
    Kind.OWN_FILE: Status.NEEDS_CONSENT,
}
_DOUBTFUL = frozenset({Kind.MISUSE, Kind.OTHER_TOPIC})
_FEW = 3  # words mean hardly anything by themselves
_TWO = 2  # guesses make a question
_NOT_TOLD = 0.5  # what is left of the confidence where the question fits several


def assess(context: Context) -> Context:
    assert context.question is not None
    kind = _kind(context)
    if kind in _ENDS:
        return _ended(context, kind)
    question = context.question
    if not question.topic and not question.codes and not says_more(question):
        status = Status.OUT_OF_SCOPE if question.matter else Status.CLARIFY
        return _refused(context, status)
    primary = context.ranked[0] if context.ranked else None
    context = _with_cases(context, primary)
    if primary is None:
        return _unanswered(context, question, kind)
    context = replace(context, confidence=_confidence(context, primary, question))
    context, question, nearer = _with_matter(context, question)
    threshold = context.resources.settings.answer_threshold
    is_sure = context.confidence >= (1 + threshold) / 2
    if is_elsewhere(question, primary, context.resources.knowledge, nearer, is_sure=is_sure):
        return _elsewhere(context, primary, question)
    if context.confidence < threshold:
        return _unsure(context, question, kind)
    stated = _stated(context, primary, question)
    if stated is not None:
        return _as_stated(context, stated)
    if _names_nothing(question) and not (_is_named(primary) or is_asked_there(question, primary)):
        return replace(context, status=Status.CLARIFY, confidence=context.confidence * _NOT_TOLD)
    evidence = _collected(context, primary, question)
    alike = rivals_of(context.ranked, question, context.resources.knowledge.titles)
    rivals = [_collected(context, one, question) for one in alike]
    if rivals and (names_only_a_kind(question, primary) or not agree(rivals)):
        evidence = replace(evidence, rivals=tuple(one.primary for one in rivals))
    return _judged(replace(context, evidence=evidence), evidence, question)


def _kind(context: Context) -> Kind:
    """By the meaning of what is looked for, which earlier turns are part of."""
    assert context.question is not None
    if context.vector is None or len(context.question.search.split()) < _FEW:
        return Kind.PUBLIC
    kind = prototypes(context.resources.embedder, context.resources.settings).kind_of(
        context.vector
    )
    citizen = context.request.citizen
    allowed = kind is Kind.OWN_FILE and citizen.authenticated and citizen.consent
    honest = kind in _DOUBTFUL and any(map(_is_named, context.ranked[:1]))
    return Kind.PUBLIC if allowed or honest else kind


def _ended(context: Context, kind: Kind) -> Context:
    assert context.question is not None
    question = replace(
        context.question,
        unsafe=kind is Kind.MISUSE,
        own_file=kind is Kind.OWN_FILE,
        crisis=kind is Kind.CRISIS,
    )
    return _refused(replace(context, question=question), _ENDS[kind])


def _names_nothing(question: Question) -> bool:
    return not question.codes and not subject_of(question) and not says_more(question)


def _is_named(primary: Candidate) -> bool:
    return max(primary.features["title"], primary.features["acronym"]) >= _NAMED


def _with_matter(context: Context, question: Question) -> tuple[Context, Question, float]:
    """With the matter that the question means in any language, where it is nearer than every page;
    and by how much it is."""
    resources = context.resources
    if context.vector is None:
        return context, question, 0.0
    own = resources.knowledge.titles.own_authorities
    found = nearest_matter(context.vector, resources.embedder, resources.settings, own)
    pages = max((hit.scores.get("dense", 0.0) for hit in context.fused), default=0.0)
    floor = resources.knowledge.noise_floor(resources.embedder, question.language)
    if found is None or found.cosine < pages or above_floor(found.cosine, floor) < _MEANT:
        return context, question, 0.0
    unsure = context.confidence < resources.settings.answer_threshold
    if (
        question.matter is None
        and _asks(question)
        and (
            found.cosine - pages >= CLEARLY_NEARER
            or (unsure and _speaks_of(question, found.description))
        )
    ):
        question = replace(question, matter=found.matter)
        context = replace(context, question=question)
    same = question.matter is not None and question.matter.name == found.matter.name
    return context, question, found.cosine - pages if same else 0.0


def _speaks_of(question: Question, description: str) -> bool:
    """«Carné de guía» has only a word in common with «carné de conducir» that says of neither what
    it is; in other languages no word can be told."""
    named = {term.stem for term in question.topic if not are_instruments([term.stem])}
    return question.is_foreign or not named.isdisjoint(stem_set(description))


def _asks(question: Question) -> bool:
    """Insults and greetings are near to anything."""
    return bool(subject_of(question)) or says_more(question)


def _stated(context: Context, primary: Candidate, question: Question) -> Elsewhere | None:
    resources = context.resources
    return stated_elsewhere(primary, question, resources.knowledge, resources.settings.organisation)


def _elsewhere(context: Context, primary: Candidate, question: Question) -> Context:
    """With the sentence of a page that says so, where there is one."""
    stated = _stated(context, primary, question)
    if stated is not None and context.confidence >= context.resources.settings.answer_threshold:
        return _as_stated(context, stated)
    return _unanswered(context, question)


def _as_stated(context: Context, stated: Elsewhere) -> Context:
    return _refused(replace(context, elsewhere=stated), Status.OUT_OF_SCOPE)


def _refused(context: Context, status: Status) -> Context:
    """The confidence is that of an answer, and none is given."""
    return replace(context, status=status, confidence=context.confidence * _NOT_SAID)


def _unanswered(context: Context, question: Question, kind: Kind = Kind.PUBLIC) -> Context:
    """Another administration's matter, or nobody's; or what a resolved case said, with a warning;
    or nothing."""
    if (question.matter and question.matter.words) or kind is Kind.OTHER_TOPIC:
        return _refused(context, Status.OUT_OF_SCOPE)
    knowledge = context.resources.knowledge
    floor = knowledge.noise_floor(context.resources.embedder, question.language)
    evidence = evidence_of_case(context.cases, question, knowledge, floor)
    if evidence is None:
        status = Status.OUT_OF_SCOPE if question.matter else Status.NO_EVIDENCE
        return _refused(context, status)
    alone = warning(WarningCode.PRECEDENT_STALE, "precedent_only")
    return replace(context, evidence=evidence, warnings=(*context.warnings, alone))


def _confidence(context: Context, primary: Candidate, question: Question) -> float:
    confidence = confidence_of(measured(context, primary, question))
    return confidence * _OTHER_KIND if is_other_kind(primary, question) else confidence


def measured(context: Context, primary: Candidate, question: Question) -> Support:
    """The evidence for the best candidate, of a run that has retrieved."""
    assert context.vector is not None
    resources, knowledge = context.resources, context.resources.knowledge
    return support_of(
        primary,
        question,
        knowledge,
        knowledge.noise_floor(resources.embedder, question.language),
        context.fused,
        services=services_of(knowledge, resources.embedder, resources.settings),
        vector=context.vector,
    )


def _unsure(context: Context, question: Question, kind: Kind) -> Context:
    """Half sure is worth asking back; less is only where its words name several titles alike, and
    nearly nothing never is: that is about something else."""
    threshold = context.resources.settings.answer_threshold
    if (
        question.matter
        or kind is Kind.OTHER_TOPIC
        or context.confidence < threshold * _WORTH_NAMING
    ):
        return _unanswered(context, question, kind)
    guesses = rivals_of(context.ranked, question, context.resources.knowledge.titles)
    if len(guesses) < _TWO and context.confidence >= threshold * _WORTH_ASKING:
        guesses = guesses_of(context.ranked)
    if len(guesses) < _TWO:
        return _unanswered(context, question, kind)
    return replace(context, evidence=Evidence(guesses[0], rivals=guesses), status=Status.CLARIFY)


def _collected(context: Context, primary: Candidate, question: Question) -> Evidence:
    found = collect(
        primary,
        question,
        context.resources.knowledge,
        excluded=frozenset(context.request.exclude_sources),
        today=context.resources.today,
        embedder=context.resources.embedder,
        others=context.ranked,
        vector=context.vector,
        decisions=context.resources.decisions,
    )
    return with_its_words(found, question, _pages_of(context, primary))


def _pages_of(context: Context, primary: Candidate) -> list[Page]:
    resources, excluded = context.resources, frozenset(context.request.exclude_sources)
    return official_pages(primary, resources.knowledge, resources.today, excluded)


def _judged(context: Context, evidence: Evidence, question: Question) -> Context:
    if evidence.rivals:
        confidence = context.confidence * _NOT_TOLD
        return replace(context, status=Status.CLARIFY, confidence=confidence)
    missing = missing_aspects(evidence, question)
    context = replace(context, missing=missing, warnings=warnings_of(context, evidence))
    unsaid = _is_unsaid(context, evidence, question)
    if unsaid and not missing:
        context = replace(context, missing=question.aspects if question.decisive else ())
    if (
        unsaid
        or evidence.is_empty
        or (
            missing
            and len(missing) == len(question.aspects)
            and _is_beside(evidence, question, missing)
        )
    ):
        return _refused(context, Status.NO_EVIDENCE)
    return context


def _is_beside(evidence: Evidence, question: Question, missing: tuple[Aspect, ...]) -> bool:
    """Where all that was asked is missing: sentences that were found instead answer what can be
    said in many ways, but a question for a value only if they give one of its kind."""
    if not evidence.focus or not VALUED.issuperset(missing):
        return not evidence.focus
    wanted = {kind for part in parts_of(question) for kind in part.wanted.kinds}
    return not any(fact.kind in wanted for unit in evidence.focus for fact in unit.facts)


def _is_unsaid(context: Context, evidence: Evidence, question: Question) -> bool:
    if lacks_value(evidence, question, context.resources.today):
        return True
    pages = _pages_of(context, evidence.primary)
    return asks_what_is_not_there(question, evidence, pages)


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
    pages = _pages_of(context, primary) if primary else []
    assert context.question is not None
    floor = resources.knowledge.noise_floor(resources.embedder, context.question.language)
    cases = similar_cases(context.cases, pages, primary.code if primary else None, floor)
    return replace(context, similar_cases=cases)
