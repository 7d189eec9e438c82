"""The page behind the link to unsubscribe. Public, in plain HTML: it works without scripts."""

from __future__ import annotations

from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from assist.dependencies import ResourcesDependency, SessionDependency
from assist.notices import unsubscribing
from assist.resources import Resources
from indexes.database import session_scope

router = APIRouter(prefix="/u", include_in_schema=False)

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
}


@router.get("/{token}")
def unsubscribe_page(
    session: SessionDependency, resources: ResourcesDependency, token: str
) -> HTMLResponse:
    return _page(*unsubscribing.asking_page(session, resources.settings, token))


@router.post("/{token}")
async def unsubscribe(resources: ResourcesDependency, request: Request, token: str) -> HTMLResponse:
    """The form of the page, or the one click of a mail program (RFC 8058)."""
    sent = parse_qs((await request.body()).decode("utf-8", "replace"))
    every = sent.get("scope") == ["all"]
    return _page(*await run_in_threadpool(_end, resources, token, every))


def _end(resources: Resources, token: str, every: bool) -> tuple[str, int]:
    with session_scope(resources.engine) as session:
        scope: unsubscribing.Scope = "all" if every else "one"
        return unsubscribing.end(session, resources.settings, token, scope)


def _page(html: str, status: int) -> HTMLResponse:
    return HTMLResponse(html, status, headers=_HEADERS)
