"""What the second level, approvals and notices ask the database, on every engine."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import session_scope
from indexes.repositories.approvals import ApprovalFilter, ApprovalRepository
from indexes.repositories.escalations import EscalationFilter, EscalationRepository
from indexes.repositories.interests import InterestRepository, Target
from indexes.repositories.notices import NoticeFilter, NoticeRepository
from indexes.repositories.webhooks import WebhookRepository
from indexes.tables import (
    Approval,
    Consent,
    Escalation,
    Interest,
    Notice,
    NoticeDelivery,
    WebhookSubscription,
    now,
)


def escalation(id: str, due: datetime, **more: Any) -> Escalation:
    values = {"queue": "general", "question": "¿?", "opened_by": "Ana", **more}
    return Escalation(id=id, due_at=due, **values)


def test_what_waits_comes_first_by_urgency_and_by_when_it_is_due(engine: Engine) -> None:
    at = now()
    with session_scope(engine) as session:
        found = EscalationRepository(session)
        for row in (
            escalation("late", at - timedelta(hours=1)),
            escalation("soon", at + timedelta(hours=1)),
            escalation("urgent", at + timedelta(hours=9), priority="urgent", suggestion_id="s"),
            escalation("done", at, state="answered"),
            escalation("ana", at, state="assigned", assignee="Ana", priority="low"),
        ):
            assert found.add(row)
        assert not found.add(escalation("again", at, suggestion_id="s"))
        everything = [row.id for row in found.search(EscalationFilter())]
        assert everything == ["urgent", "late", "soon", "ana", "done"]
        assert found.count(EscalationFilter(waiting=True)) == 4
        assert found.waiting_by_queue(at + timedelta(minutes=1)) == {"general": (4, 2)}
        assert found.load_of(["Ana", "Luis"]) == {"Ana": 1, "Luis": 0}


def test_the_last_request_for_approval_counts(engine: Engine) -> None:
    with session_scope(engine) as session:
        found = ApprovalRepository(session)
        for number, state in enumerate(("returned", "waiting")):
            found.add(
                Approval(
                    id=f"apr_{number}", suggestion_id="s", text="Hola", requested_by="Ana",
                    state=state, requested_at=now() + timedelta(seconds=number),
                )
            )  # fmt: skip
        latest = found.latest(ApprovalFilter(suggestion_id="s"))
        assert latest is not None
        assert latest.id == "apr_1"
        assert [row.id for row in found.search(ApprovalFilter())] == ["apr_1", "apr_0"]


def wants(session: Session, citizen: str, until: datetime | None = None, **more: str) -> None:
    given = {"text_shown": "¿?", "language": "es", "channel": "x", "evidence": "", "given_by": "A"}
    session.add(
        Consent(id=f"con_{citizen}", citizen=citizen, purpose="avisos", expires_at=until, **given)
    )
    session.add(
        Interest(
            id=f"itr_{citizen}", citizen=citizen, recipient="", consent_id=f"con_{citizen}",
            channel="app", **more,
        )
    )  # fmt: skip


def test_an_interest_is_met_by_what_names_something_of_it_and_nothing_else(engine: Engine) -> None:
    at = now()
    with session_scope(engine) as session:
        wants(session, "theme", theme="Pesca")
        wants(session, "code", procedure_code="901")
        wants(session, "both", theme="Pesca", procedure_code="902")
        wants(session, "place", theme="Pesca", municipality="Huesca")
        wants(session, "group", audience="mayores")
        wants(session, "ended", until=at - timedelta(days=1), theme="Pesca")
        session.flush()
        found = InterestRepository(session)

        def met(**target: Any) -> set[str]:
            return {one.citizen for one in found.met_by(Target(**target), "avisos", at)}

        assert met(theme="Pesca", procedure_codes=("900", "901")) == {"theme", "code", "place"}
        assert met(theme="Pesca", municipality="Teruel") == {"theme"}
        assert met(theme="Pesca", municipality="Huesca") == {"theme", "place"}
        assert met(audiences=("mayores", "jovenes")) == {"group"}
        assert met() == set()
        assert found.wanted("avisos", at) == ({"901", "902"}, {"Pesca"})
        assert found.end(["itr_theme"], "agent", at) == 1
        assert met(theme="Pesca") == {"place"}


def test_proposals_end_and_deliveries_are_counted(engine: Engine) -> None:
    at = now()
    with session_scope(engine) as session:
        found = NoticeRepository(session)
        notice = {"origin": "closes", "title": "t", "text": "x", "key": "k"}
        assert found.add(Notice(id="a", expires_on=date(2026, 5, 1), **notice))
        assert not found.add(Notice(id="b", **notice))
        assert (found.known(["k", "l"]), found.expire(date(2026, 5, 2))) == ({"k"}, 1)
        assert [one.id for one in found.search(NoticeFilter(state="expired"))] == ["a"]
        found.plan_alone()
        delivery = {"notice_id": "a", "interest_id": "i", "citizen": "c", "channel": "app"}
        assert found.add_delivery(NoticeDelivery(id="d", planned_at=at, **delivery))
        assert not found.add_delivery(NoticeDelivery(id="e", planned_at=at, **delivery))
        assert found.delivery_counts("a") == {"queued": 1}
        assert found.planned_since("c", at - timedelta(days=7)) == [at]
        webhooks = WebhookRepository(session)
        webhooks.add(WebhookSubscription(id="w", url="https://e.example/", events=["*"]))
        assert [one.id for one in webhooks.active()] == ["w"]
