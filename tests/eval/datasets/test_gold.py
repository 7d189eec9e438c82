"""The gold is what the demonstration's pages say, read from them as the crawler reads them."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from assist.suggestions.schemas import Status
from eval.dataset import Example
from indexes.facts import extract_facts
from ingest.demo.build import build_sites
from ingest.demo.content import CONTENT, load_procedures
from ingest.extractors.extract import extract

PORTAL, SEDE = "http://127.0.0.1:8601", "http://127.0.0.1:8602"


@dataclass
class Published:
    """What the pages of one code, or of one title, say: also the old ones."""

    text: str = ""
    facts: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def examples(
    consistency: list[Example], answers: list[Example], several: list[Example]
) -> list[Example]:
    return [*consistency, *answers, *several]


@pytest.fixture(scope="module")
def published() -> dict[str, Published]:
    pages: dict[str, Published] = defaultdict(Published)
    for site in build_sites(PORTAL, SEDE, content=CONTENT):
        base = PORTAL if site.name == "portal" else SEDE
        for path, resource in site.resources.items():
            if resource.content_type.startswith(("text/html", "application/pdf")):
                _read(pages, resource.body, base + path, resource.content_type)
    return dict(pages)


# What the sede writes of a procedure that can, or cannot, be begun online.
_ONLINE = {
    True: "Puede iniciar el trámite en línea.",
    False: "Este trámite no se puede iniciar en línea.",
}


@pytest.fixture(scope="module")
def today() -> dict[str, str]:
    """What is written today, without the old twins, by code and by title."""
    said = dict(_guides())
    for procedure in load_procedures():
        told = _strings(procedure.model_dump(exclude={"twins"}))
        text = _folded(" ".join((*told, _ONLINE[bool(procedure.presentation.online)])))
        said |= {name: text for name in (procedure.code, procedure.title) if name}
    return said


def test_every_relevant_page_is_published(
    examples: list[Example], published: dict[str, Published]
) -> None:
    named = {name for example in examples for name in example.relevant}
    assert sorted(named - set(published)) == []


def test_every_procedure_of_the_demonstration_is_asked_about(examples: list[Example]) -> None:
    named = {name for example in examples for name in example.relevant}
    assert [p.title for p in load_procedures() if named.isdisjoint({p.code, p.title})] == []


def test_consistency_is_measured_in_every_theme(consistency: list[Example]) -> None:
    named = {name for example in consistency for name in example.relevant}
    asked = {p.theme for p in load_procedures() if not named.isdisjoint({p.code, p.title})}
    assert asked == {procedure.theme for procedure in load_procedures()}


def test_most_gold_facts_can_be_read_as_facts(examples: list[Example]) -> None:
    """The others are compared by their words: names of documents, distances, places."""
    read = [bool(extract_facts(fact)) for example in examples for fact in example.facts]
    assert sum(read) / len(read) >= 0.85


def test_every_gold_fact_stands_on_a_relevant_page(
    examples: list[Example], published: dict[str, Published]
) -> None:
    missing = {
        (example.id, fact)
        for example in examples
        for fact in example.facts
        if not any(_stands(fact, published[name]) for name in example.relevant)
    }
    assert sorted(missing) == []


def test_only_a_conflict_has_a_fact_that_old_pages_alone_say(
    examples: list[Example], today: dict[str, str]
) -> None:
    outdated = {
        (example.id, fact)
        for example in examples
        if example.expect is not Status.CONFLICT
        for fact in example.facts
        if not _says_today(example, fact, today)
    }
    assert sorted(outdated) == []


def test_a_conflict_with_facts_has_one_of_today(
    examples: list[Example], today: dict[str, str]
) -> None:
    conflicts = [e for e in examples if e.expect is Status.CONFLICT and e.facts]
    assert len(conflicts) >= 10
    lost = [e.id for e in conflicts if not any(_says_today(e, fact, today) for fact in e.facts)]
    assert lost == []


def _read(pages: dict[str, Published], body: bytes, url: str, content_type: str) -> None:
    document = extract(body, url, content_type)
    facts = {
        fact.normalised
        for block in document.blocks
        for fact in extract_facts(block.text, section=block.section, aspect=block.aspect)
    }
    text = _folded(" ".join(block.text for block in document.blocks))
    code = document.procedure.code if document.procedure else None
    for name in (document.title, code):
        if name:
            pages[name].text += " " + text
            pages[name].facts |= facts


def _stands(printed: str, page: Published) -> bool:
    """By its values; by its words, where it has none."""
    values = {fact.normalised for fact in extract_facts(printed)}
    return values <= page.facts if values else _folded(printed) in page.text


def _says_today(example: Example, fact: str, today: dict[str, str]) -> bool:
    return any(_folded(fact) in today.get(name, "") for name in example.relevant)


def _guides() -> Iterator[tuple[str, str]]:
    for path in (CONTENT / "portal").glob("*.html"):
        _, head, body = path.read_text("utf-8").split("+++", 2)
        yield tomllib.loads(head)["title"], _folded(re.sub(r"<[^>]*>", " ", body))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
