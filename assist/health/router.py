"""For operators: alive, ready, metrics. No key, no secrets."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text

from assist.dependencies import ResourcesDependency
from assist.resources import Resources
from indexes.errors import SnapshotError

router = APIRouter(tags=["health"])


@router.get("/health/live")
def live() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/health/ready")
def ready(resources: ResourcesDependency, response: Response) -> dict[str, Any]:
    """503 until there is a database and a snapshot to answer from."""
    checks = {"database": _database(resources), "snapshot": _snapshot(resources)}
    healthy = all(check["ok"] for check in checks.values())
    response.status_code = 200 if healthy else 503
    return {"status": "ok" if healthy else "unavailable", "checks": checks}


@router.get("/metrics")
def metrics() -> Response:
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


def _database(resources: Resources) -> dict[str, Any]:
    try:
        with resources.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as error:  # whatever the driver raises, the answer is "not ready"
        return {"ok": False, "reason": type(error).__name__}
    return {"ok": True}


def _snapshot(resources: Resources) -> dict[str, Any]:
    try:
        manifest = resources.snapshots.current().manifest
        pinned = resources.snapshots.pinned_id() is not None
    except SnapshotError as error:
        return {"ok": False, "reason": type(error).__name__}
    return {"ok": True, "id": manifest.id, "passages": manifest.passages, "pinned": pinned}
