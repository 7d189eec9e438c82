"""What is wrong with the content itself: what an editor repairs at the source."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any

from sqlmodel import Session

from indexes.changes import field_label
from indexes.facts import FactKind
from indexes.models import Aspect, DocumentKind, Value
from indexes.repositories.articles import ArticleRepository
from indexes.repositories.cases import CaseRepository
from indexes.repositories.conflicts import ConflictRepository
from indexes.repositories.documents import DocumentRepository
from indexes.repositories.facts import FactRepository
from indexes.repositories.sources import SourceRepository
from indexes.sources import flaw_of
from indexes.tables import Document, now

CHECKS = (
    "duplicates", "empty_fields", "short_fields", "dead_links", "expired", "ownerless",
    "conflicts", "missing_procedures", "stale_cases", "hazards",
    "invalid_sources",
)  # fmt: skip
# What a sheet of a procedure is expected to say; any of a group will do.
EXPECTED: dict[str, tuple[Aspect, ...]] = {
    "requirements": (Aspect.REQUIREMENTS, Aspect.AUDIENCE),
    "documents": (Aspect.DOCUMENTS,),
    "deadline": (Aspect.DEADLINE, Aspect.STATUS),
    "channel": (Aspect.CHANNEL, Aspect.WHERE),
}
SHORT = 12  # letters: less says hardly anything
FEW_WORDS = 8  # of a whole page


class Flaw(Value):
    """`detail` is what it is about: a field, an address, a code, other addresses, a sentence."""

    document_id: str
    url: str
    title: str
    detail: str = ""


class QualityCheck(Value):
    """`count` is of all; `flaws` may be fewer where a limit was asked for."""

    name: str
    count: int
    flaws: tuple[Flaw, ...]


class QualityReport(Value):
    checked_at: datetime
    documents: int
    procedures: int
    named_procedures: int = 0  # codes that pages or cases name
    described_procedures: int = 0  # of these, with a page that describes them
    checks: tuple[QualityCheck, ...]

    def count(self, name: str) -> int:
        return next(check.count for check in self.checks if check.name == name)


def check_content(session: Session, limit: int | None = None) -> QualityReport:
    """At most `limit` flaws of each kind; reads every live document once."""
    found = _Found()
    gone = _dead_addresses(session)
    for document, revision in DocumentRepository(session).iter_current():
        found.documents += 1
        _look_at(found, document, revision.content, gone)
    _add_conflicts(found, session)
    missing = _add_missing(found, session)
    for article in ArticleRepository(session).in_force(now().astimezone().date()):
        if not article.owner.strip():
            found.add("ownerless", f"article:{article.id}", article.title)
    for source in SourceRepository(session).list():
        if flaw := flaw_of(source):
            found.add("invalid_sources", f"source:{source.name}", source.name, flaw)
    for case in CaseRepository(session).iter_all():
        if case.stale:
            found.add("stale_cases", f"case:{case.id}", case.question, case.stale_reason)
    return QualityReport(
        checked_at=now(),
        documents=found.documents,
        procedures=found.procedures,
        named_procedures=len(found.codes | missing),
        described_procedures=len(found.codes),
        checks=tuple(found.check(name, limit) for name in CHECKS),
    )


@dataclass
class _Found:
    documents: int = 0
    procedures: int = 0
    codes: set[str] = field(default_factory=set)
    flaws: dict[str, list[Flaw]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, url: str, title: str, detail: str = "", id: str = "") -> None:
        flaw = Flaw(document_id=id or url, url=url, title=title, detail=detail)
        self.flaws[name].append(flaw)

    def of(self, name: str, document: Document, detail: str = "") -> None:
        self.add(name, document.url, document.title, detail, document.id)

    def check(self, name: str, limit: int | None) -> QualityCheck:
        flaws = sorted(self.flaws[name], key=lambda flaw: (flaw.url, flaw.detail))
        return QualityCheck(name=name, count=len(flaws), flaws=tuple(flaws[:limit]))


def _look_at(
    found: _Found, document: Document, content: dict[str, Any], dead: dict[str, str]
) -> None:
    procedure = content.get("procedure")
    if procedure and procedure.get("code"):
        found.codes.add(procedure["code"])
    if document.merged_into:  # its flaws are those of the one that stays
        found.of("duplicates", document, document.merged_into)
        return
    if document.kind == DocumentKind.PROCEDURE.value and procedure:
        found.procedures += 1
        _check_fields(found, document, procedure)
    blocks = content.get("blocks", [])
    if sum(len(block["text"].split()) for block in blocks) < FEW_WORDS:
        found.of("short_fields", document, "page")
    for link in sorted({link for link in content.get("links", []) if link in dead}):
        found.of("dead_links", document, f"{link} ({dead[link]})")
    if document.expired:
        found.of("expired", document, str(document.expires_on or ""))
    for hazard in content.get("hazards", []):
        found.of("hazards", document, told_hazard(hazard))


@cache
def hazard_labels() -> dict[str, str]:
    text = resources.files("indexes").joinpath("hazard_labels.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


def told_hazard(name: str) -> str:
    """What is suspicious in a page, in a sentence for editors; the name of one that has none."""
    return hazard_labels().get(name, name)


def _check_fields(found: _Found, document: Document, procedure: dict[str, Any]) -> None:
    texts: dict[str, list[str]] = procedure.get("texts", {})
    for name, aspects in EXPECTED.items():
        said = [text for aspect in aspects for text in texts.get(aspect.value, [])]
        if not said and not _read(name, procedure):
            found.of("empty_fields", document, name)
        elif said and sum(c.isalnum() for text in said for c in text) < SHORT:
            found.of("short_fields", document, name)
    if not procedure.get("department") and not procedure.get("body"):
        found.of("ownerless", document)


def _read(name: str, procedure: dict[str, Any]) -> bool:
    """Whether extraction read a value although no text stands under a heading."""
    match name:
        case "documents":
            return bool(procedure.get("documents"))
        case "deadline":
            return bool(procedure.get("window", {}).get("state"))
        case "channel":
            return any(value is not None for value in procedure.get("channels", {}).values())
        case _:
            return False


def _dead_addresses(session: Session) -> dict[str, str]:
    """Addresses that lead nowhere, and why: what is gone, and what the last crawls could not read
    and will not the next time either."""
    dead: dict[str, str] = {}
    for source in SourceRepository(session).list():
        for problem in source.last_run.get("failed", []):
            if not problem.get("transient"):
                dead[problem["url"]] = problem["reason"]
    documents = DocumentRepository(session)
    for document in documents.list(state="gone"):
        dead.update(dict.fromkeys((document.url, *document.aliases), "ya no está"))
    for document in documents.list():
        dead.pop(document.url, None)
    return dead


def _add_conflicts(found: _Found, session: Session) -> None:
    for row in ConflictRepository(session).list("open"):
        urls = _distinct(side["url"] for side in row.sides)
        title = f"{row.procedure_title} · {field_label(row.slot)}"
        found.add("conflicts", next(urls, ""), title, ", ".join(urls), row.id)


def _add_missing(found: _Found, session: Session) -> set[str]:
    """Codes of procedures that pages mention or resolved cases name, and that no page describes."""
    missing: set[str] = set()
    documents = DocumentRepository(session)
    for id, code in FactRepository(session).mentioned(FactKind.PROCEDURE_CODE.value):
        document = documents.get(id)
        if code not in found.codes and document is not None:
            found.of("missing_procedures", document, code)
            missing.add(code)
    for code, example in CaseRepository(session).codes().items():
        if code not in found.codes:
            found.add("missing_procedures", f"case:{example}", code, code)
            missing.add(code)
    return missing


def _distinct(urls: Iterable[str]) -> Iterator[str]:
    return iter(dict.fromkeys(urls))
