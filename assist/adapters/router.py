"""What the administration holds of a citizen already, and whether a card is genuine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Response

from assist.adapters import service
from assist.adapters.schemas import CardCheck, CodeIn, Holdings
from assist.adapters.service import Asked
from assist.auth.dependencies import AttendingDependency
from assist.consent.sensitivity import Level
from assist.dependencies import ResourcesDependency
from indexes.models import Channel

router = APIRouter(prefix="/v1", tags=["adapters"])

_SVG = {200: {"content": {"image/svg+xml": {}}, "description": "The QR."}}


def _asked(
    ref: Annotated[str, Path(min_length=1, max_length=200)],
    authenticated: Annotated[Level | None, Query()] = None,
    consent: Annotated[bool, Query()] = False,
    channel: Annotated[Channel, Query()] = Channel.IN_PERSON,
    language: Annotated[str, Query(pattern="^(es|en|fr|ro|ca)$")] = "es",
) -> Asked:
    """`authenticated` and `consent` as in a request for a suggestion."""
    return Asked(ref, authenticated, channel, language, consent=consent)


AskedDependency = Annotated[Asked, Depends(_asked)]


@router.get("/citizens/{ref:path}/holdings")
def get_holdings(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    response: Response,
    asked: AskedDependency,
    procedure: Annotated[str | None, Query(max_length=100)] = None,
) -> Holdings:
    """Files, appointments, documents and cards, of one procedure or all. 403 says what the citizen
    has to give before. Nothing of it is kept; that it was read is."""
    response.headers["Cache-Control"] = "no-store"
    return service.holdings(resources, asked, procedure, caller)


@router.get("/citizens/{ref:path}/cards/{id}/qr", response_class=Response, responses=_SVG)  # type: ignore[arg-type]
def get_card_code(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    asked: AskedDependency,
    id: Annotated[str, Path(min_length=1, max_length=100)],
) -> Response:
    """The QR of a digital card: signed, good for some days, without personal data."""
    drawn = service.card_code(resources, asked, id, caller)
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "no-store"})


@router.post("/cards:verify")
def verify_card(
    caller: AttendingDependency, resources: ResourcesDependency, body: CodeIn
) -> CardCheck:
    """What a QR says: forged and expired ones are refused, and so are cards that ended."""
    return service.check_code(resources, body.code, caller)
