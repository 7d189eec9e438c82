"""Invented pages in the manners of different administrations: State, region, university, province,
town and agency, in four languages. What each says stands beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indexes.models import DocumentKind, ExtractedDocument
from ingest.extractors.extract import extract
from ingest.folding import fold
from tests.ingest.extractors.measuring import below, counts

PAGES = sorted((Path(__file__).parent / "administrations").glob("*.html"))
LEAST = 0.95
UNMEASURED = {"other", "status"}


def read(path: Path) -> tuple[ExtractedDocument, dict[str, Any]]:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return extract(path.read_bytes(), f"http://sede.test/x/{path.stem}", "text/html"), truth


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_values(path: Path) -> None:
    document, truth = read(path)
    procedure = document.procedure

    assert document.kind is DocumentKind.PROCEDURE
    assert procedure is not None
    assert fold(document.title) == fold(truth["title"])
    assert procedure.code == truth.get("code")
    named = [name for name in ("theme", "department", "body", "edition") if name in truth]
    assert {n: getattr(procedure, n) for n in named} == {n: truth[n] for n in named}
    window = {k: str(getattr(procedure.window, k)) for k in ("starts", "ends") if k in truth}
    assert window == {k: truth[k] for k in window}
    assert procedure.window.state == truth.get("window", procedure.window.state)


def test_texts() -> None:
    measured = counts()
    for path in PAGES:
        document, truth = read(path)
        texts = document.procedure.texts if document.procedure else {}
        for name in {*truth["texts"], *texts} - UNMEASURED:
            measured[name].add(texts.get(name, ()), truth["texts"].get(name, ()), path.stem)  # type: ignore[call-overload]

    assert len(PAGES) >= 8
    assert below(measured, LEAST) == []
