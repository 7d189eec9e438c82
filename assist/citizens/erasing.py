"""Who takes what away when a person is to be forgotten. One line for each kind of record: a room
that keeps something of citizens adds its own to `ERASERS` and to `KEPT`."""

from __future__ import annotations

from collections.abc import Callable

from sqlmodel import Session, SQLModel

from assist.escalations.forgetting import forget_questions
from assist.interactions.cases import case_id
from indexes.audit import proof_name, record
from indexes.repositories.citizens import CitizenRepository, Person
from indexes.repositories.dependencies import DependencyRepository
from indexes.repositories.surveys import SurveyRepository
from indexes.tables import (
    Approval,
    ConnectorRecord,
    Consent,
    Escalation,
    Interaction,
    InteractionChange,
    InteractionMessage,
    Interest,
    LiveEvent,
    NoticeDelivery,
    OutboxMessage,
    ProcessOpinion,
    SuggestionRecord,
    Survey,
    now,
)

Eraser = Callable[[Session, Person], int]


def _messages(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete_messages(person.interactions)


def _interactions(session: Session, person: Person) -> int:
    return CitizenRepository(session).blank_interactions(person.interactions, now())


def _suggestions(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete_suggestions(person.suggestions)


def _cases(session: Session, person: Person) -> int:
    """What a resolved interaction was proposed as, also where it was put into use."""
    ids = [case_id(one) for one in person.interactions]
    for id in ids:
        DependencyRepository(session).forget(f"case:{id}")
    return CitizenRepository(session).delete_cases(ids)


def _consents(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete(Consent, citizen=person.hashes)


def _escalations(session: Session, person: Person) -> int:
    """That there was one stays, to count by; what was asked does not."""
    values: dict[str, object] = {
        "citizen": None, "interaction_id": None, "suggestion_id": None, "question": "",
        "reason": "", "draft": "", "citations": [], "tried": [], "answer": None,
        "close_reason": "",
    }  # fmt: skip
    return CitizenRepository(session).blank(
        Escalation, values, citizen=person.hashes, interaction_id=person.interactions,
        suggestion_id=person.suggestions,
    )  # fmt: skip


def _approvals(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete(
        Approval, citizen=person.hashes, interaction_id=person.interactions,
        suggestion_id=person.suggestions,
    )  # fmt: skip


def _surveys(session: Session, person: Person) -> int:
    return SurveyRepository(session).erase(person.interactions)


def _opinions(session: Session, person: Person) -> int:
    """They are the employees' own; of which interaction they came is forgotten."""
    values = {"interaction_id": None, "comment": None}
    return CitizenRepository(session).blank(
        ProcessOpinion, values, interaction_id=person.interactions
    )


def _interests(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete(Interest, citizen=person.hashes)


def _notices(session: Session, person: Person) -> int:
    return CitizenRepository(session).delete(NoticeDelivery, citizen=person.hashes)


def _outbox(session: Session, person: Person) -> int:
    """What was told of them, or waits to be."""
    repository = CitizenRepository(session)
    told = _speaking_of(session, OutboxMessage, "payload", person)
    values = {"payload": {}, "subject": "", "last_error": ""}
    repository.blank(OutboxMessage, {"state": "cancelled"}, id=_waiting(session, told))
    return repository.blank(OutboxMessage, values, id=told)


def _events(session: Session, person: Person) -> int:
    told = _speaking_of(session, LiveEvent, "data", person)
    return CitizenRepository(session).delete(LiveEvent, id=told)


def _elsewhere(session: Session, person: Person) -> int:
    """Which record of another system it was."""
    return CitizenRepository(session).delete(ConnectorRecord, local_id=person.interactions)


def _ties(session: Session, person: Person) -> int:
    return CitizenRepository(session).forget(person.hashes)


# In this order: what speaks of others' rows goes before them.
ERASERS: tuple[tuple[str, Eraser], ...] = (
    ("outbox", _outbox),
    ("live_events", _events),
    ("surveys", _surveys),
    ("process_opinions", _opinions),
    ("approvals", _approvals),
    ("proposed_knowledge", forget_questions),
    ("escalations", _escalations),
    ("notices", _notices),
    ("interests", _interests),
    ("consents", _consents),
    ("resolved_cases", _cases),
    ("suggestions", _suggestions),
    ("messages", _messages),
    ("interactions", _interactions),
    ("records_elsewhere", _elsewhere),
    ("ties", _ties),
)

# What is shown to whoever asks what is kept of them: kind, table, columns to find it by.
KEPT: tuple[tuple[str, type[SQLModel], dict[str, str]], ...] = (
    ("interactions", Interaction, {"id": "interactions"}),
    ("messages", InteractionMessage, {"interaction_id": "interactions"}),
    ("changes", InteractionChange, {"interaction_id": "interactions"}),
    ("suggestions", SuggestionRecord, {"id": "suggestions"}),
    ("consents", Consent, {"citizen": "hashes"}),
    ("escalations", Escalation, {"citizen": "hashes", "interaction_id": "interactions"}),
    ("approvals", Approval, {"citizen": "hashes", "interaction_id": "interactions"}),
    ("surveys", Survey, {"interaction_id": "interactions"}),
    ("interests", Interest, {"citizen": "hashes"}),
    ("notices", NoticeDelivery, {"citizen": "hashes"}),
    ("records_elsewhere", ConnectorRecord, {"local_id": "interactions"}),
)


def erase(session: Session, person: Person) -> dict[str, int]:
    """All of it, in the transaction of the caller; how many of each kind."""
    return {name: eraser(session, person) for name, eraser in ERASERS}


def prove(session: Session, citizen: str, erased: dict[str, int], by: str) -> str:
    """The only thing that stays: that it was done."""
    proof = proof_name(citizen)
    record(session, actor=by, action="citizen.erased", subject=proof, detail={"erased": erased})
    return proof


def _speaking_of(session: Session, table: type[SQLModel], column: str, person: Person) -> list[str]:
    repository = CitizenRepository(session)
    texts = [*person.hashes, *person.interactions, *person.suggestions, *_related(session, person)]
    by_subject = repository.mentioning(table, "subject", texts)
    return list(dict.fromkeys([*by_subject, *repository.mentioning(table, column, texts)]))


def _related(session: Session, person: Person) -> list[str]:
    """Rows of theirs that others may speak of."""
    repository = CitizenRepository(session)
    found: list[str] = []
    for table in (Escalation, Approval):
        rows = repository.rows(table, citizen=person.hashes, interaction_id=person.interactions)
        found += [row["id"] for row in rows]
    surveys = repository.rows(Survey, interaction_id=person.interactions)
    notices = repository.rows(NoticeDelivery, citizen=person.hashes)
    interests = repository.rows(Interest, citizen=person.hashes)
    return [*found, *(row["id"] for row in (*surveys, *notices, *interests))]


def _waiting(session: Session, ids: list[str]) -> list[str]:
    rows = CitizenRepository(session).rows(OutboxMessage, id=ids)
    return [row["id"] for row in rows if row["state"] in ("pending", "failed")]
