"""What offices make of their drafts before they send them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlmodel import Session

from assist.insights.schemas import ChangeCount, Drift, DriftItem, OfficeDrift
from indexes.drift import FactChange
from indexes.repositories.feedback import FeedbackRepository, Period, Sent
from indexes.repositories.suggestions import drafted

_MOST = 5_000  # replies that are looked at, the newest


def drift(session: Session, chosen: Period, offset: int, limit: int) -> Drift:
    found = FeedbackRepository(session).sent(chosen, _MOST + 1)
    sent = found[:_MOST]
    by_office: dict[str | None, list[Sent]] = defaultdict(list)
    for one in sent:
        by_office[one.office].append(one)
    altered = [one for one in sent if one.fact_changes]
    offices = [_office(name, replies) for name, replies in by_office.items()]
    return Drift(
        sent=len(sent),
        altered=len(altered),
        truncated=len(found) > _MOST,
        offices=sorted(offices, key=lambda one: (-one.share, -one.sent, one.office or "")),
        items=[_item(one) for one in altered[offset : offset + limit]],
    )


def _office(name: str | None, replies: Sequence[Sent]) -> OfficeDrift:
    altered = [one for one in replies if one.fact_changes]
    untouched = sum(1 for one in replies if not one.fact_changes and _is_untouched(one))
    counts = Counter(
        (change["op"], change["slot"]) for one in altered for change in one.fact_changes
    )
    return OfficeDrift(
        office=name,
        sent=len(replies),
        untouched=untouched,
        reworded=len(replies) - untouched - len(altered),
        altered=len(altered),
        share=round(len(altered) / len(replies), 4),
        changes=[
            ChangeCount(op=op, slot=slot, count=count)
            for (op, slot), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ],
    )


def _is_untouched(one: Sent) -> bool:
    """White space aside."""
    return drafted({"draft": one.draft}).split() == (one.final_text or "").split()


def _item(one: Sent) -> DriftItem:
    return DriftItem(
        suggestion_id=one.suggestion_id,
        at=one.at,
        office=one.office,
        channel=one.channel,
        procedure_code=one.procedure_code,
        question=one.query,
        changes=[FactChange.model_validate(change) for change in one.fact_changes],
    )
