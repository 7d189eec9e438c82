"""Why a hit ranks, which pieces of a document the index holds, what a revision changed."""

from __future__ import annotations

import pytest

from indexes.database import session_scope
from indexes.repositories import DocumentRepository, document_id
from indexes.tables import now
from tests.assist.conftest import Desk
from tests.assist.pages import FISHING, LIBRARY

QUESTION = "¿cuánto cuesta la licencia de pesca?"


def test_the_ranking_explains_itself(desk: Desk) -> None:
    plain = desk.agent.get("/v1/search", params={"q": QUESTION}).json()
    assert plain["explanation"] is None
    told = desk.agent.get("/v1/search", params={"q": QUESTION, "explain": True}).json()
    assert told["hits"] == plain["hits"]
    found = told["explanation"]
    assert (found["understood"]["language"], found["understood"]["aspects"]) == ("es", ["fee"])
    first, *others = found["candidates"]
    assert (first["procedure_code"], first["rank"]) == ("901", 1)
    assert all(first["score"] >= other["score"] for other in others)
    assert sum(one["adds"] for one in first["features"]) == pytest.approx(first["score"], abs=0.01)
    assert {"dense", "dense_rank", "fused"} <= set(first["passages"][0]["scores"])


def test_search_is_narrowed(desk: Desk) -> None:
    def codes(**wanted: str) -> set[str]:
        hits = desk.agent.get("/v1/search", params={"q": "documento", **wanted}).json()["hits"]
        return {hit["procedure_code"] for hit in hits}

    assert len(codes()) > 1
    assert codes(procedure="903") == {"903"}
    assert codes(source="otra") == set()


def test_the_pieces_of_a_document(desk: Desk) -> None:
    id = document_id(FISHING.url)
    found = desk.agent.get(f"/v1/documents/{id}/passages").json()
    assert (found["absent"], found["merged_into"]) == (None, None)
    texts = {passage["aspect"]: passage["text"] for passage in found["passages"]}
    assert "12,35 €" in texts["fee"]
    assert desk.agent.get("/v1/documents/nada/passages").status_code == 404
    desk.editor.post("/v1/articles", json={"id": "suelta", "title": "t", "body": "b"})
    waiting = desk.agent.get("/v1/documents/article:suelta/passages").json()
    assert (waiting["passages"], waiting["absent"]) == ([], "waiting")


def test_what_a_revision_changed_is_told_by_field(desk: Desk) -> None:
    blocks = tuple(
        block.model_copy(update={"text": "El carné de biblioteca cuesta 3 €."})
        if block.aspect == "fee"
        else block
        for block in LIBRARY.blocks
    )
    with session_scope(desk.engine) as session:
        DocumentRepository(session).save_extracted(
            "sede", LIBRARY.model_copy(update={"blocks": blocks}), digest="otra", etag=None,
            last_modified=None, at=now(),
        )  # fmt: skip
    address = f"/v1/documents/{document_id(LIBRARY.url)}"
    newest, first = desk.agent.get(f"{address}/revisions").json()["revisions"]
    assert first["changes"] == []
    (change,) = newest["changes"]
    assert (change["field"], "3 €" in change["new"]) == ("fee", True)
    told = desk.agent.get(f"{address}/diff", params={"since": 1, "to": 2}).json()
    assert told["fields"] == newest["changes"]
    missing = desk.agent.get(f"{address}/diff", params={"since": 1, "to": 9})
    assert missing.status_code == 404
