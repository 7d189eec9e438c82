"""Cases, articles, offices, keys and suggestions."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlmodel import Session

from indexes.errors import RecordNotFound
from indexes.models import Channel, Office
from indexes.redaction import RedactedCase, redact
from indexes.repositories import (
    ArticleRepository,
    CaseRepository,
    KeyRepository,
    OfficeRepository,
    SuggestionRepository,
)
from indexes.repositories.keys import key_in_force
from indexes.tables import ApiKey, Article, ResolvedCase, SuggestionEvent, SuggestionRecord


def at(day: int) -> datetime:
    return datetime(2026, 1, day, tzinfo=UTC)


def case(id: str, day: int = 1, office: str = "huesca", code: str | None = None) -> RedactedCase:
    return RedactedCase(
        id=id,
        question=redact("¿Cuánto cuesta?").text,
        answer=redact("19,73 €").text,
        office=office,
        channel=Channel.EMAIL,
        resolved_at=at(day),
        procedure_code=code,
        language="es",
    )


def test_cases_are_listed_newest_first_and_replaced_by_id(session: Session) -> None:
    cases = CaseRepository(session)
    cases.save(case("c1", 1))
    cases.save(case("c2", 3, code="727"))
    cases.save(case("c1", 2, office="teruel"))
    assert [(row.id, row.office) for row in cases.list()] == [("c2", "huesca"), ("c1", "teruel")]
    assert [row.id for row in cases.list(office="teruel")] == ["c1"]
    assert [row.id for row in cases.list(procedure_code="727")] == ["c2"]
    assert cases.count() == 2
    found = cases.get("c2")
    assert found is not None
    assert (found.question, found.channel, found.resolved_at) == ("¿Cuánto cuesta?", "email", at(3))


def test_a_case_that_is_imported_again_is_no_longer_stale(session: Session) -> None:
    cases = CaseRepository(session)
    cases.save(case("c1"))
    session.get_one(ResolvedCase, "c1").stale = True
    cases.save(case("c1"))
    fresh = cases.get("c1")
    assert fresh is not None
    assert not fresh.stale


def test_all_cases_are_walked_once_each(session: Session) -> None:
    cases = CaseRepository(session)
    for number in range(1_100):
        cases.save(case(f"c{number:04}"))
    assert [row.id for row in cases.iter_all()] == [f"c{number:04}" for number in range(1_100)]


def test_articles(session: Session) -> None:
    articles = ArticleRepository(session)
    articles.save(Article(id="a", title="Uno", body="x", tags=["t"]))
    articles.save(Article(id="a", title="Dos", body="y"))
    found = articles.get("a")
    assert found is not None
    assert (found.title, found.tags) == ("Dos", [])
    assert articles.delete("a")
    assert not articles.delete("a")
    assert articles.list() == []


def test_offices_come_back_as_they_were_saved(session: Session) -> None:
    offices = OfficeRepository(session)
    huesca = Office(id="huesca", name="Oficina", municipality="Huesca", province="Huesca")
    offices.save(huesca.model_copy(update={"phone": "974 000 000"}))
    offices.save(huesca)
    offices.save(huesca.model_copy(update={"id": "alcaniz", "municipality": "Alcañiz"}))
    assert [office.id for office in offices.list()] == ["alcaniz", "huesca"]
    assert offices.get("huesca") == huesca
    assert offices.get("soria") is None


def test_a_revoked_key_is_not_found_by_its_digest(session: Session) -> None:
    keys = KeyRepository(session)
    keys.add(ApiKey(id="key_1", role="agent", digest="d"))
    assert key_in_force(session.connection(), "d") is not None
    assert keys.revoke("key_1", at(1))
    assert not keys.revoke("key_1", at(2))
    assert key_in_force(session.connection(), "d") is None
    assert [key.revoked_at for key in keys.list()] == [at(1)]


def test_events_belong_to_a_suggestion(session: Session) -> None:
    suggestions = SuggestionRepository(session)
    record = SuggestionRecord(
        id="sug_1", query="q", channel="email", status="answered", snapshot="s", pipeline="p"
    )
    suggestions.save(record)
    suggestions.add_event(SuggestionEvent(suggestion_id="sug_1", type="displayed"))
    suggestions.add_event(SuggestionEvent(suggestion_id="sug_1", type="rated", rating=5))
    assert [event.type for event in suggestions.events("sug_1")] == ["displayed", "rated"]
    assert [row.id for row in suggestions.list()] == ["sug_1"]
    with pytest.raises(RecordNotFound, match="sug_0"):
        suggestions.add_event(SuggestionEvent(suggestion_id="sug_0", type="sent"))
