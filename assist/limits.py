"""Refuses request bodies over the limit before they are read whole."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assist.problems import Problem, problem_response


class _TooLarge(HTTPException):
    """FastAPI turns any other exception that comes while it reads a body into a 400."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, str(limit))


class BodyLimit:
    """ASGI middleware: 413 as problem details, whether or not the length is declared."""

    def __init__(self, app: ASGIApp, max_bytes: int, larger: Mapping[str, int]) -> None:
        """`larger`: how much the paths with that end may send instead."""
        self._app = app
        self._max_bytes = max_bytes
        self._larger = larger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        if _declared_length(scope) > limit:
            await _refuse(scope, receive, send, limit)
            return
        try:
            await self._app(scope, _counted(receive, limit), send)
        except _TooLarge:
            await _refuse(scope, receive, send, limit)

    def _limit(self, path: str) -> int:
        ends = (size for end, size in self._larger.items() if path.endswith(end))
        return max(next(ends, 0), self._max_bytes)


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


def _counted(receive: Receive, limit: int) -> Receive:
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > limit:
            raise _TooLarge(limit)
        return message

    return counted


async def _refuse(scope: Scope, receive: Receive, send: Send, limit: int) -> None:
    await problem_response(Problem("too_large", limit=limit))(scope, receive, send)
