"""Makes the suggestion that the caller receives of a finished run."""

from __future__ import annotations

from assist.suggestions.ending import Ending, emergency, ending_of, shortened
from assist.suggestions.of_office import office_lines
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import (
    ANSWERS,
    Citation,
    DraftFact,
    ProcedureReference,
    Status,
    Suggestion,
    SuggestionWarning,
    WarningCode,
)
from assist.suggestions.understanding.instructions import wanted_language
from assist.suggestions.verification.citations import Quote, citation
from assist.suggestions.verification.layout import UNMARKED
from assist.suggestions.verification.short import SMS_CHARACTERS
from assist.suggestions.warnings import warning
from assist.suggestions.writing.other_language import label
from assist.suggestions.writing.register import dress, territorial_part
from indexes.models import Channel
from prompts.catalogue import catalogue
from prompts.filters import without_stop
from prompts.loader import render


def conclude(context: Context, *, id: str, pipeline: str) -> Suggestion:
    """Raises ValueError for a run that has no status: stages are missing."""
    status, question = context.status, context.question
    if status is None:
        raise ValueError("the run has no status yet")
    resources, request = context.resources, context.request
    language = _language(context)
    aspects = question.aspects if question else ()
    told = status in ANSWERS or bool(context.needs) or bool(context.asking)
    speaks = told and context.verified is not None
    verified = context.verified if speaks else None
    ending = ending_of(context, language) if speaks else Ending()
    if request.channel is Channel.SMS:  # it has no room for it
        ending = shortened(ending)
    lines, territorial = _of_office(context, language, speaks=speaks)
    if not speaks and question and question.crisis:
        ending = emergency(language)
    return Suggestion(
        id=id,
        status=status,
        confidence=round(context.confidence, 4),
        draft=dress(
            verified.text if verified else _status_text(context, status),
            channel=request.channel,
            language=language,
            office=resources.office,
            organisation=resources.settings.organisation,
            territorial=[*ending.lines, *lines],
        ),
        citations=verified.citations if verified else _cited(context, status),
        facts=(*(verified.facts if verified else ()), *ending.facts, *territorial),
        similar_cases=context.similar_cases,
        warnings=(
            *context.warnings,
            *_territorial_warning(context, lines),
            *ending.warnings,
            *_language_warning(context, language),
        ),
        missing_aspects=context.missing,
        clarifying_question=_clarifying(context),
        procedure=_procedure(context, status),
        aspects=aspects,
        snapshot=resources.knowledge.snapshot.id,
        pipeline=pipeline,
        timings_ms=dict(context.timings_ms),
    )


def _of_office(
    context: Context, language: str, *, speaks: bool
) -> tuple[list[str], list[DraftFact]]:
    """What is particular to the office: what was asked of it, or where to go and whom to call; for
    the latter a text message has no room."""
    office = context.resources.office
    if office is None:
        return [], []
    is_short = context.request.channel is Channel.SMS
    if context.of_office:
        told = context.of_office.told[:1] if is_short else context.of_office.told
        return office_lines(office, told, language)
    if not speaks or is_short:
        return [], []
    return territorial_part(office, context.question.aspects if context.question else (), language)


def _clarifying(context: Context) -> str | None:
    """Of the need that is unclear, where there are several."""
    unclear = (run for run in context.needs or (context,) if run.status is Status.CLARIFY)
    return next((_status_text(run, Status.CLARIFY) for run in unclear), None)


def _status_text(context: Context, status: Status) -> str:
    language = _language(context)
    text = _full_text(context, status, language)
    if context.request.channel is not Channel.SMS or len(text) <= SMS_CHARACTERS:
        return text
    authority = _authority(context)
    brief = str(catalogue("messages")["sms"].get(status.value, text)).format(authority=authority)
    return brief if len(brief) <= SMS_CHARACTERS else f"{brief[: SMS_CHARACTERS - 1]}…"


def _full_text(context: Context, status: Status, language: str) -> str:
    if context.asking:
        return context.asking
    if context.of_office:
        return context.of_office.text(language)
    if context.question and context.question.crisis:
        return render("status/crisis", language=language)
    if status is Status.CLARIFY and context.question and context.question.thanks:
        return render("status/thanks", language=language)
    evidence, stated = context.evidence, context.elsewhere
    return render(
        f"status/{status.value}",
        language=language,
        title=evidence.primary.title if evidence and context.missing else "",
        labels=[label(aspect, language) for aspect in context.missing],
        titles=[rival.title for rival in evidence.rivals] if evidence else [],
        authority=_authority(context),
        quote=without_stop(stated.unit.text) if stated else "",
        mark="" if context.request.channel in UNMARKED else " [1]",
        organisation=context.resources.settings.organisation,
    )


def _authority(context: Context) -> str:
    """As our page says, else as is known of the matter."""
    if context.elsewhere is not None:
        return context.elsewhere.authority
    question = context.question
    return question.matter.authority if question and question.matter else ""


def _cited(context: Context, status: Status) -> tuple[Citation, ...]:
    """The sentence of our page that says whose matter it is."""
    if status is not Status.OUT_OF_SCOPE or context.elsewhere is None:
        return ()
    unit = context.elsewhere.unit
    return (citation(1, Quote(unit.passage, unit.start, unit.end)),)


def _language(context: Context) -> str:
    """Of the draft that was written; else of the question, where its wording exists."""
    if context.draft is not None:
        return context.draft.language
    return context.reply_language


def _language_warning(context: Context, language: str) -> list[SuggestionWarning]:
    asked = context.question.language if context.question else language
    asked = wanted_language(context.instruction) or asked
    if asked == language:
        return []
    name = catalogue("messages")["languages"].get(asked, asked)
    return [warning(WarningCode.OTHER_LANGUAGE, "other_language", language=name)]


def _procedure(context: Context, status: Status) -> ProcedureReference | None:
    """The one the draft speaks of; none where it was not settled."""
    if context.evidence is None or (status is Status.CLARIFY and not context.needs):
        return None
    primary = context.evidence.primary
    return (
        ProcedureReference(code=primary.code, title=primary.title) if primary.is_procedure else None
    )


def _territorial_warning(context: Context, lines: list[str]) -> list[SuggestionWarning]:
    office = context.resources.office
    if not lines or office is None:
        return []
    return [warning(WarningCode.TERRITORIAL, "territorial", office=office.name)]
