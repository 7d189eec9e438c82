"""Lists take as many queries whether they are short or long."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import event

from indexes.database import session_scope
from indexes.repositories import CanonicalAnswerRepository, SourceRepository
from indexes.tables import CanonicalAnswer, Conflict, Source, now
from tests.assist.conftest import Desk

LISTS = ("sources", "articles", "cases", "canonical-answers", "conflicts", "jobs", "drift")


def queries(desk: Desk, what: str) -> int:
    client, counted = desk("admin"), list[str]()

    def count(*arguments: object) -> None:
        counted.append(str(arguments[2]))

    event.listen(desk.engine, "before_cursor_execute", count)
    try:
        assert client.get(f"/v1/{what}").status_code == 200
    finally:
        event.remove(desk.engine, "before_cursor_execute", count)
    return len(counted)


@pytest.fixture
def before(desk: Desk) -> dict[str, int]:
    return {what: queries(desk, what) for what in LISTS}


def test_longer_lists_take_no_more_queries(desk: Desk, before: dict[str, int]) -> None:
    with session_scope(desk.engine) as session:
        for number in range(5):
            SourceRepository(session).save(Source(name=f"s{number}", kind="web"))
            CanonicalAnswerRepository(session).save(
                CanonicalAnswer(
                    id=f"c{number}", procedure_code=str(number), aspect="fee", text="t", owner="o"
                )
            )
            session.add(_conflict(number))
    for number in range(5):
        article = {"id": f"a{number}", "title": "t", "body": "b"}
        desk.editor.post("/v1/articles", json=article)
    lines = "\n".join(json.dumps(_case(number)) for number in range(5))
    desk.editor.post("/v1/cases:import", content=lines.encode())
    assert {what: queries(desk, what) for what in LISTS} == before


def _conflict(number: int) -> Conflict:
    side = {
        "document_id": "d", "document_kind": "procedure", "source": "s", "title": "t", "url": "u",
        "authority": 1, "values": [],
    }  # fmt: skip
    return Conflict(
        id=f"cfl_{number}", about="1", slot="fee", kind="amount", sides=[side], reason="authority",
        digest="d", found_at=now(),
    )  # fmt: skip


def _case(number: int) -> dict[str, str]:
    return {
        "id": f"case{number}", "question": "q", "answer": "a", "office": "o", "channel": "email",
        "resolved_at": "2026-02-03T09:00:00Z",
    }  # fmt: skip
