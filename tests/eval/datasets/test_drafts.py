"""The sets on whole drafts: on the demonstration, and on the pages of other administrations."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from eval.dataset import Example, load_dataset
from eval.metrics.verbatim import stands_in
from ingest.demo.build import build_sites
from ingest.demo.content import CONTENT
from ingest.extractors.extract import extract
from tests.eval.datasets.conftest import DATASETS

OTHER = DATASETS / "other_site"
SITES = sorted(path.parent for path in DATASETS.glob("*/questions.jsonl"))
BASE = "http://sede.example"


@pytest.fixture(scope="module")
def drafts() -> list[Example]:
    return load_dataset(DATASETS / "drafts.jsonl")


@pytest.fixture(scope="module")
def elsewhere() -> list[Example]:
    return load_dataset(OTHER / "questions.jsonl")


def _text(body: bytes, url: str) -> tuple[str, str]:
    found = extract(body, url, "text/html")
    return found.title, "\n".join(block.text for block in found.blocks)


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_what_is_expected_of_another_site_stands_on_its_pages(site: Path) -> None:
    pages = dict(_text(path.read_bytes(), f"{BASE}/{path.name}") for path in site.glob("*.html"))
    for one in load_dataset(site / "questions.jsonl"):
        text = "\n".join(pages[title] for title in one.relevant)
        assert [fact for fact in one.facts if not stands_in(fact, text)] == [], one.id


def test_what_is_expected_of_the_demonstration_stands_on_its_pages(drafts: list[Example]) -> None:
    sites = build_sites(BASE, BASE, content=CONTENT)
    html = "\n".join(
        resource.body.decode(errors="replace")
        for site in sites
        for resource in site.resources.values()
        if resource.content_type.startswith("text/html")
    )
    for one in drafts:
        assert [fact for fact in one.facts if not stands_in(fact, html)] == [], one.id


def test_half_of_each_set_is_held_out(drafts: list[Example], elsewhere: list[Example]) -> None:
    for examples in (drafts, elsewhere):
        halves = Counter(one.id.split("-")[0] for one in examples)
        assert halves["develop"] == halves["heldout"]
