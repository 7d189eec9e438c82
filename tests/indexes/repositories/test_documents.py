from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from indexes.database import create_engine, session_scope
from indexes.errors import RecordNotFound
from indexes.models import Block, DocumentKind, ExtractedDocument, Procedure
from indexes.repositories import DocumentRepository, Outcome, document_id
from indexes.settings import Settings

URL = "https://sede.example/tramites/727"
_spawn = multiprocessing.get_context("spawn")


def on(day: int) -> datetime:
    return datetime(2026, 1, day, tzinfo=UTC)


def page(text: str = "Plazo: un mes", url: str = URL, **values: object) -> ExtractedDocument:
    fields = {"url": url, "kind": "page", "title": "Título", "blocks": (Block(text=text),)}
    return ExtractedDocument.model_validate(fields | values)


def save(
    documents: DocumentRepository, extracted: ExtractedDocument, day: int = 1, **values: str
) -> Outcome:
    return documents.save_extracted(
        values.get("source", "portal"),
        extracted,
        digest=extracted.blocks[0].text,
        etag=values.get("etag"),
        last_modified=None,
        at=on(day),
    )


def test_document_ids_are_the_same_everywhere() -> None:
    assert document_id(URL) == "doc_1842c49a15d5e68e"
    assert document_id(URL + "/") != document_id(URL)


def test_a_page_is_new_then_unchanged_then_changed(session: Session) -> None:
    documents = DocumentRepository(session)
    outcomes = [
        save(documents, page("a"), 1),
        save(documents, page("a"), 2),
        save(documents, page("b"), 3),
    ]
    assert outcomes == ["new", "unchanged", "changed"]
    assert [r.number for r in documents.revisions(document_id(URL))] == [2, 1]
    assert documents.current(document_id(URL)).content["blocks"][0]["text"] == "b"
    stored = documents.get(document_id(URL))
    assert stored is not None
    assert (stored.revision, stored.first_seen_at, stored.last_seen_at) == (2, on(1), on(3))


def test_content_comes_back_as_it_was_extracted(session: Session) -> None:
    extracted = page(procedure=Procedure(code="727", title="Familia numerosa"), language="es")
    save(DocumentRepository(session), extracted)
    revision = DocumentRepository(session).current(document_id(URL))
    assert ExtractedDocument.model_validate(revision.content) == extracted


def test_an_unchanged_page_refreshes_its_validators(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(), etag='"1"')
    save(documents, page(), etag='"2"')
    assert documents.validators("portal") == {URL: ('"2"', None)}
    assert documents.validators("sede") == {}


def test_a_page_without_validators_has_none(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page())
    assert documents.validators("portal") == {}


def test_a_document_is_found_by_its_other_addresses(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(aliases=("https://sede.example/t?id=727",)))
    found = documents.by_url("https://sede.example/t?id=727")
    assert found is not None
    assert found.url == URL
    save(documents, page(aliases=()))
    assert documents.by_url("https://sede.example/t?id=727") is None


def test_an_address_is_the_alias_of_its_latest_document(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(aliases=("https://sede.example/x",)))
    save(documents, page(url="https://sede.example/other", aliases=("https://sede.example/x",)))
    found = documents.by_url("https://sede.example/x")
    assert found is not None
    assert found.url == "https://sede.example/other"


def test_a_page_is_gone_after_two_misses_and_comes_back_as_changed(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(), 1)
    save(documents, page(url="https://sede.example/kept"), 1)
    documents.touch(["https://sede.example/kept"], on(5))
    assert documents.mark_missed("portal", on(3)) == []
    assert documents.mark_missed("portal", on(3)) == [document_id(URL)]
    assert documents.mark_missed("portal", on(3)) == []
    assert [document.url for document in documents.list()] == ["https://sede.example/kept"]
    assert [d.url for d in documents.list(state="gone")] == [URL]
    assert save(documents, page(), 6) == "changed"
    assert len(documents.list()) == 2
    assert len(documents.revisions(document_id(URL))) == 1


def test_a_page_that_was_seen_again_starts_counting_misses_anew(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(), 1)
    documents.mark_missed("portal", on(2))
    documents.touch([URL], on(3))
    assert documents.mark_missed("portal", on(4)) == []


def test_misses_of_one_source_do_not_touch_another(session: Session) -> None:
    documents = DocumentRepository(session)
    save(documents, page(), 1, source="sede")
    documents.mark_missed("portal", on(9), after_misses=1)
    assert len(documents.list(source="sede")) == 1


def test_lists_are_filtered_and_cut(session: Session) -> None:
    documents = DocumentRepository(session)
    for name in ("a", "b", "c"):
        save(documents, page(url=f"https://sede.example/{name}"))
    save(documents, page(url="https://sede.example/d", kind="pdf"), source="sede")
    assert [d.url[-1] for d in documents.list(offset=1, limit=2)] == ["b", "c"]
    assert [d.url[-1] for d in documents.list(kind=DocumentKind.PDF)] == ["d"]
    assert [d.url[-1] for d in documents.list(source="sede")] == ["d"]
    assert [d.url[-1] for d in documents.list(limit=0)] == []


def test_current_revisions_are_walked_once_each_however_many(session: Session) -> None:
    documents = DocumentRepository(session)
    for number in range(450):
        save(documents, page(f"old {number}", url=f"https://sede.example/{number}"))
    save(documents, page("new", url="https://sede.example/7"))
    save(documents, page("gone", url="https://sede.example/8", kind="pdf"))
    walked = list(documents.iter_current())
    assert len({document.id for document, _ in walked}) == len(walked) == 450
    texts = {d.url: r.content["blocks"][0]["text"] for d, r in walked}
    assert texts["https://sede.example/7"] == "new"
    assert [d.url for d, _ in documents.iter_current(DocumentKind.PDF)] == [
        "https://sede.example/8"
    ]


def test_an_unknown_document_has_no_current_revision(session: Session) -> None:
    with pytest.raises(RecordNotFound, match="doc_0"):
        DocumentRepository(session).current("doc_0")


def _save_many(settings: Settings, worker: int, rounds: int) -> None:
    engine = create_engine(settings)
    for number in range(rounds):
        with session_scope(engine) as session:
            save(DocumentRepository(session), page(f"{worker}-{number}"))
    engine.dispose()


def test_processes_that_save_the_same_page_at_once_lose_no_revision(
    stored: Settings, engine: Engine, sources: None
) -> None:
    workers = [_spawn.Process(target=_save_many, args=(stored, n, 15)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    with session_scope(engine) as session:
        numbers = [r.number for r in DocumentRepository(session).revisions(document_id(URL))]
    assert numbers == list(range(45, 0, -1))
