"""Two interactions that a person takes for one. Nothing is moved, so that it can be undone."""

from __future__ import annotations

import secrets

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import WHAT, existing
from assist.interactions.schemas import InteractionDetail
from assist.interactions.service import taken
from assist.interactions.showing import shown_in_detail
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.repositories.interactions import InteractionRepository
from indexes.tables import Interaction, Merge, now
from prompts.catalogue import catalogue


def merge(
    resources: Resources, id: str, into: str, expected: int | None, caller: Caller
) -> InteractionDetail:
    """The one that is kept, with all messages. Raises Problem 409 or 422."""
    if id == into:
        raise _invalid("itself")
    with session_scope(resources.engine) as session:
        first, second = sorted((id, into))  # two merges at once do not wait for each other
        rows = {
            one: taken(session, one, expected if one == id else None, caller)
            for one in (first, second)
        }
        merged, kept = rows[id], rows[into]
        if merged.citizen and kept.citizen and merged.citizen != kept.citizen:
            raise _invalid("citizens")
        _join(session, merged, kept, caller)
        session.flush()
        detail = shown_in_detail(session, kept)
        record(
            session, actor=caller.shown, action="interaction.merged", subject=id,
            detail={"into": into},
        )  # fmt: skip
        return detail


def unmerge(
    resources: Resources, id: str, expected: int | None, caller: Caller
) -> InteractionDetail:
    """As it was before. Raises Problem 409 for one that is not merged."""
    with session_scope(resources.engine) as session:
        existing(session, id, caller)
        row = take_to_edit(session, Interaction, id, expected, WHAT)
        merge = InteractionRepository(session).merge_of(id)
        if row.merged_into is None or merge is None:
            said = catalogue("interactions")["merging"]["not_merged"]
            raise Problem("conflict", reason=said)
        row.merged_into, row.updated_at = None, now()
        merge.undone_at, merge.undone_by = row.updated_at, caller.shown
        session.add_all((row, merge))
        session.flush()
        detail = shown_in_detail(session, row)
        record(
            session, actor=caller.shown, action="interaction.unmerged", subject=id,
            detail={"from": merge.kept},
        )  # fmt: skip
        return detail


def _join(session: Session, merged: Interaction, kept: Interaction, caller: Caller) -> None:
    at = now()
    merged.merged_into, merged.updated_at, kept.updated_at = kept.id, at, at
    if kept.duplicate_of == merged.id:
        kept.duplicate_of = kept.duplicate_score = None
    row = Merge(
        id="mrg_" + secrets.token_hex(8), kept=kept.id, merged=merged.id, by=caller.shown, at=at
    )
    session.add_all((merged, kept, row))


def _invalid(name: str) -> Problem:
    message = catalogue("interactions")["merging"][name]
    return Problem("invalid", errors=[{"field": "body.into", "message": message}])
