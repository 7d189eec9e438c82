"""Invented pages in the manners of many portals: regional, national, municipal and foreign ones, of
several content managers and decades. What each says was written down before it was first read.

Beside each page: its values, and its lines by aspect (`a+b`: of either)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexes.models import ExtractedDocument
from ingest.extractors.extract import extract
from tests.ingest.extractors.measuring import Count, Counts, counts, report

PAGES = sorted((Path(__file__).parent / "portals").glob("*.html"))
LEAST = 0.95
FIELDS = ("code", "theme", "department", "body", "edition")
UNMEASURED = {"other", "status"}
Page = tuple[str, ExtractedDocument, dict[str, Any]]


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    return [_read(path) for path in PAGES]


def test_fields_of_unlike_portals(pages: list[Page]) -> None:
    measured = counts()
    for name, document, truth in pages:
        _compare(name, document, truth, measured)
    whole = Count()
    for count in measured.values():
        whole.found += count.found
        whole.expected += count.expected
        whole.right += count.right

    print(report(measured))
    assert len(pages) >= 50
    assert whole.precision >= LEAST, [w for c in measured.values() for w in c.wrong]
    assert whole.recall >= LEAST, [w for c in measured.values() for w in c.wrong]


def test_all_are_seen_as_procedures(pages: list[Page]) -> None:
    assert [name for name, document, _ in pages if document.procedure is None] == []


def test_no_channel_is_said_to_be_open_that_is_not(pages: list[Page]) -> None:
    wrong = [
        (name, medium)
        for name, document, truth in pages
        for medium, said in _channels(document).items()
        if said and truth.get(medium) is False
    ]
    assert wrong == []


def test_no_day_of_a_term_is_wrong(pages: list[Page]) -> None:
    """A missing day sends people to the page; a wrong one costs them the grant."""
    wrong = [
        (name, edge)
        for name, document, truth in pages
        if document.procedure is not None
        for edge in ("starts", "ends")
        if (day := getattr(document.procedure.window, edge)) and str(day) != truth.get(edge)
    ]
    assert wrong == []


def _read(path: Path) -> Page:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    document = extract(path.read_bytes(), f"http://sede.test/x/{path.stem}", "text/html")
    return path.stem, document, truth


def _compare(name: str, document: ExtractedDocument, truth: dict[str, Any], into: Counts) -> None:
    procedure = document.procedure
    into["title"].add([document.title], [truth["title"]], name)
    for field in FIELDS:
        if field in truth or field == "code":
            found = getattr(procedure, field) if procedure else None
            into[field].add(filter(None, [found]), filter(None, [truth.get(field)]), name)
    for medium, said in _channels(document).items():
        if medium in truth or said is not None:
            into[medium].add(_told(name, said), _told(name, truth.get(medium)), name)
    found = [one.name for one in procedure.documents] if procedure else []
    into["documents"].add(found, truth.get("documents", []), name)
    _compare_window(name, document, truth, into)
    _compare_texts(name, document, truth["texts"], into)


def _compare_window(
    name: str, document: ExtractedDocument, truth: dict[str, Any], into: Counts
) -> None:
    window = document.procedure.window.model_dump(mode="json") if document.procedure else {}
    for edge in ("starts", "ends", "state"):
        if edge != "state" or "state" in truth:
            into[edge].add(_told(name, window.get(edge)), _told(name, truth.get(edge)), name)


def _compare_texts(
    name: str, document: ExtractedDocument, wanted: dict[str, list[str]], into: Counts
) -> None:
    texts = document.procedure.texts if document.procedure else {}
    left = {aspect.value: list(lines) for aspect, lines in texts.items()}
    expected = dict(wanted)
    for joined in [key for key in wanted if "+" in key]:
        aspects = joined.split("+")
        lines = expected.pop(joined) + [line for a in aspects for line in expected.pop(a, [])]
        into[joined].add([line for a in aspects for line in left.pop(a, [])], lines, name)
    for aspect in {*expected, *left} - UNMEASURED:
        into[aspect].add(left.get(aspect, []), expected.get(aspect, []), name)


def _channels(document: ExtractedDocument) -> dict[str, bool | None]:
    return document.procedure.channels.model_dump() if document.procedure else {}


def _told(name: str, value: object) -> list[str]:
    return [] if value is None else [f"{name} {value}"]
