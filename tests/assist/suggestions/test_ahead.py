from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assist.suggestions import ahead, known_facts
from assist.suggestions.ahead import read_pages, rehearse
from assist.suggestions.evidence.lookup.sources import read_ahead, tables_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.known_facts import facts_in
from assist.suggestions.pipeline import Stage, run
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.vocabulary.files import languages_with
from indexes.facts import Fact, extract_facts
from indexes.models import Aspect, Pool
from tests.assist.suggestions.world import SEDE, page

TABLE = "Concepto\u2003Cuota\nLaúd\u2003411,50 €\nGaita\u2003377,25 €"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts whose facts are looked for."""
    texts: list[str] = []

    def extract(text: str, **place: Any) -> tuple[Fact, ...]:
        texts.append(text)
        return extract_facts(text, **place)

    monkeypatch.setattr(known_facts, "extract_facts", extract)
    return texts


def test_values_laid_out_in_rows_are_read_before_any_question(unread: list[str]) -> None:
    rows = page(f"{SEDE}/aula", "Aula de música", [("Cuotas", Aspect.FEE, TABLE)])
    read_ahead(rows)
    unread.clear()
    ((table, _),) = tables_of([rows])
    assert [facts_in(row.values[0].text)[0].value for row in table.rows] == ["411,50 €", "377,25 €"]
    assert not unread


def test_what_pages_say_is_read_before_any_question(
    knowledge: Knowledge, unread: list[str]
) -> None:
    read_pages(knowledge)
    unread.clear()
    for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL):
        known_facts.passage_facts(passage)
    assert not unread


def test_a_rehearsal_asks_in_every_language_and_what_was_asked_before(
    start: Callable[..., Context], monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = start("¿?").resources
    asked: list[SuggestionRequest] = []

    def heard(context: Context, stages: tuple[Stage, ...]) -> Context:
        asked.append(context.request)
        return run(context, stages)

    monkeypatch.setattr(ahead, "run", heard)
    rehearse(resources)
    assert {one.language for one in asked} >= set(languages_with("aspects.toml"))
    cases = resources.knowledge.snapshot.each_of_pool(Pool.CASES)
    assert {one.query for one in asked} >= {case.question for case in cases}


def test_what_cannot_be_read_ahead_stops_nothing(
    start: Callable[..., Context], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("a page like no other")

    resources = start("¿?").resources
    for name in ("read_tables", "run"):
        monkeypatch.setattr(ahead, name, broken)
    read_pages(resources.knowledge)
    rehearse(resources)
    assert "could not be read ahead" in caplog.text
