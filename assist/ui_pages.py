"""The built interface: the page to frame and a host page to try it in, the three consoles, and
the files that they load."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from assist.dependencies import ResourcesDependency, SessionDependency
from assist.problems import Problem
from indexes.repositories import OfficeRepository

DIST = Path(__file__).parent / "ui" / "dist"

_EMPTY = "<!doctype html><title>Informe</title>"
_REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)

router = APIRouter(prefix="/ui", include_in_schema=False)


@router.get("/sidebar")
def sidebar_page() -> FileResponse:
    return _page("sidebar.html")


@router.get("/host")
def host_page() -> FileResponse:
    return _page("host.html")


@router.get("/knowledge")
def knowledge_console() -> FileResponse:
    return _page("consoles/knowledge.html")


@router.get("/quality")
def quality_console() -> FileResponse:
    return _page("consoles/quality.html")


@router.get("/service")
def service_console() -> FileResponse:
    return _page("consoles/service.html")


@router.get("/report")
def report_frame() -> HTMLResponse:
    """An empty page, which the console writes a report into: no script runs in it."""
    return HTMLResponse(_EMPTY, headers={"Content-Security-Policy": _REPORT_POLICY})


@router.get("/config.json")
def configuration(resources: ResourcesDependency, session: SessionDependency) -> dict[str, Any]:
    """What the interface may know before anyone signs in."""
    offices = OfficeRepository(session).list()
    return {
        "organisation": resources.settings.organisation,
        "allowed_origins": list(resources.settings.allowed_origins),
        "offices": [{"id": office.id, "name": office.name} for office in offices],
    }


class _Revalidated(StaticFiles):
    """Names carry no digest: a browser asks each time whether its copy is still the one."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def assets() -> StaticFiles:
    """The other files of the build (sidebar.js, styles)."""
    return _Revalidated(directory=DIST, check_dir=False)


def _page(name: str) -> FileResponse:
    path = DIST / name
    if not path.exists():
        raise Problem("unavailable", reason="La interfaz no está compilada: ejecute «make setup».")
    return FileResponse(path, headers={"Cache-Control": "no-cache"})
