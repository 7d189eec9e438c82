"""Open data: no key, no personal data, small numbers hidden."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from assist.dependencies import ResourcesDependency
from assist.open_data import service

router = APIRouter(prefix=service.PATH, tags=["open data"])


class _JsonLd(JSONResponse):
    media_type = "application/ld+json"


@router.get("/indicators.csv", response_class=Response)
def open_indicators(resources: ResourcesDependency) -> Response:
    """Months that are over, by channel, office and theme."""
    content = service.indicators_csv(resources.engine, resources.settings)
    headers = {"Content-Disposition": 'inline; filename="indicadores.csv"'}
    return Response(content, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/catalogue.jsonld", response_class=_JsonLd)
def open_catalogue(request: Request, resources: ResourcesDependency) -> Any:
    """What there is, described as DCAT-AP."""
    base = resources.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    return _JsonLd(service.catalogue_of(resources.settings, base))
