"""Which events somebody sees."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi.security import HTTPAuthorizationCredentials
from sqlalchemy.engine import Engine

from assist.auth.dependencies import Caller, authenticate
from assist.auth.roles import ATTENDING, Role
from assist.problems import Problem
from assist.resources import Resources
from indexes.database import session_scope
from indexes.repositories.live_events import LiveEventRepository, LiveEvents
from indexes.tables import LiveEvent

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Looking:
    """`last` is the number of the last event that was looked at."""

    role: Role
    office: str | None
    last: int


def looking_from(engine: Engine, caller: Caller, last: str | None, office: str | None) -> Looking:
    """From now on, unless `last` says from where. A session sees its own office only: raises
    Problem 403 for another one."""
    if caller.session is not None:
        if office not in (None, caller.session.office):
            raise Problem("outside_session", office=caller.session.office)
        office = caller.session.office
    if last is not None and last.strip().isascii() and last.strip().isdigit():
        return Looking(caller.role, office, int(last.strip()[:18]))
    with session_scope(engine) as session:
        return Looking(caller.role, office, LiveEventRepository(session).last_id())


def is_admitted(resources: Resources, credentials: HTTPAuthorizationCredentials | None) -> bool:
    """Whether they are still good: a key may be revoked, and a session ends."""
    try:
        authenticate(resources, credentials)
    except Problem:
        return False
    return True


def seen_by(engine: Engine, looking: Looking) -> tuple[Looking, LiveEvents]:
    """What came since, and from where to look next."""
    with session_scope(engine) as session:
        found = LiveEventRepository(session).after(looking.last, _AT_ONCE)
    if not found:
        return looking, []
    return replace(looking, last=found[-1].id or 0), [
        one for one in found if _may_see(one, looking)
    ]


def _may_see(event: LiveEvent, looking: Looking) -> bool:
    allowed = looking.role in event.roles if event.roles else looking.role in ATTENDING
    mine = event.office is None or looking.office is None or event.office == looking.office
    return looking.role is Role.ADMIN or (allowed and mine)
