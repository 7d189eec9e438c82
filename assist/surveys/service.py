"""Asks citizens once how they were attended, and takes their answer down."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date
from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import MANAGERS
from assist.interactions.access import existing
from assist.live.announcing import announce
from assist.problems import Problem
from assist.surveys.schemas import Invitation, InvitationIn, SurveyOut, Surveys, SurveyState
from assist.surveys.tokens import survey_link, survey_token
from indexes.audit import record
from indexes.keys import key_digest
from indexes.models import Channel
from indexes.redaction import redact
from indexes.repositories.surveys import SurveyFilter, SurveyRepository
from indexes.settings import Settings
from indexes.tables import Interaction, Survey, now
from prompts.catalogue import catalogue
from prompts.loader import LANGUAGES

_RESOLVED = "resolved"


def ask_automatically(session: Session, settings: Settings, interaction: Interaction) -> None:
    """In the transaction that resolves the interaction. Nothing where the citizen or the
    settings do not want it, or where it was asked before. Whoever sends it to the citizen is told,
    and gets the link from `invite`: no link is stored."""
    if not settings.survey_automatic or interaction.survey_opt_out:
        return
    if _ask(session, settings, interaction, None):
        row = SurveyRepository(session).of_interaction(interaction.id)
        assert row is not None
        announce(session, "survey.requested", row.id, _told(row), office=row.office)


def invite(
    session: Session, settings: Settings, body: InvitationIn, caller: Caller
) -> tuple[Invitation, bool]:
    """The invitation, and whether it is new. Whoever has the link can answer, so that it was given
    is kept. Raises Problem 404 and 409."""
    interaction = existing(session, body.interaction_id, caller)
    repository = SurveyRepository(session)
    if repository.of_interaction(interaction.id) is None:
        _refuse(interaction)
    new = _ask(session, settings, interaction, body.language)
    row = repository.of_interaction(interaction.id)
    assert row is not None
    invitation = _invitation(settings, row)
    record(
        session, actor=caller.shown, action="survey.link_given", subject=row.id,
        detail={"interaction": interaction.id, "key": caller.key_id, "state": invitation.state},
    )  # fmt: skip
    return invitation, new


def find(session: Session, token: str) -> Survey | None:
    """The one that waits for its answer. Unknown, answered and expired ones are None alike."""
    digest = key_digest(token)
    row = SurveyRepository(session).by_digest(digest)
    known = row.token_digest if row else key_digest("")
    if row is None or not hmac.compare_digest(known, digest) or _state(row, now()) != "open":
        return None
    return row


def open_page(session: Session, token: str) -> Survey | None:
    row = find(session, token)
    if row is not None:
        SurveyRepository(session).opened(row.id, now())
    return row


def answer(session: Session, token: str, score: int, comment: str) -> bool:
    """False when there is nothing to answer, or nothing any more. The comment is redacted."""
    row = find(session, token)
    if row is None:
        return False
    said = str(redact(comment).text).strip() or None
    taken = SurveyRepository(session).answer(row.id, score, said, now())
    if taken:
        data = {**_told(row), "score": score}
        announce(session, "survey.answered", row.id, data, roles=MANAGERS, office=row.office)
    return taken


def answers(session: Session, chosen: SurveyFilter, offset: int, limit: int) -> Surveys:
    total, rows = SurveyRepository(session).answered(chosen, offset, limit)
    items = [SurveyOut.model_validate(row.model_dump()) for row in rows]
    return Surveys(total=total, items=items)


def _refuse(interaction: Interaction) -> None:
    said = catalogue("knowledge")["surveys"]
    if interaction.survey_opt_out:
        raise Problem("conflict", reason=said["opt_out"])
    if interaction.state != _RESOLVED or interaction.merged_into:
        raise Problem("conflict", reason=said["not_resolved"])


def _ask(
    session: Session, settings: Settings, interaction: Interaction, language: str | None
) -> bool:
    """False when that interaction was asked about before."""
    id = "srv_" + secrets.token_hex(16)
    at = now()
    row = Survey(
        id=id,
        token_digest=key_digest(survey_token(settings, id)),
        interaction_id=interaction.id,
        channel=interaction.channel,
        office=interaction.office,
        theme=interaction.theme,
        procedure_code=interaction.procedure_code,
        language=_language(language, interaction.language, settings.default_language),
        sent_at=at,
        expires_at=at + timedelta(days=settings.survey_days),
    )
    return SurveyRepository(session).add(row)


def _told(row: Survey) -> dict[str, object]:
    return row.model_dump(include={"interaction_id", "channel", "language"})


def _language(*wanted: str | None) -> str:
    """The first one that has wording."""
    return next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])


def _invitation(settings: Settings, row: Survey) -> Invitation:
    state = _state(row, now())
    link = survey_link(settings, row.id) if state == "open" else ""
    return Invitation(
        **row.model_dump(include={"id", "interaction_id", "channel", "language"}),
        **row.model_dump(include={"sent_at", "expires_at"}),
        state=state,
        link=link,
        wording=_wording(settings, row, link) if link else "",
    )


def _wording(settings: Settings, row: Survey, link: str) -> str:
    said = catalogue("surveys", row.language)["invitation"]
    last = row.expires_at.astimezone(ZoneInfo(settings.time_zone)) - timedelta(days=1)
    until = format_date(last.date(), "long", locale=row.language)
    template = str(said.get(row.channel, said[Channel.EMAIL.value]))
    return template.format(link=link, until=until).strip()


def _state(row: Survey, at: datetime) -> SurveyState:
    if row.answered_at is not None:
        return "answered"
    return "open" if row.expires_at > at else "expired"
