"""One run of what the runs of several needs answered: one text, one list of citations, one status.

status      all answered: `answered`; `conflict` where the sources of any disagree; some: `partial`;
            the first one, which is the main one, is unclear: `clarify`, with what the others answer
confidence  of the least sure answer: a reply is right where all that it says is
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from assist.suggestions.evidence import Evidence
from assist.suggestions.frozen import replace
from assist.suggestions.needs.sharing import shares
from assist.suggestions.needs.unanswered import unanswered
from assist.suggestions.needs.wording import led, order_of_message
from assist.suggestions.schemas import ANSWERS, SimilarCase, Status, SuggestionWarning
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.verification.check import check, foremost
from assist.suggestions.writing.text import Paragraph, WrittenDraft
from indexes.models import Aspect, Channel

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context


def joined(context: Context, needs: Sequence[Context]) -> Context:
    """At least one of them is answered."""
    answered = [run for run in needs if run.status in ANSWERS]
    written = _written(needs, context)
    run = replace(
        context,
        needs=tuple(needs),
        question=_question(context, needs),
        evidence=_evidence(answered),
        confidence=min(run.confidence for run in answered),
        draft=written,
        similar_cases=_cases(needs),
        warnings=_warnings(needs),
        missing=_missing(needs),
        status=_status(needs),
        notes=tuple(dict.fromkeys(("several", *(note for run in needs for note in run.notes)))),
    )
    return _verified(run)


def _verified(run: Context) -> Context:
    assert run.draft is not None
    request = run.request
    whole = check(
        run.draft, run.collected, channel=request.channel, max_sources=request.max_sources
    )
    drafters = {need.verified.drafter for need in run.needs if need.verified}
    return replace(
        run,
        verified=replace(
            whole,
            drafter=min(drafters, key=lambda one: one == "composer"),
            removed=sum(need.verified.removed for need in run.needs if need.verified),
        ),
    )


def _written(needs: Sequence[Context], context: Context) -> WrittenDraft:
    """What of each need stands, within its share of the citations."""
    request = context.request
    spoken = {place: run for place, run in enumerate(needs) if run.status in ANSWERS}
    wanted = [len(run.verified.citations) if run.verified else 0 for run in spoken.values()]
    least = [_foremost(run) for run in spoken.values()]
    given = dict(zip(spoken, shares(wanted, request.max_sources, least), strict=True))
    language = next(run.draft.language for run in spoken.values() if run.draft)
    parts: list[list[Paragraph]] = []
    for place, run in enumerate(needs):
        if place in spoken:
            said = _standing(run, given[place])
            parts.append(led(said, run, place, len(needs), language))
        else:
            parts.append(unanswered(run, language))
    is_short = request.channel is Channel.SMS
    return WrittenDraft(tuple(order_of_message(parts, is_short=is_short)), language=language)


def _foremost(run: Context) -> int:
    """How many citations begin the answers to its questions."""
    begun = foremost(run.verified.paragraphs) if run.verified else []
    return len({unit.passage.id for unit in begun})


def _standing(run: Context, most: int) -> tuple[Paragraph, ...]:
    assert run.verified is not None
    if most >= len(run.verified.citations):
        return run.verified.paragraphs
    stood = replace(
        WrittenDraft(run.verified.paragraphs), language=run.draft.language if run.draft else PAGES
    )
    channel = run.request.channel
    return check(stood, run.collected, channel=channel, max_sources=most).paragraphs


def _question(context: Context, needs: Sequence[Context]) -> Question:
    question = context.asked
    asked = [run.question for run in needs if run.question]
    return replace(
        question,
        aspects=tuple(dict.fromkeys(aspect for one in asked for aspect in one.aspects)),
        decisive=any(one.decisive for one in asked),
        own_file=False,
    )


def _evidence(answered: Sequence[Context]) -> Evidence:
    """Of the first that is answered, with the aspects of all."""
    found = [run.evidence for run in answered if run.evidence]
    conflict = next((one.conflict for one in found if one.conflict), None)
    aspects = tuple(aspect for one in found for aspect in one.aspects)
    return replace(found[0], aspects=aspects, conflict=conflict, rivals=())


def _status(needs: Sequence[Context]) -> Status:
    found = [run.status for run in needs]
    if found[0] is Status.CLARIFY:
        return Status.CLARIFY
    if Status.CONFLICT in found:
        return Status.CONFLICT
    return Status.ANSWERED if set(found) == {Status.ANSWERED} else Status.PARTIAL


def _missing(needs: Sequence[Context]) -> tuple[Aspect, ...]:
    """Also what was asked by name of the needs that are not answered."""
    return tuple(dict.fromkeys(aspect for run in needs for aspect in _unsaid(run)))


def _unsaid(run: Context) -> Iterable[Aspect]:
    if run.status in ANSWERS or run.missing:
        return run.missing
    return run.question.aspects if run.question and run.question.decisive else ()


def _cases(needs: Sequence[Context]) -> tuple[SimilarCase, ...]:
    return tuple({one.case_id: one for run in needs for one in run.similar_cases}.values())


def _warnings(needs: Sequence[Context]) -> tuple[SuggestionWarning, ...]:
    return tuple(dict.fromkeys(one for run in needs for one in run.warnings))
