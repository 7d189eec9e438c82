"""To whom a notice goes, and when: by consent, each citizen once, outside quiet hours, and no more
often than the settings allow."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session

from assist.notices.audiences import in_order
from assist.notices.schemas import Recipients
from indexes.outbox import put
from indexes.repositories.interests import InterestRepository, Interests, Target
from indexes.repositories.notices import NoticeRepository
from indexes.settings import Settings
from indexes.tables import Campaign, Interest, Notice, NoticeDelivery, now

PURPOSE = "avisos"  # of the consent
KIND = "notice"
_WEEK = timedelta(days=7)


def recipients(session: Session, settings: Settings, target: Target) -> Interests:
    """One interest a citizen, those of the most vulnerable groups first."""
    order = in_order(settings, target.audiences)
    met = InterestRepository(session).met_by(target, PURPOSE, now())
    met.sort(key=lambda one: order.index(one.audience) if one.audience in order else len(order))
    found: dict[str, Interest] = {}
    for interest in met:
        found.setdefault(interest.citizen, interest)
    return list(found.values())


def counted(interests: Sequence[Interest], audiences: Sequence[str]) -> Recipients:
    groups = Counter(one.audience for one in interests)
    return Recipients(
        citizens=len(interests),
        by_channel=dict(Counter(one.channel for one in interests)),
        by_audience={id: groups[id] for id in audiences},
    )


def target_of(session: Session, about: Notice | Campaign) -> Target:
    """Who wants to be told of one edition of a procedure wants to be told of the next."""
    code = about.procedure_code
    return Target(
        procedure_codes=NoticeRepository(session).codes_of_editions(code) if code else (),
        theme=about.theme,
        municipality=about.municipality,
        audiences=tuple(about.audiences),
    )


def send(session: Session, settings: Settings, notice: Notice) -> int:
    """Plans it for everybody whom it concerns, in the caller's transaction; how many are told."""
    repository = NoticeRepository(session)
    repository.plan_alone()
    found = recipients(session, settings, target_of(session, notice))
    told = 0
    for rank, interest in enumerate(found):
        told += _plan(session, settings, notice, interest, len(found) - rank)
    return told


def _plan(
    session: Session, settings: Settings, notice: Notice, interest: Interest, priority: int
) -> bool:
    repository = NoticeRepository(session)
    at = _time_for(repository, settings, interest.citizen)
    too_late = notice.expires_on is not None and _local_day(settings, at) > notice.expires_on
    row = NoticeDelivery(
        id="nde_" + secrets.token_hex(10), notice_id=notice.id, interest_id=interest.id,
        citizen=interest.citizen, channel=interest.channel, planned_at=at,
        state="capped" if too_late else "queued",
    )  # fmt: skip
    if not repository.add_delivery(row) or too_late:
        return False
    return put(
        session, kind=KIND, destination=f"gateway:{interest.channel}", subject=notice.id,
        key=f"notice:{row.id}", payload={"delivery": row.id}, at=at, priority=priority,
    )  # fmt: skip


def _time_for(repository: NoticeRepository, settings: Settings, citizen: str) -> datetime:
    """As soon as neither the quiet hours nor the cap of a week forbid it."""
    at = after_quiet_hours(settings, now())
    planned = repository.planned_since(citizen, at - _WEEK)
    if len(planned) >= settings.notices_per_week:
        free = planned[-settings.notices_per_week] + _WEEK
        at = after_quiet_hours(settings, max(at, free))
    return at


def after_quiet_hours(settings: Settings, at: datetime) -> datetime:
    """That time, or when the quiet hours end that it falls in."""
    begins, ends = (
        time.fromisoformat(one) for one in (settings.notice_quiet_from, settings.notice_quiet_until)
    )
    local = at.astimezone(ZoneInfo(settings.time_zone))
    clock = local.time()
    across = begins > ends  # over midnight
    quiet = (clock >= begins or clock < ends) if across else begins <= clock < ends
    if not quiet:
        return at
    day = local.date() + timedelta(days=1) if across and clock >= begins else local.date()
    return datetime.combine(day, ends, tzinfo=local.tzinfo).astimezone(at.tzinfo)


def _local_day(settings: Settings, at: datetime) -> date:
    return at.astimezone(ZoneInfo(settings.time_zone)).date()
