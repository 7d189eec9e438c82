"""Which origins may call, frame and script the interface; everything else is refused."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint
from starlette.middleware.cors import CORSMiddleware

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-src 'self'; frame-ancestors {ancestors}"
)
# FastAPI's documentation page loads its script and style from a network of third parties: it is
# not served; /openapi.json is.


def content_policy(allowed_origins: tuple[str, ...]) -> str:
    return _POLICY.format(ancestors=" ".join(("'self'", *allowed_origins)))


def add_security_headers(app: FastAPI, allowed_origins: tuple[str, ...]) -> None:
    policy = content_policy(allowed_origins)

    @app.middleware("http")
    async def set_headers(request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        if request.url.path.startswith("/v1"):
            response.headers["Cache-Control"] = "no-store"
        return response

    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(allowed_origins),
        allow_methods=["GET", "POST", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
    )
