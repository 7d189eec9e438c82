"""Where messages come in. What is signed needs no key; a mail is delivered with one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse

from assist.auth.dependencies import AttendingDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.inbound import rejected, service, signed, whatsapp
from assist.inbound.schemas import Delivered, RejectedPage
from assist.interactions.access import check_key
from assist.paging import Limit, Offset

router = APIRouter(prefix="/v1/inbound", tags=["inbound"])

_BODY = {"requestBody": {"required": True, "content": {"message/rfc822": {}}}}
_JSON = {"requestBody": {"required": True, "content": {"application/json": {}}}}
SourceName = Annotated[str, Path(pattern=r"^[a-z0-9][a-z0-9._-]{0,49}$")]


@router.post("/email", openapi_extra=_BODY)
async def deliver_mail(
    caller: AttendingDependency,
    resources: ResourcesDependency,
    request: Request,
    office: Annotated[str | None, Query(max_length=100)] = None,
) -> Delivered:
    """A whole mail (`message/rfc822`). Its quotations and signature are cut, attachments are only
    told. What is no mail is listed under /v1/inbound/rejected, and answered 422."""
    check_key(caller)
    return await service.deliver_mail(resources, await request.body(), office)


@router.get("/whatsapp", response_class=PlainTextResponse)
def verify_whatsapp(
    resources: ResourcesDependency,
    mode: Annotated[str, Query(alias="hub.mode")] = "",
    token: Annotated[str, Query(alias="hub.verify_token", max_length=500)] = "",
    challenge: Annotated[str, Query(alias="hub.challenge", max_length=500)] = "",
) -> str:
    """Meta asks whether this address is ours."""
    return service.verify_whatsapp(resources.settings, mode, token, challenge)


@router.post("/whatsapp", openapi_extra=_JSON)
async def deliver_whatsapp(resources: ResourcesDependency, request: Request) -> Delivered:
    """Signed with the app secret (`X-Hub-Signature-256`). Answered 200 once it is stored: what
    could not be taken in is listed, since delivering it again would not mend it."""
    body = await request.body()
    header = request.headers.get("x-hub-signature-256", "")
    secret = resources.settings.whatsapp_app_secret.get_secret_value()
    if not whatsapp.is_signed(body, header, secret):
        await run_in_threadpool(service.refuse_unsigned, resources, whatsapp.SOURCE, body)
    return await service.deliver_whatsapp(resources, body)


@router.get("/rejected")
def list_rejected(
    caller: AttendingDependency,
    session: SessionDependency,
    source: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> RejectedPage:
    """What could not be taken in, why, and what to do; the last one first."""
    check_key(caller)
    return rejected.rejected(session, source, offset, limit)


@router.post("/{source}", openapi_extra=_JSON)
async def deliver_signed(
    resources: ResourcesDependency, request: Request, response: Response, source: SourceName
) -> Delivered:
    """Messages in the shape of `POST /v1/interactions`: one, a list, or `{"messages": […]}`; signed
    as Standard Webhooks says. 200 when all are in, 207 when some are, 422 when none is."""
    body = await request.body()
    if not signed.is_signed(resources.settings, source, body, request.headers):
        await run_in_threadpool(service.refuse_unsigned, resources, source, body)
    delivered = await service.deliver_signed(resources, source, body)
    if delivered.rejected:
        response.status_code = 207 if delivered.new or delivered.known else 422
    return delivered
