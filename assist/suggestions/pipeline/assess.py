"""Decides whether the evidence answers the question, and with which status the run goes on."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.assessment.another_year import is_of_another_year
from assist.suggestions.assessment.asked_thing import asks_what_is_not_there, looked_up_another
from assist.suggestions.assessment.asked_titles import asks_its_title
from assist.suggestions.assessment.asked_value import lacks_value, with_its_words
from assist.suggestions.assessment.kinds import is_other_kind
from assist.suggestions.assessment.named_whole import is_named_whole
from assist.suggestions.assessment.only_described import only_described
from assist.suggestions.assessment.own_subject import beyond_its_subject
from assist.suggestions.assessment.question_lists import is_asked_there
from assist.suggestions.assessment.rivals import agree, rivals_of
from assist.suggestions.assessment.scope import is_elsewhere
from assist.suggestions.assessment.services import Services, services_of
from assist.suggestions.assessment.shared_names import names_only_a_kind
from assist.suggestions.assessment.support import is_readable, support_of
from assist.suggestions.assessment.unvalued import without_values
from assist.suggestions.confidence import Support, confidence_of
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.collect import collect
from assist.suggestions.evidence.evidence import Conflict
from assist.suggestions.evidence.other_parts import answers_another
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.pinpointing.asked_values import values_of
from assist.suggestions.evidence.precedents import similar_cases
from assist.suggestions.evidence.retitled import retitled
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.meant import is_named, kind_of, with_matter
from assist.suggestions.pipeline.refusals import (
    ENDS,
    as_stated,
    asked_back,
    elsewhere,
    ended,
    refused,
    stated_by,
    unanswered,
    unsure,
)
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.directories import names_a_line
from assist.suggestions.schemas import Status
from assist.suggestions.understanding.open_questions import asked_in
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.subject import says_more, subject_of
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.warnings import warnings_of
from indexes.facts import Slot
from indexes.models import Aspect

_NAMED_IN_A_DIRECTORY = 0.9
_NAMED_WHOLE = 0.9
_DESCRIBED = 0.85  # the least confidence in a page that only says what it is about,
_STATED = 0.8  # and the least share of the object's words that it says
_OTHER_KIND = 0.5  # what is left of the confidence in a page of another kind than was asked for


def assess(context: Context) -> Context:
    kind = kind_of(context)
    if kind in ENDS:
        return ended(context, kind)
    question = context.asked
    if _says_nothing(context, question):
        return refused(context, Status.OUT_OF_SCOPE if question.matter else Status.CLARIFY)
    primary = context.ranked[0] if context.ranked else None
    context = _with_cases(context, primary)
    if primary is None:
        return unanswered(context, kind)
    context = replace(context, confidence=_confidence(context, primary, question))
    context = replace(context, question=beyond_its_subject(question, primary))
    context, nearer = with_matter(context)
    threshold = context.resources.settings.answer_threshold
    is_sure = context.confidence >= (1 + threshold) / 2
    knowledge = context.resources.knowledge
    if is_elsewhere(context.asked, primary, knowledge, nearer, is_sure=is_sure):
        return elsewhere(context, primary)
    if context.confidence < threshold:
        return unsure(context, kind)
    stated = stated_by(context, primary)
    if stated is not None:
        return as_stated(context, stated)
    return _answered(context, primary)


def _answered(context: Context, primary: Candidate) -> Context:
    """The page is surely the one: whether it can be told which thing is meant, and what it says."""
    question, knowledge = context.asked, context.resources.knowledge
    if _names_nothing(question) and not (is_named(primary) or _is_asked(context, primary)):
        return asked_back(context)
    evidence = _collected(context, primary, question)
    alike = _others_than(primary, context, rivals_of(context.ranked, question, knowledge.titles))
    if alike and (
        names_only_a_kind(question, primary)
        or not agree([_collected(context, one, question) for one in alike])
    ):
        evidence = replace(evidence, rivals=alike)
    return _judged(replace(context, evidence=evidence), evidence, question)


def _is_asked(context: Context, primary: Candidate) -> bool:
    """By a question that the page answers."""
    assert context.vector is not None
    services = _services(context)
    return is_asked_there(context.asked, primary) or asks_its_title(
        primary, context.vector, services
    )


def _services(context: Context) -> Services:
    resources = context.resources
    return services_of(resources.knowledge, resources.embedder, resources.settings)


def _others_than(
    primary: Candidate, context: Context, alike: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """Sheets of one procedure in two parts of the site are nothing to choose between."""
    same = retitled(primary, context.resources.knowledge)
    others = tuple(one for one in alike if one.document_id not in same)
    return others if len(others) > 1 else ()


def _says_nothing(context: Context, question: Question) -> bool:
    """Greetings, and noise."""
    if question.codes or says_more(question):
        return False
    return not question.topic or not is_readable(question, context.resources.knowledge)


def _names_nothing(question: Question) -> bool:
    return not question.codes and not subject_of(question) and not says_more(question)


def _confidence(context: Context, primary: Candidate, question: Question) -> float:
    if names_a_line(primary, question):
        return _NAMED_IN_A_DIRECTORY
    confidence = confidence_of(measured(context, primary, question))
    if is_other_kind(primary, question):
        return confidence * _OTHER_KIND
    return max(confidence, _NAMED_WHOLE) if is_named_whole(question, primary) else confidence


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
        services=_services(context),
        vector=context.vector,
    )


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
    if any(one.is_looked_up for one in found.aspects):
        return found
    found = with_its_words(found, question, _pages_of(context, primary))
    return without_values(found, question, context.resources.today)


def _pages_of(context: Context, primary: Candidate) -> list[Page]:
    resources, excluded = context.resources, frozenset(context.request.exclude_sources)
    return official_pages(primary, resources.knowledge, resources.today, excluded)


def _judged(context: Context, evidence: Evidence, question: Question) -> Context:
    if evidence.rivals:
        return asked_back(context)
    missing = missing_aspects(evidence, question)
    if evidence.conflict is not None:  # what the pages differ in is said
        missing = tuple(one for one in missing if one is not evidence.conflict.aspect)
    context = replace(context, missing=missing, warnings=warnings_of(context, evidence))
    conflict = evidence.conflict
    if conflict is not None and _is_given(conflict, question):
        return context
    if _is_of_another_thing(context, evidence, question):
        return refused(context, Status.NO_EVIDENCE)
    unsaid = _is_unsaid(context, evidence, question)
    if unsaid and not missing:
        context = replace(context, missing=_unsaid(question))
    is_all_missing = bool(missing) and len(missing) == len(question.aspects)
    is_all_missing = is_all_missing and not answers_another(evidence, question)
    is_empty = evidence.is_empty and conflict is None
    if unsaid or is_empty or (is_all_missing and _is_beside(evidence, question, missing)):
        return refused(context, Status.NO_EVIDENCE)
    return context


def _is_given(conflict: Conflict, question: Question) -> bool:
    """Whether both sides give what is asked for, by whatever name it goes there."""
    sides = (conflict.preferred.unit, conflict.other.unit)
    return any(all(values_of(side, part) for side in sides) for part in parts_of(question))


def _is_beside(evidence: Evidence, question: Question, missing: tuple[Aspect, ...]) -> bool:
    """Where all that was asked is missing: sentences that were found instead answer what can be
    said in many ways, but a question for a value only if they give one of its kind."""
    if not evidence.focus or not VALUED.issuperset(missing):
        return not evidence.focus
    wanted = {kind for part in parts_of(question) for kind in part.wanted.kinds}
    return not any(unit.gives(wanted) for unit in evidence.focus)


def _is_unsaid(context: Context, evidence: Evidence, question: Question) -> bool:
    if any(one.is_looked_up for one in evidence.aspects):
        return looked_up_another(evidence, question)
    if lacks_value(evidence, question, context.resources.today):
        return True
    if 0 < len(evidence.unanswered) < len([*asked_in(question.text, question.language)]):
        return False  # it is said of that question, and another one is answered
    pages = _pages_of(context, evidence.primary)
    return asks_what_is_not_there(question, evidence, pages)


def _is_of_another_thing(context: Context, evidence: Evidence, question: Question) -> bool:
    if is_of_another_year(question, evidence, _pages_of(context, evidence.primary)):
        return True
    if context.confidence >= _DESCRIBED or not only_described(evidence, question):
        return False
    return measured(context, evidence.primary, question).stated < _STATED


def _unsaid(question: Question) -> tuple[Aspect, ...]:
    """What is missing where its aspects are said: none of them is how long something lasts, nor the
    limit of an age."""
    wanted = parts_of(question)[0].wanted
    if wanted.slots == {Slot.VALIDITY} or wanted.bound is not None:
        return (Aspect.OTHER,)
    return question.aspects if question.decisive else ()


def missing_aspects(evidence: Evidence, question: Question) -> tuple[Aspect, ...]:
    """What was asked by name and no page says."""
    if not question.decisive:
        return ()
    found = {one.aspect for one in evidence.aspects}
    if Aspect.OTHER in found and question.carried and not _asks_by_name(question):
        return ()  # the last turn is answered by its own sentence
    missing = tuple(aspect for aspect in question.aspects if aspect not in found)
    if (evidence.focus or Aspect.OTHER in found) and not evidence.primary.is_procedure:
        # «Quién» and «dónde» ask a page that is no procedure for its sentences, not for an office.
        return tuple(aspect for aspect in missing if aspect in VALUED)
    return missing


def _asks_by_name(question: Question) -> bool:
    return asked_about(question.text, aspect_vocabulary(question.language)).decisive


def _with_cases(context: Context, primary: Candidate | None) -> Context:
    resources = context.resources
    pages = _pages_of(context, primary) if primary else []
    floor = resources.knowledge.noise_floor(resources.embedder, context.asked.language)
    cases = similar_cases(context.cases, pages, primary.code if primary else None, floor)
    return replace(context, similar_cases=cases)
