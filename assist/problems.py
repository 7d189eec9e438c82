"""Errors over HTTP: problem details (RFC 9457) with their texts in a catalogue."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from indexes.errors import IndexesError, RecordInvalid, RecordNotFound
from indexes.validation import reason
from prompts.catalogue import catalogue

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_BY_STATUS = {404: "no_route", 405: "method_not_allowed"}


class Problem(Exception):
    """An error that the caller sees. `code` is an entry of prompts/<language>/problems.toml."""

    def __init__(
        self,
        code: str,
        *,
        errors: list[dict[str, Any]] | None = None,
        shown: Mapping[str, object] = MappingProxyType({}),
        **values: object,
    ) -> None:
        """`shown` are further members of the answer, for programs."""
        super().__init__(code)
        self.code = code
        self.errors = errors
        self.shown = shown
        self.values = values


def problem_response(problem: Problem) -> JSONResponse:
    entry = catalogue("problems")[problem.code]
    body: dict[str, Any] = {
        "type": f"urn:ventanilla:problem:{problem.code}",
        "title": entry["title"],
        "status": entry["status"],
        "detail": entry["detail"].format(**problem.values),
        **problem.shown,
    }
    if problem.errors is not None:
        body["errors"] = problem.errors
    headers = {"WWW-Authenticate": "Bearer"} if entry["status"] == 401 else None
    return JSONResponse(body, entry["status"], headers, media_type=MEDIA_TYPE)


def told(problem: Problem) -> str:
    """The same as one line, for the terminal."""
    detail = str(catalogue("problems")[problem.code]["detail"]).format(**problem.values)
    errors = "; ".join(f"{one.get('field', '')}: {one['message']}" for one in problem.errors or ())
    return f"{detail} ({errors})" if errors else detail


def add_handlers(app: FastAPI) -> None:
    @app.exception_handler(Problem)
    async def on_problem(_: Request, error: Problem) -> JSONResponse:
        return problem_response(error)

    @app.exception_handler(RequestValidationError)
    async def on_validation(_: Request, error: RequestValidationError) -> JSONResponse:
        return problem_response(Problem("invalid", errors=invalid_fields(error)))

    @app.exception_handler(HTTPException)
    async def on_http(_: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == 413:
            return problem_response(Problem("too_large", limit=error.detail))
        code = _BY_STATUS.get(error.status_code)
        if code is None:
            return JSONResponse(
                {
                    "type": "about:blank",
                    "title": str(error.detail),
                    "status": error.status_code,
                },
                error.status_code,
                error.headers,
                media_type=MEDIA_TYPE,
            )
        return problem_response(Problem(code))

    @app.exception_handler(IndexesError)
    async def on_indexes(_: Request, error: IndexesError) -> JSONResponse:
        return problem_response(_from_indexes(error))

    @app.exception_handler(Exception)
    async def on_anything(_: Request, error: Exception) -> JSONResponse:
        reference = secrets.token_hex(4)
        logger.error("unhandled error %s", reference, exc_info=error)
        return problem_response(Problem("internal", reference=reference))


def _from_indexes(error: IndexesError) -> Problem:
    if isinstance(error, RecordNotFound):
        return Problem("not_found", what="ningún registro", id=str(error))
    if isinstance(error, RecordInvalid):
        return Problem("invalid", errors=[{"message": str(error)}])
    return Problem("unavailable", reason=str(error))


def invalid_fields(error: RequestValidationError | ValidationError) -> list[dict[str, Any]]:
    """Where and why, without the value: it may hold a citizen's text."""
    return [
        {"field": ".".join(str(part) for part in item["loc"]), "message": reason(item)}
        for item in error.errors()
    ]
