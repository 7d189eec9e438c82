"""What a snapshot's procedures give to ask about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from eval.audit.needs import Reader
from eval.audit.official import OfficialPage, OfficialPages
from eval.worlds.models import Topic
from eval.worlds.wording import askable
from indexes.facts import FactKind, Slot
from indexes.models import ProcedureEntry

_DOCUMENT_WORDS = range(2, 7)  # shorter names are general, longer ones descriptions
_USUAL = 2  # procedures that ask for a document by one name


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
    pages = {key: official.of_key(key)[0] for key in sorted(by_key) if official.of_key(key)}
    usual = _usual_documents(pages.values())
    return [
        topic for key, page in pages.items() for topic in _topics(key, by_key[key], page, usual)
    ]


def _usual_documents(pages: Iterable[OfficialPage]) -> frozenset[str]:
    """Names of documents that several procedures use, so that they are names."""
    counted = Counter(
        name
        for page in pages
        for name in {fact.normalised for fact in page.facts if fact.slot is Slot.DOCUMENT}
    )
    return frozenset(name for name, count in counted.items() if count >= _USUAL)


def _topics(
    key: str, entry: ProcedureEntry, page: OfficialPage, usual: Collection[str]
) -> Iterator[Topic]:
    stated: dict[tuple[str, str], set[str]] = {}
    for fact in page.facts:
        if askable(fact):
            stated.setdefault((fact.slot.value, fact.kind.value), set()).add(fact.normalised)
    for (slot, kind), values in sorted(stated.items()):
        chosen = _chosen(kind, values, usual)
        if chosen is not None:
            yield Topic(
                key=key,
                code=entry.code,
                title=entry.title,
                slot=slot,
                kind=kind,
                normalised=chosen,
            )


def _chosen(kind: str, values: Iterable[str], usual: Collection[str]) -> str | None:
    """The only value; of several documents, any that goes by a usual short name."""
    found = sorted(values)
    if kind == FactKind.DOCUMENT:
        named = (one for one in found if one in usual and len(one.split()) in _DOCUMENT_WORDS)
        return next(named, None)
    return found[0] if len(found) == 1 else None
