"""From stored pages, articles and cases to the snapshot in use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.models import Pool
from indexes.redaction import RedactedCase, redact
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.cases import CaseRepository
from indexes.settings import Settings
from indexes.snapshots import Snapshot, SnapshotStore
from indexes.tables import Article
from ingest.crawling import crawl
from ingest.errors import NothingToIndex
from ingest.pipeline import reindex
from ingest.sources import make_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "paginas"
    folder.mkdir()
    write(folder, "beca", "Beca de comedor", "El plazo es del 1 al 20 de mayo de 2026.")
    write(folder, "cita", "Cita previa", "La cita se pide en el teléfono 976 71 40 00.")
    return folder


def write(folder: Path, name: str, title: str, text: str) -> None:
    (folder / f"{name}.html").write_text(f"<h1>{title}</h1><p>{text}</p>", encoding="utf-8")


def read(settings: Settings, folder: Path) -> Any:
    source = make_source(name="docs", kind="folder", start_urls=(str(folder),))
    return crawl(settings, [source]).sources[0]


def current(settings: Settings) -> Snapshot:
    return SnapshotStore(settings.snapshots_dir, get_embedder(settings)).current()


def texts(settings: Settings, pool: Pool = Pool.OFFICIAL) -> set[str]:
    snapshot = current(settings)
    vector = get_embedder(settings).encode_queries(["texto"])[0]
    return {hit.passage.text for hit in snapshot.dense(vector, 100, pool)}


def test_nothing_to_index_says_what_to_do(settings: Settings) -> None:
    with pytest.raises(NothingToIndex, match="ventanilla crawl"):
        reindex(settings)


def test_folder_becomes_a_snapshot(settings: Settings, folder: Path) -> None:
    assert read(settings, folder).new == 2
    report = reindex(settings)

    assert (report.written, report.documents, report.passages, report.embedded) == (True, 2, 2, 2)
    assert current(settings).id == report.snapshot
    assert texts(settings) == {
        "El plazo es del 1 al 20 de mayo de 2026.",
        "La cita se pide en el teléfono 976 71 40 00.",
    }


def test_no_change_writes_no_snapshot_unless_asked(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    first = reindex(settings)
    read(settings, folder)
    second = reindex(settings)
    third = reindex(settings, full=True)

    assert (second.written, second.snapshot) == (False, first.snapshot)
    assert third.written
    assert third.snapshot != first.snapshot
    assert third.embedded == 0


def test_another_extractor_reads_the_same_pages_again_once(
    settings: Settings, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(settings, folder)
    reindex(settings)
    for module in ("ingest.pipeline", "indexes.snapshots.page_facts"):
        monkeypatch.setattr(f"{module}.extractor_digest", lambda: "0" * 16)
    assert [reindex(settings).written for _ in range(2)] == [True, False]


def test_only_changed_passages_are_embedded(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    reindex(settings)
    write(folder, "beca", "Beca de comedor", "El plazo es del 1 al 31 de mayo de 2026.")
    assert read(settings, folder).changed == 1
    report = reindex(settings)

    assert (report.written, report.embedded) == (True, 1)
    assert "El plazo es del 1 al 31 de mayo de 2026." in texts(settings)
    assert "El plazo es del 1 al 20 de mayo de 2026." not in texts(settings)


def test_file_that_disappears_leaves_the_snapshot_after_two_crawls(
    settings: Settings, folder: Path
) -> None:
    read(settings, folder)
    (folder / "cita.html").unlink()
    assert read(settings, folder).gone == ()
    assert len(read(settings, folder).gone) == 1
    assert reindex(settings).documents == 1


def test_damaged_snapshot_is_built_anew(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    first = reindex(settings)
    manifest = settings.snapshots_dir / first.snapshot / "manifest.json"
    manifest.write_text("{}", encoding="utf-8")
    second = reindex(settings)

    assert second.written
    assert current(settings).id == second.snapshot


def test_articles_count_while_they_are_valid(settings: Settings) -> None:
    today = date.today()
    articles = [
        Article(
            id="ahora",
            title="Horario de verano",
            body="Abrimos **a las ocho**.\n\n## Tardes\n\nNo.",
        ),
        Article(id="pasado", title="Antes", body="Ya no vale.", valid_to=date(2020, 1, 1)),
        Article(id="futuro", title="Luego", body="Aún no.", valid_from=date(today.year + 2, 1, 1)),
    ]
    engine = open_database(settings)
    with session_scope(engine) as session:
        for article in articles:
            ArticleRepository(session).save(article)
    engine.dispose()
    reindex(settings)
    found = current(settings).of_document("article:ahora")

    assert texts(settings) == {"Abrimos a las ocho.", "No."}
    assert {p.title for p in found} == {"Horario de verano"}
    assert {(p.kind.value, p.authority) for p in found} == {("article", 15)}


def test_cases_stand_in_a_pool_of_their_own(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    case = RedactedCase(
        id="c1", question=redact("¿Cuándo acaba el plazo?").text, 
        answer=redact("El 20 de mayo.").text,
        office="huesca", channel="email", resolved_at=datetime(2026, 4, 1, tzinfo=UTC),
        procedure_code=None, language="es",
    )  # fmt: skip
    engine = open_database(settings)
    with session_scope(engine) as session:
        CaseRepository(session).save(case)
    engine.dispose()
    report = reindex(settings)

    assert (report.cases, report.passages) == (1, 3)
    assert texts(settings, Pool.CASES) == {"El 20 de mayo."}
    assert "El 20 de mayo." not in texts(settings, Pool.OFFICIAL)


def test_progress_tells_every_step(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    steps: list[str] = []
    reindex(settings, lambda done, total=None, stage="", message="": steps.append(message))

    assert list(dict.fromkeys(steps)) == [
        "Reuniendo documentos",
        "Uniendo duplicados",
        "Dividiendo en pasajes",
        "Leyendo los datos de cada documento",
        "Calculando vectores",
        "Escribiendo la instantánea",
    ]


def test_interrupted_reindex_leaves_what_was_in_use(settings: Settings, folder: Path) -> None:
    read(settings, folder)
    first = reindex(settings)
    write(folder, "nueva", "Nueva", "Una página que antes no estaba aquí.")
    read(settings, folder)

    def stop(done: int, total: int | None = None, stage: str = "", message: str = "") -> None:
        if message == "Escribiendo la instantánea":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex(settings, stop)
    assert current(settings).id == first.snapshot
    assert reindex(settings).embedded == 0
