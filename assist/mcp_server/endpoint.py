"""`/mcp`: streamable HTTP on the service itself. Every request stands alone, so that any process of
the service may answer it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assist.auth.dependencies import authenticate, require
from assist.auth.roles import AGENTS
from assist.problems import Problem, problem_response

PATH = "/mcp"
_OWN = "http://ventanilla.invalid"  # never leaves this process
_BEARER = "bearer "


class McpEndpoint:
    """ASGI application. Answers 401 and 403 before it reads a message."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        try:
            await run_in_threadpool(_check, request)
        except Problem as problem:
            await problem_response(problem)(scope, receive, send)
            return
        await request.app.state.mcp.handle_request(scope, receive, send)


def mount(app: FastAPI) -> None:
    app.router.routes.append(Route(PATH, McpEndpoint(), include_in_schema=False))


@asynccontextmanager
async def serving(app: FastAPI) -> AsyncIterator[None]:
    """While the application runs."""
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

    from assist.mcp_server.server import build_server
    from assist.mcp_server.tools import OpenApi

    async def describe() -> OpenApi:
        return await run_in_threadpool(app.openapi)

    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=_OWN, timeout=None) as client:  # noqa: S113
        server = build_server(client, describe)
        manager = StreamableHTTPSessionManager(server, json_response=True, stateless=True)
        async with manager.run():
            app.state.mcp = manager
            yield


def _check(request: Request) -> None:
    """Raises Problem 401 and 403."""
    given = request.headers.get("authorization", "")
    credentials = None
    if given.lower().startswith(_BEARER):
        key = given[len(_BEARER) :].strip()
        credentials = HTTPAuthorizationCredentials(scheme="Bearer", credentials=key)
    require(authenticate(request.app.state.resources, credentials), AGENTS)
