"""`kill -9` in the middle of a crawl."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import Any

PAGES = 60


def test_killed_crawl_keeps_what_it_stored_and_the_next_one_finishes(
    site: Any, html: Any, settings: Any, stored: Any, crawl_once: Any
) -> None:
    links = tuple(f"/p{n}" for n in range(PAGES))
    site.add("/", html("Portada", "Un texto con bastantes palabras para guardarlo.", links=links))
    for number in range(PAGES):
        page = html(f"Página {number}", f"Texto de la página número {number} de este sitio.")
        site.pages[f"/p{number}"] = _slow(site, page)
    command = [
        sys.executable, "-c", "from indexes.cli.main import main; main()", "crawl",
        "--url", site.url,
        "--data-dir", str(settings.data_dir), "--json",
    ]  # fmt: skip
    environment = {**os.environ, "VENTANILLA_EMBEDDER": "fake"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment) as process:
        _wait_until(lambda: len(site.asked) > PAGES // 3)
        process.send_signal(signal.SIGKILL)
    asked = _settled(lambda: len(site.asked))
    kept = len(stored())

    assert 0 < kept < PAGES + 1
    assert asked < PAGES + 3, "the crawling process went on after its parent was killed"

    had = set(stored())
    site.asked.clear()
    report = crawl_once(site.url)

    assert len(stored()) == PAGES + 1
    assert report.unchanged >= kept - 1
    assert not had & {path for path, _ in site.asked}, "pages that it had were asked for again"

    site.asked.clear()
    crawl_once(site.url)
    assert len(site.asked) > PAGES, "a crawl that ended is no crawl to go on with"


def _slow(site: Any, body: str) -> Any:
    answer = type(site.pages["/"])(body)

    def reply() -> Any:
        time.sleep(0.05)
        return answer

    return reply


def _wait_until(true: Any, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def _settled(read: Any) -> int:
    """The value once it no longer changes for a second."""
    last, since = read(), time.monotonic()
    while time.monotonic() - since < 1:
        time.sleep(0.1)
        if read() != last:
            last, since = read(), time.monotonic()
    return int(last)
