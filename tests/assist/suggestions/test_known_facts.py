from __future__ import annotations

from collections.abc import Iterator

import pytest

from assist.suggestions import known_facts
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.known_facts import facts_in, passage_facts
from indexes.facts import extract_facts


@pytest.fixture
def extracted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts in which facts are looked for, from now on."""
    texts: list[str] = []

    def extract(text: str, **_: object) -> tuple[()]:
        texts.append(text)
        return ()

    monkeypatch.setattr(known_facts, "extract_facts", extract)
    known_facts._known.clear()
    yield texts
    known_facts._known.clear()


def test_facts_of_a_page_are_those_that_were_found_when_it_was_indexed(
    knowledge: Knowledge, extracted: list[str]
) -> None:
    fresh = Knowledge(knowledge.snapshot)
    page = fresh.document(fresh.titles.entries[0].document_id)
    told = [passage_facts(passage) for passage in page]
    assert not extracted
    assert told == [extract_facts(p.text, section=p.section, aspect=p.aspect) for p in page]
    assert any(told), "a page without facts would show nothing"


def test_facts_of_another_text_are_looked_for_once(extracted: list[str]) -> None:
    for _ in range(2):
        facts_in("Cuesta 3 €.")
        facts_in("Cuesta 3 €.", ("Tasas",))
    assert extracted == ["Cuesta 3 €.", "Cuesta 3 €."]
