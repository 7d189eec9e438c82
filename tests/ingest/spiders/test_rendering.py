"""Sites that JavaScript writes, in a real browser."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ingest.sources import make_source
from ingest.spiders.rendering import CHROMIUM, abort_unless_allowed

TEXT = "El plazo de presentación es de veinte días hábiles desde la publicación de la convocatoria."
SCRIPT = """
<!doctype html><html lang="es"><head><title>Cargando</title></head><body><div id="app"></div>
<script>
fetch("/datos.json").then((answer) => answer.json()).then((data) => {
  document.title = data.title;
  document.querySelector("#app").innerHTML =
    `<main><h1>${data.title}</h1><p>${data.text}</p><a href="/otra">Otra</a></main>`;
});
fetch("http://169.254.169.254/latest").catch(() => {});
</script></body></html>"""


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="no Chromium: see .ci/install-chromium")
def test_a_page_that_a_script_writes_is_read_as_people_see_it(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", SCRIPT)
    site.add("/datos.json", f'{{"title": "Beca de comedor", "text": "{TEXT}"}}', "application/json")
    site.add("/otra", html("Otra página", TEXT))
    values: dict[str, Any] = {"start_urls": (f"{site.url}/",), "allow_private": True}
    crawl_once(make_source(name="simple", **values))
    assert "/" not in stored()

    crawl_once(make_source(name="simple", render="browser", **values))
    documents = stored()
    assert documents["/"].title == "Beca de comedor"
    assert any(TEXT in block.text for block in documents["/"].blocks)
    assert "/otra" in documents


@pytest.mark.parametrize(
    ("url", "kind", "aborted"),
    [
        ("http://127.0.0.1:8000/x", "document", False),  # the source allows it
        ("http://127.0.0.2/x", "document", True),
        ("http://169.254.169.254/latest", "fetch", True),
        ("http://[::1]/x", "script", True),
        ("http://localhost/x", "fetch", True),
        ("http://127.0.0.1/foto.png", "image", True),
        ("file:///etc/passwd", "document", True),
    ],
)
def test_what_the_browser_asks_for_is_held_to_the_same_rules(
    url: str, kind: str, aborted: bool
) -> None:
    abort = abort_unless_allowed(frozenset({"127.0.0.1"}))
    request = SimpleNamespace(url=url, resource_type=kind)
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop that runs already
        assert thread.submit(asyncio.run, abort(request)).result() is aborted  # type: ignore[arg-type]
