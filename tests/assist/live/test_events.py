"""Events as they happen: by role and office, and on from where they were left."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from assist.app import create_app
from assist.auth.dependencies import Caller, SessionScope
from assist.auth.roles import Role
from assist.live.announcing import announce
from assist.live.reading import looking_from, seen_by
from assist.problems import Problem
from indexes.database import session_scope
from tests.assist.conftest import Desk


def happen(desk: Desk, subject: str, **more: Any) -> None:
    with session_scope(desk.engine) as session:
        announce(session, "escalation.answered", subject, {"queue": "general"}, **more)


def caller(role: Role, office: str | None = None) -> Caller:
    scope = SessionScope(office, "int_1") if office else None
    return Caller("key_1", role, "Alguien", scope)


def test_each_sees_what_concerns_their_role_and_office(telling: Desk) -> None:
    agent = looking_from(telling.engine, caller(Role.AGENT, "huesca"), None, None)
    boss = looking_from(telling.engine, caller(Role.SUPERVISOR), None, None)
    editor = looking_from(telling.engine, caller(Role.EDITOR), None, None)
    happen(telling, "esc_a", office="huesca")
    happen(telling, "esc_b", office="teruel")
    happen(telling, "esc_c")
    happen(telling, "not_d", roles=[Role.SUPERVISOR, Role.EDITOR])

    def seen(looking: Any) -> list[str]:
        return [one.subject for one in seen_by(telling.engine, looking)[1]]

    assert seen(agent) == ["esc_a", "esc_c"]
    assert seen(boss) == ["esc_a", "esc_b", "esc_c", "not_d"]
    assert seen(editor) == ["not_d"]
    with pytest.raises(Problem):
        looking_from(telling.engine, caller(Role.AGENT, "huesca"), None, "teruel")


async def _first(desk: Desk, wanted: int, last: str) -> list[dict[str, str]]:
    """The first events of the stream, as another process of the service gives them."""
    app = create_app(desk.settings)
    headers = [
        (b"authorization", desk.agent.headers["Authorization"].encode()),
        (b"last-event-id", last.encode()),
    ]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
        "path": "/v1/events", "raw_path": b"/v1/events", "query_string": b"", "headers": headers,
        "scheme": "http", "server": ("test", 80), "client": ("test", 1), "root_path": "",
    }  # fmt: skip
    text = ""
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal text
        text += message.get("body", b"").decode()
        if len(_parsed(text)) >= wanted:
            gone.set()

    async with app.router.lifespan_context(app):
        await asyncio.wait_for(app(scope, receive, send), 60)
    return _parsed(text)


def streamed(desk: Desk, wanted: int, last: str) -> list[dict[str, str]]:
    """In a thread of its own: a browser of other tests may have a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_first(desk, wanted, last))).result()


def _parsed(text: str) -> list[dict[str, str]]:
    found = []
    for block in text.split("\n\n")[:-1]:
        fields = dict(line.split(": ", 1) for line in block.splitlines() if line[:1] != ":")
        if "event" in fields:
            found.append(fields)
    return found


def test_a_stream_goes_on_where_it_was_left_even_in_another_process(telling: Desk) -> None:
    before = looking_from(telling.engine, caller(Role.AGENT), None, None).last
    for number in range(3):
        happen(telling, f"esc_{number}")
    first = streamed(telling, 1, str(before))
    assert json.loads(first[0]["data"])["id"] == "esc_0"
    assert first[0]["event"] == "escalation.answered"
    rest = streamed(telling, 2, first[0]["id"])
    assert [json.loads(one["data"])["id"] for one in rest] == ["esc_1", "esc_2"]


def test_only_who_has_a_key_may_look(telling: Desk) -> None:
    assert telling("host").get("/v1/events").status_code == 403
    refused = telling.agent.get("/v1/events", headers={"Authorization": "Bearer nada"})
    assert refused.status_code == 401
