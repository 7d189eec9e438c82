"""What a day brings without any crawl."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from indexes.database import open_database, session_scope
from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.protocol import Vectors
from indexes.repositories import ArticleRepository, ChangeFilter, ChangeRepository
from indexes.settings import Settings
from indexes.tables import Article, now
from ingest.crawling import crawl
from ingest.freshness import keep_up
from ingest.pipeline import reindex
from ingest.sources import make_source

SHEET = """<html lang="es"><body><main><h1>Becas de comedor</h1>
<p>Procedimiento n.º 481</p><h2>Plazo de presentación</h2>
<p>Del 1 al 20 de mayo de 2026.</p><h2>Documentación</h2><p>Solicitud.</p>
<h2>Requisitos</h2><p>Estar matriculado.</p></main></body></html>"""


def read(settings: Settings, folder: Path) -> None:
    source = make_source(name="docs", kind="folder", start_urls=(str(folder),))
    crawl(settings, [source])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "paginas"
    folder.mkdir()
    (folder / "beca.html").write_text(SHEET, encoding="utf-8")
    for number in range(12):
        text = f"<h1>Guía {number}</h1><p>Texto propio de la guía número {number}.</p>"
        (folder / f"guia-{number}.html").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is embedded from now on."""
    texts: list[str] = []
    encode = FakeEmbedder.encode_passages

    def counting(self: FakeEmbedder, passages: Sequence[str]) -> Vectors:
        texts.extend(passages)
        return encode(self, passages)

    monkeypatch.setattr(FakeEmbedder, "encode_passages", counting)
    return texts


def test_a_window_that_passed_is_flagged_and_told(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    engine = open_database(settings)
    with session_scope(engine) as session:
        # as if it had been read while it was open
        session.connection().exec_driver_sql("UPDATE document SET expired = 0")
    assert keep_up(settings, date(2026, 5, 20)).expired == ()
    report = keep_up(settings, date(2026, 5, 21))
    assert [url.rsplit("/", 1)[-1] for url in report.expired] == ["beca.html"]
    assert keep_up(settings, date(2026, 5, 22)).expired == ()
    with session_scope(engine) as session:
        told = ChangeRepository(session).list(ChangeFilter(kind="expired"))
    engine.dispose()
    assert [change.procedure_code for change in told] == ["481"]


def test_an_article_that_begins_is_indexed_by_the_upkeep(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    before = reindex(settings)
    engine = open_database(settings)
    with session_scope(engine) as session:
        ArticleRepository(session).save(
            Article(id="a", title="Aviso", body="Hoy empieza.", valid_from=date.today())
        )
    engine.dispose()
    assert keep_up(settings, date.today()).snapshot != before.snapshot


def test_an_upkeep_of_an_empty_store_is_no_error(settings: Settings) -> None:
    assert keep_up(settings, date.today()).snapshot is None


def test_only_what_changed_is_embedded_again(
    settings: Settings, folder: Path, embedded: list[str]
) -> None:
    read(settings, folder)
    first = reindex(settings)
    assert len(embedded) == first.passages
    embedded.clear()

    read(settings, folder)
    same = reindex(settings)
    keep_up(settings, date.today() + timedelta(days=1))
    assert (embedded, same.written, same.snapshot) == ([], False, first.snapshot)

    (folder / "guia-3.html").write_text("<h1>Guía 3</h1><p>Otro texto.</p>", encoding="utf-8")
    read(settings, folder)
    assert reindex(settings).written
    assert [text.rsplit("\n", 1)[-1] for text in embedded] == ["Otro texto."]
    embedded.clear()
    assert reindex(settings, full=True).embedded == 0
    assert embedded == []


def test_a_page_that_disappears_leaves_the_index_after_two_misses(
    settings: Settings, folder: Path
) -> None:
    read(settings, folder)
    first = reindex(settings)
    (folder / "guia-3.html").unlink()
    read(settings, folder)
    assert reindex(settings).documents == first.documents
    read(settings, folder)
    assert reindex(settings).documents == first.documents - 1
    engine = open_database(settings)
    with session_scope(engine) as session:
        told = ChangeRepository(session).list(ChangeFilter(kind="gone"))
    engine.dispose()
    assert [change.title for change in told] == ["Guía 3"]
    assert told[0].at <= now() <= datetime.now(UTC)
