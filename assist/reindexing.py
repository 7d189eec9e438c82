"""What editors change reaches answers with the next reindex: one is asked for, and only one."""

from __future__ import annotations

from assist.resources import Resources
from indexes.database import session_scope
from indexes.jobs import enqueue
from indexes.repositories import JobRepository

KIND = "reindex"


def ask_for_reindex(resources: Resources) -> str:
    """The id of the job that will bring what is committed now: one that waits already, or a new
    one. A running one may have read the content before the change."""
    with session_scope(resources.engine) as session:
        waiting = JobRepository(session).list(state="queued", kind=KIND, limit=1)
    return waiting[0].id if waiting else enqueue(resources.settings, KIND, {"full": False}).id
