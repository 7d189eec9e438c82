"""Changes, conflicts, sources and the quality of content over HTTP, on a store of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assist.app import create_app
from indexes.database import open_database, session_scope
from indexes.keys import key_digest
from indexes.models import ExtractedDocument
from indexes.repositories import DocumentRepository, KeyRepository, SourceRepository
from indexes.settings import Settings
from indexes.tables import ApiKey, Source, now
from ingest.pipeline import reindex
from tests.assist.pages import FISHING, SEDE

As = Callable[[str], TestClient]


def fee(text: str, slug: str) -> ExtractedDocument:
    """The same procedure, whose page says of the fee what it is told."""
    blocks = tuple(
        block.model_copy(update={"text": text}) if block.aspect.value == "fee" else block
        for block in FISHING.blocks
    )
    return FISHING.model_copy(update={"url": f"{SEDE}/{slug}", "blocks": blocks})


@pytest.fixture
def call(tmp_path: Path) -> Iterator[As]:
    settings = Settings.load(tmp_path, embedder="fake")
    engine = open_database(settings)
    pages = (FISHING, fee("La tasa de la licencia de pesca es de 15 €.", "antigua"))
    with session_scope(engine) as session:
        for name, authority in (("sede", 30), ("portal", 20)):
            SourceRepository(session).save(
                Source(name=name, kind=name, authority=authority, schedule="0 6 * * *")
            )
    with session_scope(engine) as session:
        for source, page in zip(("portal", "sede"), reversed(pages), strict=True):
            DocumentRepository(session).save_extracted(
                source, page, digest=page.url, etag=None, last_modified=None, at=now()
            )
    reindex(settings)
    with TestClient(create_app(settings)) as client:

        def as_(role: str) -> TestClient:
            key = secrets.token_urlsafe(32)
            row = ApiKey(id=f"key_{role}", name=role, role=role, digest=key_digest(key))
            with session_scope(engine) as session:
                KeyRepository(session).add(row)
            client.headers["Authorization"] = f"Bearer {key}"
            return client

        yield as_
    engine.dispose()


def test_changes_are_read_and_filtered(call: As) -> None:
    client = call("editor")
    page = client.get("/v1/changes").json()
    assert page["total"] == 2
    assert {item["kind"] for item in page["items"]} == {"new"}
    assert client.get("/v1/changes", params={"source": "sede"}).json()["total"] == 1
    tomorrow = (date.today() + timedelta(days=1)).isoformat()
    assert client.get("/v1/changes", params={"since": f"{tomorrow}T00:00:00Z"}).json() == {
        "total": 0,
        "items": [],
    }
    assert client.get("/v1/changes", params={"kind": "otro"}).status_code == 422


def test_a_conflict_is_shown_with_its_sides_and_ruled(call: As) -> None:
    client = call("editor")
    (found,) = client.get("/v1/conflicts", params={"state": "open"}).json()["items"]
    assert (found["procedure_code"], found["slot"], found["reason"]) == ("901", "fee", "authority")
    assert found["preferred"]["url"] == FISHING.url
    assert [side["values"][0]["normalised"] for side in found["sides"]] == [
        "12.35 EUR",
        "15.00 EUR",
    ]
    address = f"/v1/conflicts/{found['id']}"
    body = {"document_id": found["preferred"]["document_id"], "reason": "Orden de tasas de 2026"}
    ruled = client.post(f"{address}/ruling", json=body).json()
    assert ruled["state"] == "ruled"
    assert [(one["value"], one["by"], one["in_force"]) for one in ruled["rulings"]] == [
        ("12.35 EUR", "key_editor", True)
    ]
    other = client.post(f"{address}/ruling", json={"value": "13.00 EUR", "reason": "Errata"})
    assert [one["in_force"] for one in other.json()["rulings"]] == [True, False]
    assert client.get(address).json() == other.json()
    assert client.get("/v1/conflicts", params={"state": "open"}).json()["total"] == 0


def test_a_ruling_names_a_side_or_a_value(call: As) -> None:
    client = call("editor")
    (found,) = client.get("/v1/conflicts").json()["items"]
    address = f"/v1/conflicts/{found['id']}/ruling"
    assert client.post(address, json={"reason": "r"}).status_code == 422
    assert client.post(address, json={"reason": "r", "document_id": "doc_x"}).status_code == 422
    assert client.post(address, json={"value": "1"}).status_code == 422
    unknown = client.post("/v1/conflicts/cfl_x/ruling", json={"value": "1", "reason": "r"})
    assert unknown.status_code == 404


def test_sources_tell_their_schedule_and_content_its_quality(call: As) -> None:
    client = call("editor")
    sources = client.get("/v1/sources").json()
    assert [(one["name"], one["schedule"]) for one in sources] == [
        ("portal", "0 6 * * *"),
        ("sede", "0 6 * * *"),
    ]
    assert {"last_run_at", "last_run", "next_run_at"} <= set(sources[0])
    report = client.get("/v1/content-quality", params={"limit": 1}).json()
    counts = {check["name"]: check["count"] for check in report["checks"]}
    assert (counts["conflicts"], counts["ownerless"]) == (1, 2)


@pytest.mark.parametrize("path", ["changes", "conflicts", "sources", "content-quality"])
def test_only_editors_read_them(call: As, path: str) -> None:
    assert call("agent").get(f"/v1/{path}").status_code == 403


def test_the_page_of_a_code_is_that_of_the_highest_authority(call: As) -> None:
    client = call("agent")
    found = client.get("/v1/procedures/901").json()
    assert found["url"] == FISHING.url
    assert [other["url"] for other in found["others"]] == [f"{SEDE}/antigua"]
