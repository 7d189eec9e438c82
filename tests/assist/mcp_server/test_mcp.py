"""The tools, by the library's own client, over both transports."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client
from typer.testing import CliRunner

from assist.cli.mcp import KEY
from assist.suggestions.schemas import Suggestion, SuggestionRequest
from indexes.cli.main import app
from indexes.database import session_scope
from indexes.errors import ConfigurationError
from indexes.keys import create_key
from indexes.tables import SuggestionRecord
from tests.assist.conftest import Desk
from tests.assist.ui.service import RunningService

_ARGUMENTS: dict[str, dict[str, Any]] = {
    "suggest": {"query": "¿Cuánto cuesta la licencia de pesca?"},
    "search": {"q": "escuelas infantiles", "limit": 3},
    "procedure": {"code": "902"},
    "deadline": {"start": "2026-11-02", "amount": 10},
    "validate": {"value": "12345678Z"},
}
_NAMES = set(_ARGUMENTS)
_FAKE = {"VENTANILLA_EMBEDDER": "fake"}


@pytest.fixture(scope="module")
def service(desk: Desk) -> Iterator[RunningService]:
    service = RunningService(desk.settings)
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="module")
def key(desk: Desk) -> str:
    return create_key(desk.settings, role="agent", name="coordinador").key


@asynccontextmanager
async def over_http(url: str, key: str) -> AsyncIterator[Client]:
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(f"{url}/mcp", http_client=http)) as client,
    ):
        yield client


@asynccontextmanager
async def over_stdio(*arguments: str, **environment: str) -> AsyncIterator[Client]:
    command = "from indexes.cli.main import main; main()"
    server = StdioServerParameters(
        command=sys.executable,
        args=["-c", command, "mcp", *arguments],
        env={**os.environ, **environment},
    )
    async with Client(stdio_client(server)) as client:
        yield client


def _run(work: Callable[[], Awaitable[Any]]) -> Any:
    """In a thread of its own: a browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, work).result()


async def _use_every_tool(client: Client) -> dict[str, Any]:
    assert {tool.name for tool in (await client.list_tools()).tools} == _NAMES
    found = {}
    for name, arguments in _ARGUMENTS.items():
        answer = await client.call_tool(name, arguments)
        assert not answer.is_error, answer.content
        found[name] = answer.structured_content
    return found


def _check(found: dict[str, Any]) -> None:
    suggestion = Suggestion.model_validate(found["suggest"])
    assert suggestion.citations
    assert found["search"]["hits"]
    assert found["procedure"]["code"] == "902"
    assert found["deadline"]["ends"] == "2026-11-16"
    assert found["validate"]["valid"] is True


def test_every_tool_answers_over_http_as_the_interface_does(
    service: RunningService, key: str
) -> None:
    async def work() -> dict[str, Any]:
        async with over_http(service.url, key) as client:
            return await _use_every_tool(client)

    found = _run(work)
    _check(found)
    headers = {"Authorization": f"Bearer {key}"}
    own = httpx.get(f"{service.url}/v1/procedures/902", headers=headers).json()
    assert found["procedure"] == own


def test_every_tool_answers_over_stdio_on_local_data_and_on_a_service(
    desk: Desk, service: RunningService, key: str
) -> None:
    async def local() -> dict[str, Any]:
        async with over_stdio("--data-dir", str(desk.settings.data_dir), **_FAKE) as client:
            return await _use_every_tool(client)

    async def remote() -> Any:
        async with over_stdio("--url", service.url, VENTANILLA_API_KEY=key) as client:
            return await client.call_tool("validate", _ARGUMENTS["validate"])

    _check(_run(local))
    assert _run(remote).structured_content["formatted"] == "12345678Z"


def test_schemas_are_those_of_the_interface(service: RunningService, key: str) -> None:
    async def work() -> Any:
        async with over_http(service.url, key) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in _run(work)}
    own = SuggestionRequest.model_json_schema()
    assert tools["suggest"].input_schema["properties"].keys() == own["properties"].keys()
    assert tools["suggest"].input_schema["additionalProperties"] is False
    assert tools["search"].input_schema["required"] == ["q"]
    assert tools["validate"].annotations.read_only_hint is True
    assert all("#/components" not in json.dumps(tool.model_dump()) for tool in tools.values())


@pytest.mark.parametrize("role", [None, "manager", "host"])
def test_bad_keys_and_other_roles_are_refused(
    desk: Desk, service: RunningService, role: Any
) -> None:
    bad = create_key(desk.settings, role=role).key if role else "vnt_no"
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    headers = {"Authorization": f"Bearer {bad}", "Accept": "application/json, text/event-stream"}
    answer = httpx.post(f"{service.url}/mcp", json=message, headers=headers)
    assert answer.status_code == (403 if role else 401)
    assert answer.headers["content-type"] == "application/problem+json"
    assert httpx.post(f"{service.url}/mcp", json=message).status_code == 401


def test_a_service_that_refuses_the_key_or_is_not_there_ends_the_command(
    service: RunningService,
) -> None:
    for url, said in ((service.url, "rechaza la clave"), ("http://127.0.0.1:1", "no responde")):
        with ThreadPoolExecutor(1) as pool:
            arguments = ["mcp", "--url", url]
            ended = pool.submit(CliRunner().invoke, app, arguments, env={KEY: "vnt_no"}).result()
        assert isinstance(ended.exception, ConfigurationError)
        assert said in str(ended.exception)


def test_what_is_wrong_is_told_and_nothing_of_it_is_repeated(
    service: RunningService, key: str
) -> None:
    async def work() -> list[Any]:
        async with over_http(service.url, key) as client:
            return [
                await client.call_tool("suggest", {"query": "x", "otro": "12345678Z"}),
                await client.call_tool("procedure", {}),
                await client.call_tool("procedure", {"code": "../sources"}),
            ]

    unknown, missing, outside = _run(work)
    assert unknown.is_error
    assert "12345678Z" not in unknown.content[0].text
    assert json.loads(unknown.content[0].text)["status"] == 422
    assert "code" in missing.content[0].text
    assert json.loads(outside.content[0].text)["status"] == 404


def test_personal_data_is_taken_out_before_anything_is_kept(
    desk: Desk, service: RunningService, key: str
) -> None:
    async def work() -> Any:
        async with over_http(service.url, key) as client:
            query = "Soy Ana Pérez, DNI 12345678Z, ¿cuánto cuesta la licencia de pesca?"
            return await client.call_tool("suggest", {"query": query})

    found = _run(work).structured_content
    with session_scope(desk.engine) as session:
        stored = session.get_one(SuggestionRecord, found["id"])
        assert "12345678Z" not in stored.query + json.dumps(stored.response)
    assert "12345678Z" not in json.dumps(found)
