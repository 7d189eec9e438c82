"""Looking at interactions, and the steps that people take with them."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import WHAT, check_key, existing, may_see
from assist.interactions.cases import propose_case
from assist.interactions.duplicates import probable
from assist.interactions.life_cycle import move
from assist.interactions.redacting import redacted, redacted_worker
from assist.interactions.schemas import (
    Duplicate,
    Duplicates,
    InteractionChanges,
    InteractionDetail,
    InteractionPage,
)
from assist.interactions.service_levels import levels_of
from assist.interactions.showing import shown, shown_in_detail
from assist.interactions.tying import tie
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from assist.surveys.service import ask_automatically
from indexes.audit import record
from indexes.database import session_scope
from indexes.repositories import OfficeRepository, ProcedureRepository
from indexes.repositories.interactions import InteractionFilter, InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import Interaction, now
from prompts.catalogue import catalogue


def interactions(
    session: Session, chosen: InteractionFilter, offset: int, limit: int, caller: Caller
) -> InteractionPage:
    check_key(caller)
    repository = InteractionRepository(session)
    rows = repository.search(chosen, offset, limit)
    page = InteractionPage(total=repository.count(chosen), items=[shown(row) for row in rows])
    asked = chosen.model_dump(exclude={"text", "at"}, exclude_none=True)
    asked = {name: redacted(one) if isinstance(one, str) else one for name, one in asked.items()}
    told = {**asked, "shown": len(rows), "by_words": chosen.text is not None}
    record(session, actor=caller.shown, action="interaction.listed", subject="*", detail=told)
    return page


def interaction(session: Session, id: str, caller: Caller) -> InteractionDetail:
    detail = shown_in_detail(session, existing(session, id, caller))
    record(session, actor=caller.shown, action="interaction.read", subject=id)
    return detail


def duplicates(session: Session, id: str, caller: Caller) -> Duplicates:
    """What is probably the same matter, the likest first."""
    row = existing(session, id, caller)
    text = MessageRepository(session).first_texts([id]).get(id, "")
    found = [
        Duplicate(interaction=shown(other), score=score, hours=_hours(row, other))
        for other, score in probable(session, row, f"{row.subject} {text}".strip())
    ]
    record(session, actor=caller.shown, action="interaction.compared", subject=id)
    return Duplicates(items=found)


def step(
    resources: Resources,
    id: str,
    action: str,
    expected: int | None,
    caller: Caller,
    *,
    reason: str = "",
    assignee: str | None = None,
) -> InteractionDetail:
    """Raises Problem 409 with what is possible, 412 when somebody else was first."""
    with session_scope(resources.engine) as session:
        row = taken(session, id, expected, caller)
        take_step(
            session, resources.settings, row, action,
            by=caller.shown, reason=reason, assignee=assignee,
        )  # fmt: skip
        session.flush()
        return shown_in_detail(session, row)


def take_step(
    session: Session,
    settings: Settings,
    row: Interaction,
    action: str,
    *,
    by: str,
    reason: str = "",
    assignee: str | None = None,
) -> None:
    """For this room and those beside it: one step of an interaction that was taken (`taken`), told
    to the audit. What is resolved is proposed as a resolved case, and the citizen is asked."""
    levels = levels_of(session, settings, row.channel, row.office)
    to = redacted_worker(assignee) if assignee and assignee != by else assignee
    move(session, row, action, by=by, levels=levels, reason=redacted(reason), assignee=to)
    if action == "resolve":
        session.flush()
        propose_case(session, row)
        ask_automatically(session, settings, row)
    record(session, actor=by, action=f"interaction.{action}", subject=row.id)


def change(
    resources: Resources,
    id: str,
    changes: InteractionChanges,
    expected: int | None,
    caller: Caller,
) -> InteractionDetail:
    sent = changes.model_dump(exclude_unset=True)
    with session_scope(resources.engine) as session:
        row = taken(session, id, expected, caller)
        if sent.get("theme"):
            sent["theme"] = redacted(str(sent["theme"]))
        _check(session, sent)
        ref = sent.pop("citizen_ref", None)
        if ref:
            tie(session, resources.settings, row, ref, caller)
        _apply(row, sent, caller)
        session.add(row)
        session.flush()
        detail = shown_in_detail(session, row)
        told = {"fields": sorted([*sent, *(["citizen_ref"] if ref else [])])}
        record(session, actor=caller.shown, action="interaction.changed", subject=id, detail=told)
        return detail


def taken(session: Session, id: str, expected: int | None, caller: Caller) -> Interaction:
    """To change it. Raises Problem 404, 412, or 409 where another one stands for it."""
    if not may_see(caller, id):
        raise Problem("not_found", what=WHAT, id=id)
    row = take_to_edit(session, Interaction, id, expected, WHAT)
    if row.merged_into is not None:
        said = catalogue("interactions")["merging"]["merged"].format(into=row.merged_into)
        raise Problem("conflict", reason=said)
    return row


def _apply(row: Interaction, sent: dict[str, object], caller: Caller) -> None:
    for name, value in sent.items():
        setattr(row, name, value)
    if {"theme", "procedure_code", "aspect"} & set(sent):
        row.classified_by = caller.shown
    if "authentication" in sent:
        row.authenticated_by, row.authenticated_at = caller.shown, now()
    if "duplicate_of" in sent:
        row.duplicate_score = None
    row.updated_at = now()


def _check(session: Session, sent: dict[str, object]) -> None:
    """Raises Problem 422. The title of a procedure comes with its code."""
    office, code = sent.get("office"), sent.get("procedure_code")
    if office is not None and OfficeRepository(session).get(str(office)) is None:
        said = catalogue("knowledge")["sessions"]["office"].format(office=office)
        raise Problem("invalid", errors=[{"field": "body.office", "message": said}])
    if "procedure_code" not in sent:
        return
    sent["procedure_title"] = None
    if code is not None:
        found = ProcedureRepository(session).by_code(str(code))
        if not found:
            said = catalogue("knowledge")["canonical"]["procedure"].format(code=code)
            raise Problem("invalid", errors=[{"field": "body.procedure_code", "message": said}])
        sent["procedure_title"] = found[0][0].title
        sent.setdefault("theme", found[0][0].theme)


def _hours(one: Interaction, other: Interaction) -> float:
    return round(abs((one.created_at - other.created_at).total_seconds()) / 3600, 1)
