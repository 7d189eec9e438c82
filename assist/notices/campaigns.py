"""Campaigns: what a person writes for groups, the most vulnerable first."""

from __future__ import annotations

import secrets

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import NOTIFIERS
from assist.live.announcing import announce
from assist.notices.audiences import audiences, in_order
from assist.notices.interests import check_audiences, check_procedure
from assist.notices.recipients import counted, recipients, send, target_of
from assist.notices.schemas import AudienceOut, CampaignIn, CampaignOut, Recipients
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.outbox import ask_for_delivery
from indexes.repositories.notices import NoticeRepository
from indexes.settings import Settings
from indexes.tables import Campaign, Notice, now
from prompts.catalogue import catalogue

WHAT = "ninguna campaña"
_COPIED = {"title", "text", "quote", "source_title", "source_url", "theme", "procedure_code",
           "municipality", "audiences"}  # fmt: skip


def groups(settings: Settings) -> list[AudienceOut]:
    """The most vulnerable first."""
    return [AudienceOut(id=one.id, name=one.name) for one in audiences(settings)]


def campaigns(session: Session, offset: int, limit: int) -> list[CampaignOut]:
    return [_out(row, None) for row in NoticeRepository(session).campaigns(offset, limit)]


def campaign(session: Session, settings: Settings, id: str) -> CampaignOut:
    row = NoticeRepository(session).campaign(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return _shown(session, settings, row)


def create(resources: Resources, body: CampaignIn, caller: Caller) -> CampaignOut:
    """A draft, with who would be told."""
    settings = resources.settings
    check_audiences(settings, body.audiences)
    if body.procedure_code is not None:
        check_procedure(resources, body.procedure_code)
    values = body.model_dump() | {"audiences": in_order(settings, body.audiences)}
    row = Campaign(id="cam_" + secrets.token_hex(8), created_by=caller.shown, **values)
    with session_scope(resources.engine) as session:
        session.add(row)
        session.flush()
        created = _shown(session, settings, row)
        record(session, actor=caller.shown, action="campaign.created", subject=row.id)
    return created


def launch(
    resources: Resources, id: str, dry_run: bool, expected: int | None, caller: Caller
) -> CampaignOut:
    """In a dry run nothing is changed or sent. Raises Problem 409 for one that was launched."""
    settings = resources.settings
    if dry_run:
        with session_scope(resources.engine) as session:
            return campaign(session, settings, id)
    with session_scope(resources.engine) as session:
        row = take_to_edit(session, Campaign, id, expected, WHAT)
        if row.state != "draft":
            names = catalogue("notices")["states"]
            raise Problem(
                "wrong_state", state=names[row.state], wanted=names["launched"], allowed="—"
            )
        launched = _launch(session, settings, row, caller)
    ask_for_delivery(settings)
    return launched


def _launch(session: Session, settings: Settings, row: Campaign, caller: Caller) -> CampaignOut:
    who = _recipients(session, settings, row)
    at = now()
    notice = Notice(
        id="not_" + secrets.token_hex(8), key=f"campaign:{row.id}", origin="campaign",
        campaign_id=row.id, state="sent", decided_by=caller.shown, decided_at=at, sent_at=at,
        **row.model_dump(include=_COPIED),
    )  # fmt: skip
    NoticeRepository(session).add(notice)
    send(session, settings, notice)
    row.state, row.notice_id = "launched", notice.id
    row.launched_by, row.launched_at = caller.shown, at
    session.add(row)
    session.flush()
    announce(session, "campaign.launched", row.id, {"notice_id": notice.id}, roles=NOTIFIERS)
    record(
        session, actor=caller.shown, action="campaign.launched", subject=row.id,
        detail={"notice": notice.id, "citizens": who.citizens},
    )  # fmt: skip
    return _out(row, who)


def _recipients(session: Session, settings: Settings, row: Campaign) -> Recipients:
    found = recipients(session, settings, target_of(session, row))
    return counted(found, row.audiences)


def _shown(session: Session, settings: Settings, row: Campaign) -> CampaignOut:
    return _out(row, _recipients(session, settings, row) if row.state == "draft" else None)


def _out(row: Campaign, who: Recipients | None) -> CampaignOut:
    shown = row.model_dump(include=set(CampaignOut.model_fields))
    return CampaignOut(**shown, recipients=who, version=row.row_version)
