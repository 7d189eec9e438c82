"""Servers in trouble."""

from __future__ import annotations

from typing import Any

import pytest
from scrapy import Request

from ingest.spiders.patience import ENOUGH, LONGEST_WAIT_S, wait_before
from tests.ingest.conftest import Answer

TEXT = "Un texto de la página con bastantes palabras para que se pueda guardar."


@pytest.mark.parametrize(
    ("times", "asked", "seconds"),
    [
        (1, None, 0.5),
        (3, None, 2.0),
        (20, None, LONGEST_WAIT_S),
        (1, b"7", 7.0),
        (1, b"86400", LONGEST_WAIT_S),
        (1, b"Wed, 21 Oct 2026 07:28:00 GMT", 0.5),
    ],
)
def test_each_try_waits_longer_or_as_it_is_asked(
    times: int, asked: bytes | None, seconds: float
) -> None:
    request = Request("https://example.org", meta={"retry_times": times})
    assert wait_before(request, asked) == seconds


def test_a_page_that_answers_at_the_second_try_is_kept(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    answers = [Answer(status=503), Answer(html("Portada", TEXT))]
    site.pages["/"] = lambda: answers.pop(0)
    report = crawl_once(site.url)
    assert set(stored()) == {"/"}
    assert report.failed == ()


def test_a_host_that_only_fails_is_left_alone_and_loses_nothing(
    site: Any, html: Any, crawl_once: Any, stored: Any, problems: Any
) -> None:
    links = tuple(f"/p{n}" for n in range(60))
    site.add("/", html("Portada", TEXT, links=links))
    for path in links:
        site.add(path, html(path, TEXT))
    crawl_once(site.url)
    kept = set(stored())
    for path in links:
        site.add(path, "", status=503)
    for _ in range(2):
        site.asked.clear()
        report = crawl_once(site.url)
        failures = [path for path, status in site.asked if status == 503]
        assert ENOUGH <= len(failures) < ENOUGH + 20  # those on their way may still come
        assert report.gone == ()
        reasons = set(problems(report).values())
        assert any("se dejó de preguntarle" in reason for reason in reasons)
        assert len(report.failed) == len(links)  # each is on the list
    assert set(stored()) == kept


def test_a_server_that_drips_is_given_up_in_time(
    site: Any, html: Any, crawl_once: Any, problems: Any, settings: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/gotas",)))
    site.pages["/gotas"] = Answer(html("Gotas", TEXT), seconds=60)
    report = crawl_once(site.url)
    assert "no respondió a tiempo" in problems(report)["/gotas"]
    assert set(stored()) == {"/"}


def test_a_body_that_ends_early_is_not_kept(
    site: Any, html: Any, crawl_once: Any, problems: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/corta",)))
    site.add("/corta", html("Cortada", TEXT), Content_Length="100000")
    report = crawl_once(site.url)
    assert "/corta" in problems(report)
    assert set(stored()) == {"/"}


@pytest.fixture
def settings(settings: Any) -> Any:
    return settings.model_copy(update={"page_timeout_s": 2.0})
