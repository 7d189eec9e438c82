from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def served_folder(tmp_path: Path) -> Any:
    """A folder of HTML that nobody prepared, as `python -m http.server` serves it."""
    folder = tmp_path / "web"
    (folder / "guías").mkdir(parents=True)
    (folder / "cita previa.html").write_text(
        "<title>Cita previa</title><p>La cita se pide en el 976 71 40 00.</p>", encoding="utf-8"
    )
    (folder / "guías" / "beca.htm").write_text(
        "<h1>Beca</h1><h2>Plazo</h2><p>Del 1 al 20 de mayo de 2026.</p>", encoding="utf-8"
    )
    (folder / "guías" / "nota.txt").write_text("Nota\n\nCerrado el viernes.\n", encoding="utf-8")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_unknown_folder_of_pages_is_crawled_indexed_and_found(
    ventanilla: Any, served_folder: str
) -> None:
    crawled = ventanilla("crawl", "--url", served_folder, "--json")

    assert crawled.code == 0, crawled.err
    (source,) = crawled.json["sources"]
    assert (source["new"], source["failed"]) == (3, [])
    assert crawled.json["reindex"]["documents"] == 3

    found = ventanilla("search", "plazo de la beca", "--json")
    assert found.code == 0, found.err
    assert "Del 1 al 20 de mayo de 2026." in found.out
    assert "Directory listing" not in found.out

    again = ventanilla("crawl")
    assert again.code == 0
    assert "3 sin cambios" in again.out
    assert "Nada ha cambiado" in again.out


def test_wrong_use_is_one_line_of_help(ventanilla: Any) -> None:
    nothing = ventanilla("crawl")
    unknown_scheme = ventanilla("crawl", "--url", "ftp://x.test/")

    assert (nothing.code, unknown_scheme.code) == (1, 1)
    assert "ventanilla source add" in nothing.err
    assert "ftp://x.test/" in unknown_scheme.err
    assert nothing.err.count("\n") == 1


def test_site_that_is_down_is_a_failure_with_a_remedy(ventanilla: Any, site: Any) -> None:
    site.close()
    crawled = ventanilla("crawl", "--url", site.url)

    assert crawled.code == 1
    assert "rechaza la conexión" in crawled.out
    assert "Traceback" not in crawled.err


def test_dry_run_leaves_no_source_behind(ventanilla: Any, served_folder: str) -> None:
    crawled = ventanilla("crawl", "--url", served_folder, "--dry-run", "--json")

    assert crawled.json["dry_run"] is True
    assert crawled.json["sources"][0]["new"] == 3
    assert ventanilla("source", "list", "--json").json == []


def test_help_is_there_at_once_and_loads_nothing_heavy(ventanilla: Any) -> None:
    for command in ("crawl", "reindex", "worker", "source", "cases", "articles"):
        shown = ventanilla(command, "--help")
        assert shown.code == 0
        assert "Usage" in shown.out or "Uso" in shown.out
