"""Systems that are told of events, by signed webhooks."""

from __future__ import annotations

from fastapi import APIRouter, Response

from assist.auth.dependencies import AdminDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.preconditions import Expected, show_version
from assist.webhooks import service
from assist.webhooks.schemas import (
    WebhookChanges,
    WebhookIn,
    WebhookOut,
    WebhookPing,
    WebhookSecret,
)

router = APIRouter(prefix="/v1/webhooks", tags=["webhooks"])


@router.get("")
def list_webhooks(_: AdminDependency, session: SessionDependency) -> list[WebhookOut]:
    """The oldest first."""
    return service.subscriptions(session)


@router.post("", status_code=201)
def create_webhook(
    caller: AdminDependency, resources: ResourcesDependency, response: Response, body: WebhookIn
) -> WebhookSecret:
    """Messages are signed as https://www.standardwebhooks.com has it: `webhook-id` is the same at
    every attempt, so that who has seen it need not look at it again. What was sent, and what was
    not taken, is in `/v1/outbox?destination=webhook:ID`, and is sent again from there."""
    created = service.subscribe(resources, body, caller)
    response.headers["Location"] = f"/v1/webhooks/{created.id}"
    show_version(response, created.version)
    return created


@router.get("/{webhook_id}")
def get_webhook(
    _: AdminDependency, session: SessionDependency, response: Response, webhook_id: str
) -> WebhookOut:
    found = service.subscription(session, webhook_id)
    show_version(response, found.version)
    return found


@router.patch("/{webhook_id}")
def change_webhook(
    caller: AdminDependency,
    resources: ResourcesDependency,
    response: Response,
    webhook_id: str,
    body: WebhookChanges,
    expected: Expected,
) -> WebhookOut:
    changed = service.change(resources, webhook_id, body, expected, caller)
    show_version(response, changed.version)
    return changed


@router.delete("/{webhook_id}", status_code=204)
def delete_webhook(
    caller: AdminDependency, resources: ResourcesDependency, webhook_id: str, expected: Expected
) -> None:
    service.delete(resources, webhook_id, expected, caller)


@router.post("/{webhook_id}:rotate")
def rotate_secret(
    caller: AdminDependency, resources: ResourcesDependency, webhook_id: str, expected: Expected
) -> WebhookSecret:
    """For a day, the secret before signs too."""
    return service.rotate(resources, webhook_id, expected, caller)


@router.post("/{webhook_id}:ping")
def ping_webhook(
    _: AdminDependency, resources: ResourcesDependency, webhook_id: str
) -> WebhookPing:
    """Sends a message of the type `webhook.ping`, and says what came of it."""
    return service.ping(resources, webhook_id)
