"""The whole path on the demonstration sites with the real model: crawl, index, ask, read the pages
that are cited."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from bs4 import BeautifulSoup

from assist.resources import Resources, open_resources
from assist.suggestions.schemas import Citation, Status, Suggestion, SuggestionRequest
from indexes.models import DocumentKind
from indexes.settings import Settings
from ingest.crawling import crawl
from ingest.demo.preparation import prepare
from ingest.demo.server import start_demo_sites
from ingest.demo.sources import demo_sources
from ingest.pipeline import reindex

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

ASKED = 60
CITED = {Status.ANSWERED, Status.PARTIAL, Status.CONFLICT}


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Resources]:
    settings = Settings.load(tmp_path_factory.mktemp("datos"))
    with start_demo_sites() as sites:
        prepare(settings, sites.portal_url, sites.sede_url)
        crawl(settings, demo_sources(sites.portal_url, sites.sede_url))
        reindex(settings)
        resources = open_resources(settings)
        yield resources
        resources.close()


@pytest.fixture(scope="module")
def suggestions(demonstration: Resources) -> list[Suggestion]:
    return [ask(demonstration, question) for question in questions()]


def questions() -> list[str]:
    """What citizens wrote in resolved cases, evenly taken."""
    content = Path(str(files("ingest"))) / "demo" / "content" / "cases.jsonl"
    cases = [json.loads(line) for line in content.read_text(encoding="utf-8").splitlines()]
    return [case["question"] for case in cases[:: len(cases) // ASKED]]


def ask(resources: Resources, query: str, office: str | None = None) -> Suggestion:
    return resources.suggestions.suggest(SuggestionRequest(query=query, office=office))


@cache
def page_text(url: str) -> str:
    """Without any white space, as tags may break a line anywhere."""
    page = httpx.get(url, follow_redirects=True).raise_for_status()
    return squeezed(BeautifulSoup(page.content, "lxml").get_text(" "))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def stands(citation: Citation) -> bool:
    text = page_text(citation.url.split("#")[0])
    return all(squeezed(line) in text for line in citation.quote.splitlines())


def test_every_quote_stands_in_the_page_that_it_cites(suggestions: list[Suggestion]) -> None:
    pages = {DocumentKind.PROCEDURE, DocumentKind.PAGE}
    cited = [c for suggestion in suggestions for c in suggestion.citations if c.kind in pages]
    assert len(cited) > ASKED
    assert [c for c in cited if not stands(c)] == []


def test_what_is_answered_is_cited_and_most_is_answered(suggestions: list[Suggestion]) -> None:
    answered = [suggestion for suggestion in suggestions if suggestion.status in CITED]
    assert len(answered) > len(suggestions) / 2
    assert [suggestion.id for suggestion in answered if not suggestion.citations] == []


def test_every_fact_is_printed_in_the_quote_that_it_cites(suggestions: list[Suggestion]) -> None:
    for suggestion in suggestions:
        quotes = {citation.n: citation.quote for citation in suggestion.citations}
        for fact in suggestion.facts:
            figures = re.findall(r"\d+", fact.value)
            assert fact.territorial or all(f in quotes[fact.citation or 0] for f in figures), fact


def test_text_is_the_same_in_every_office(demonstration: Resources) -> None:
    for query in questions()[:10]:
        texts = {ask(demonstration, query, office).draft.text for office in ("huesca", "teruel")}
        assert len(texts) == 1


def test_what_no_source_says_is_not_answered(demonstration: Resources) -> None:
    strange = ("¿Quién ganó el partido de ayer?", "¿Me recomiendas una receta de croquetas?")
    said = {ask(demonstration, query).status for query in strange}
    assert said <= {Status.NO_EVIDENCE, Status.OUT_OF_SCOPE}  # they are no administration's matter
