"""What a snapshot's procedures give to ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval.audit.needs import Reader
from eval.audit.official import OfficialPage, OfficialPages
from eval.worlds.models import Topic
from eval.worlds.wording import askable
from indexes.facts import FactKind
from indexes.models import ProcedureEntry

_DOCUMENT_WORDS = 6  # longer names are descriptions


def topics_of(reader: Reader) -> list[Topic]:
    """One for each slot that a procedure's prevailing page gives one value for, by procedure.
    None where nothing was indexed."""
    if reader.knowledge is None:
        return []
    official, knowledge = OfficialPages(reader), reader.knowledge
    by_key: dict[str, ProcedureEntry] = {}
    for entry in knowledge.snapshot.procedures:
        page = knowledge.document(entry.document_id)
        by_key.setdefault(knowledge.titles.key_of(page[0]), entry)
    return [
        topic
        for key, entry in sorted(by_key.items())
        for page in official.of_key(key)[:1]
        for topic in _topics(key, entry, page)
    ]


def _topics(key: str, entry: ProcedureEntry, page: OfficialPage) -> Iterator[Topic]:
    stated: dict[tuple[str, str], set[str]] = {}
    for fact in page.facts:
        if askable(fact):
            stated.setdefault((fact.slot.value, fact.kind.value), set()).add(fact.normalised)
    for (slot, kind), values in sorted(stated.items()):
        chosen = _chosen(kind, values)
        if chosen is not None:
            yield Topic(
                key=key,
                code=entry.code,
                title=entry.title,
                slot=slot,
                kind=kind,
                normalised=chosen,
            )


def _chosen(kind: str, values: Iterable[str]) -> str | None:
    """The only value; of several documents, any that has a short name."""
    found = sorted(values)
    if kind == FactKind.DOCUMENT:
        return next((one for one in found if len(one.split()) <= _DOCUMENT_WORDS), None)
    return found[0] if len(found) == 1 else None
