"""How a run goes on that the evidence does not answer: with whose matter it is, with what a case
said, with a question back, or with nothing."""

from __future__ import annotations

from assist.suggestions.assessment.prototypes import Kind
from assist.suggestions.assessment.rivals import guesses_of, of_the_kind_named, rivals_of
from assist.suggestions.assessment.stated import Elsewhere, stated_elsewhere
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.precedent_only import evidence_of_case
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.schemas import Status, WarningCode
from assist.suggestions.understanding.subject import only_asks
from assist.suggestions.warnings import warning

ENDS = {
    Kind.MISUSE: Status.UNSAFE,
    Kind.CRISIS: Status.NEEDS_CONSENT,
    Kind.OWN_FILE: Status.NEEDS_CONSENT,
}
_WORTH_ASKING = 0.6  # of the threshold
_WORTH_NAMING = 0.5  # the same, where the question's words stand in several titles alike
# What is left of the confidence:
_NOT_SAID = 0.2  # where nothing is answered: the page is right, what was asked is not there
_NOT_TOLD = 0.5  # where the question fits several
_TWO = 2  # guesses make a question


def refused(context: Context, status: Status) -> Context:
    """The confidence is that of an answer, and none is given."""
    return replace(context, status=status, confidence=context.confidence * _NOT_SAID)


def asked_back(context: Context) -> Context:
    """The question fits several, and says of none that it is the one."""
    return replace(context, status=Status.CLARIFY, confidence=context.confidence * _NOT_TOLD)


def ended(context: Context, kind: Kind) -> Context:
    question = replace(
        context.asked,
        unsafe=kind is Kind.MISUSE,
        own_file=kind is Kind.OWN_FILE,
        crisis=kind is Kind.CRISIS,
    )
    return refused(replace(context, question=question), ENDS[kind])


def unsure(context: Context, kind: Kind) -> Context:
    """Half sure is worth asking back; less is only where its words name several titles alike, and
    nearly nothing never is: that is about something else."""
    question, threshold = context.asked, context.resources.settings.answer_threshold
    is_about_it = context.confidence >= threshold * _WORTH_NAMING
    if question.matter or kind is Kind.OTHER_TOPIC:
        return unanswered(context, kind)
    if alike := of_the_kind_named(context.ranked, question):
        return replace(context, evidence=Evidence(alike[0], rivals=alike), status=Status.CLARIFY)
    if only_asks(question):
        return asked_back(context)
    if not is_about_it:
        return unanswered(context, kind)
    guesses = rivals_of(context.ranked, question, context.resources.knowledge.titles)
    if len(guesses) < _TWO and context.confidence >= threshold * _WORTH_ASKING:
        guesses = guesses_of(context.ranked)
    if len(guesses) < _TWO:
        return unanswered(context, kind)
    return replace(context, evidence=Evidence(guesses[0], rivals=guesses), status=Status.CLARIFY)


def unanswered(context: Context, kind: Kind = Kind.PUBLIC) -> Context:
    """Another administration's matter, or nobody's; or what a resolved case said, with a warning;
    or nothing."""
    question = context.asked
    if (question.matter and question.matter.words) or kind is Kind.OTHER_TOPIC:
        return refused(context, Status.OUT_OF_SCOPE)
    knowledge = context.resources.knowledge
    floor = knowledge.noise_floor(context.resources.embedder, question.language)
    evidence = evidence_of_case(context.cases, question, knowledge, floor)
    if evidence is None:
        status = Status.OUT_OF_SCOPE if question.matter else Status.NO_EVIDENCE
        return refused(context, status)
    alone = warning(WarningCode.PRECEDENT_STALE, "precedent_only")
    return replace(context, evidence=evidence, warnings=(*context.warnings, alone))


def elsewhere(context: Context, primary: Candidate) -> Context:
    """With the sentence of a page that says so, where there is one."""
    stated = stated_by(context, primary)
    if stated is not None and context.confidence >= context.resources.settings.answer_threshold:
        return as_stated(context, stated)
    return unanswered(context)


def stated_by(context: Context, primary: Candidate) -> Elsewhere | None:
    """The sentence of a page of ours that says whose the matter is."""
    resources = context.resources
    organisation = resources.settings.organisation
    return stated_elsewhere(primary, context.asked, resources.knowledge, organisation)


def as_stated(context: Context, stated: Elsewhere) -> Context:
    return refused(replace(context, elsewhere=stated), Status.OUT_OF_SCOPE)
