"""Withholds what needs authentication or consent that is not there: general information stays, and
the citizen is asked."""

from __future__ import annotations

from assist.consent.sensitivity import Needs, Sensitivity, sensitivity
from assist.consent.wording import asking
from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context, RedactedTurn
from assist.suggestions.schemas import ANSWERS, Citizen, Status
from assist.suggestions.writing.other_language import label, wording_language
from indexes.models import Aspect, Channel
from indexes.redaction import trusted

# What «¿cómo va…?» is taken for; no page tells how the file of one person goes.
_OWN = frozenset({Aspect.STATUS, Aspect.CHANNEL, Aspect.SUMMARY, Aspect.OTHER})


def gate(context: Context) -> Context:
    """Looks at every run of a sensitive matter, however it ended."""
    needs, configured = _unmet(context), sensitivity(context.resources.settings)
    if needs:
        return _withheld(context, needs, configured)
    if context.status is Status.NEEDS_CONSENT:  # all that is needed is there
        return _as_entrusted(context)
    return context


def is_sensitive(context: Context) -> bool:
    """A crisis is no matter of consent, and a message of several needs says it of each of them."""
    question = context.question
    if question is None or question.crisis or question.unsafe or context.needs:
        return False
    return bool(sensitivity(context.resources.settings).needs(_kinds(context)))


def _kinds(context: Context) -> tuple[str, ...]:
    own = ("own_file",) if context.asked.own_file else ()
    return (*own, *context.asked.sensitive)


def _unmet(context: Context) -> Needs:
    configured = sensitivity(context.resources.settings)
    return configured.unmet(configured.needs(_kinds(context)), context.resources.standing)


def _withheld(context: Context, needs: Needs, configured: Sensitivity) -> Context:
    run = context
    if context.status is Status.NEEDS_CONSENT:
        run = _general(context)
    language = run.draft.language if run.draft else wording_language(context.asked.language)
    text = asking(configured, needs, context.request.channel, language)
    short = context.request.channel is Channel.SMS  # it has no room for both
    general = run.verified if run.status in ANSWERS and not short else None
    if general is not None:
        general = replace(general, text=f"{general.text}\n\n{text}")
    return replace(
        run,
        request=context.request,
        turns=context.turns,
        question=replace(context.asked, aspects=run.question.aspects if run.question else ()),
        verified=general,
        asking=text,
        status=Status.NEEDS_CONSENT,
        confidence=context.confidence,  # in what was asked, which is not said
    )


def _general(context: Context) -> Context:
    """What the pages say to anybody: what was asked of them by name; to those who only want to know
    how it goes, how long it may take."""
    run = _as_entrusted(context)
    question = run.question
    if question is None or (question.decisive and not set(question.aspects) <= _OWN):
        return run
    if run.evidence is None or not run.evidence.primary.is_procedure:
        return replace(run, verified=None)
    wanted = label(Aspect.RESOLUTION_TERM, wording_language(question.language))
    asked = RedactedTurn("citizen", trusted(f"{wanted}: {run.evidence.primary.title}"))
    request = context.request.model_copy(update={"language": question.language})
    told = _as_entrusted(replace(context, request=request, turns=(asked,), instruction=""))
    tells = told.verified is not None and Aspect.RESOLUTION_TERM in told.verified.stated
    return told if tells else replace(told, verified=None)


def _as_entrusted(context: Context) -> Context:
    """What would be answered to somebody of whom nothing more is needed: no page tells more than is
    public."""
    from assist.suggestions.pipeline import STAGES, run  # they end with this stage

    known = Citizen(authenticated=True, consent=True)
    request = context.request.model_copy(update={"citizen": known})
    fresh = Context(
        request, context.resources, turns=context.turns, instruction=context.instruction
    )
    return run(fresh, tuple(stage for stage in STAGES[1:] if stage is not gate))
