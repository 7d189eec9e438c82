"""What the agent should know before sending."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from assist.suggestions.evidence import Conflict, Evidence
from assist.suggestions.schemas import SuggestionWarning, WarningCode
from assist.suggestions.writing.dates import spoken_date
from indexes.models import Aspect, Passage, Window
from prompts.catalogue import catalogue

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context

STALE_AFTER_DAYS = 180


def warning(code: WarningCode, message: str, **values: object) -> SuggestionWarning:
    text = catalogue("messages")["warnings"][message].format(**values)
    return SuggestionWarning(code=code, message=text)


def warnings_of(context: Context, evidence: Evidence) -> tuple[SuggestionWarning, ...]:
    found: list[SuggestionWarning] = []
    passage = evidence.primary.hits[0].passage
    if evidence.window_state == "closed":
        found.append(_closed(evidence.primary.title, _said_window(evidence) or passage.window))
    if "superseded" in evidence.primary.features:
        found.append(warning(WarningCode.SOURCE_STALE, "superseded", title=evidence.primary.title))
    found.extend(_old(context, passage))
    if evidence.conflict:
        found.append(_conflict(evidence.conflict))
    if any(case.stale for case in context.similar_cases):
        found.append(warning(WarningCode.PRECEDENT_STALE, "precedent_stale"))
    found.extend(
        warning(WarningCode.PRECEDENT_STALE, "canonical_stale", owner=answer.owner)
        for answer in evidence.approved.outdated
    )
    return tuple(found)


def _said_window(evidence: Evidence) -> Window | None:
    """Of the page whose deadline the draft tells: warning and draft give the same day."""
    for one in evidence.aspects:
        if one.aspect in (Aspect.DEADLINE, Aspect.STATUS) and one.units:
            return one.units[0].passage.window
    return None


def _closed(title: str, window: Window | None) -> SuggestionWarning:
    if window is None or window.ends is None:
        return warning(WarningCode.DEADLINE_CLOSED, "deadline_closed", title=title)
    date = spoken_date(window.ends)
    return warning(WarningCode.DEADLINE_CLOSED, "deadline_closed_on", title=title, date=date)


def _old(context: Context, passage: Passage) -> list[SuggestionWarning]:
    if passage.retrieved_at is None:
        return []
    today = datetime.combine(context.resources.today, datetime.min.time(), UTC)
    days = (today - passage.retrieved_at).days
    if days < STALE_AFTER_DAYS:
        return []
    return [warning(WarningCode.SOURCE_STALE, "source_stale", title=passage.title, days=days)]


def _conflict(conflict: Conflict) -> SuggestionWarning:
    texts = catalogue("messages")
    return warning(
        WarningCode.CONFLICT,
        "conflict_one_page" if conflict.is_of_one_page else "conflict",
        aspect=texts["aspects"][conflict.aspect.value],
        preferred=conflict.preferred.unit.text,
        other=conflict.other.unit.text,
        reason=texts["reasons"][conflict.reason],
    )
