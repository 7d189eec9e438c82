"""What the official pages of a procedure say today, in the order in which they prevail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.slots import OWN_PLACE, SINGLE_VALUED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from eval.audit.models import Cluster
from eval.audit.needs import Reader
from eval.models import OfficialValue
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.models import REACHABLE_BY
from indexes.models import Aspect, Passage, Pool

# Places of a page that speak of a slot by name; elsewhere its values are mentioned in passing.
_PLACES: dict[Slot, frozenset[Aspect]] = {
    slot: frozenset(
        OWN_PLACE.get(aspect, aspect) for aspect, slots in SINGLE_VALUED.items() if slot in slots
    )
    for slot in {slot for slots in SINGLE_VALUED.values() for slot in slots}
}


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact with the sentence or line that states it. `fact` has offsets of the passage."""

    fact: Fact
    unit: Unit

    @property
    def in_place(self) -> bool:
        places = _PLACES.get(self.fact.slot)
        return places is None or self.unit.passage.aspect in places

    def as_official(self) -> OfficialValue:
        passage = self.unit.passage
        return OfficialValue(
            value=self.fact.value,
            normalised=self.fact.normalised,
            title=passage.subject,
            url=passage.url,
            section=" > ".join(passage.section),
            quote=self.unit.text,
        )


@dataclass(frozen=True, slots=True)
class OfficialPage:
    document_id: str
    stated: tuple[Stated, ...]

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(one.fact for one in self.stated)

    def where(self, facts: Iterable[Fact]) -> list[Stated]:
        """Those of the facts that stand in their place; all of them where none does. What says
        until when goes before what only says from when, and a sum before the name of a fee."""
        wanted = set(facts)
        found = [one for one in self.stated if one.fact in wanted]
        found = [one for one in found if one.in_place] or found
        return [one for one in found if _is_telling(one.fact)] or found


class OfficialPages:
    """Of one snapshot; each procedure is read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: dict[str, tuple[OfficialPage, ...]] = {}
        self._contacts: dict[str, Stated] | None = None

    def of(self, cluster: Cluster) -> tuple[OfficialPage, ...]:
        """The prevailing page first; none where no procedure or page was recognised. Pages of an
        edition long past are left out where there is a present one."""
        return self.of_key(cluster.key) if cluster.key is not None else ()

    def of_key(self, key: str) -> tuple[OfficialPage, ...]:
        """As `of`, by what the pages share."""
        knowledge = self._reader.knowledge
        if knowledge is None:
            return ()
        if key not in self._read:
            self._read[key] = tuple(self._pages(knowledge, key))
        return self._read[key]

    def publishing(self, contact: Fact) -> Stated | None:
        """Where any official page gives this phone or e-mail address, in whatever place."""
        knowledge = self._reader.knowledge
        if knowledge is None:
            return None
        if self._contacts is None:
            pool = knowledge.snapshot.of_pool(Pool.OFFICIAL)
            self._contacts = {one.fact.normalised: one for one in reversed([*_contacts(pool)])}
        return self._contacts.get(contact.normalised)

    def _pages(self, knowledge: Knowledge, key: str) -> list[OfficialPage]:
        today = self._reader.today
        pages = [p for id in knowledge.titles.documents_of(key) if (p := _official(knowledge, id))]
        ranks = {
            page[0].document_id: knowledge.standing(page[0].document_id, today) for page in pages
        }
        pages.sort(key=lambda page: ranks[page[0].document_id], reverse=True)
        current = [page for page in pages if not ranks[page[0].document_id].is_stale] or pages
        return [OfficialPage(page[0].document_id, tuple(_stated(page))) for page in current]


def _is_telling(fact: Fact) -> bool:
    return fact.kind is not FactKind.FEE_CODE and not fact.normalised.endswith("/..")


def best_matching(stated: Sequence[Stated], words: str) -> Stated:
    """Of several values the one whose sentence and headings speak of what was asked and answered;
    the first of them where they match alike."""
    asked = stem_set(words)

    def matched(one: Stated) -> int:
        passage = one.unit.passage
        return len(asked & stem_set(" ".join((*passage.section, one.unit.question, one.unit.text))))

    return max(enumerate(stated), key=lambda pair: (matched(pair[1]), -pair[0]))[1]


def _official(knowledge: Knowledge, document_id: str) -> tuple[Passage, ...]:
    return tuple(p for p in knowledge.document(document_id) if p.pool is Pool.OFFICIAL)


def _stated(page: Sequence[Passage]) -> Iterable[Stated]:
    for passage in page:
        for unit in units_of(passage):
            yield from (Stated(fact, unit) for fact in unit.facts)


def _contacts(passages: Sequence[Passage]) -> Iterable[Stated]:
    return (one for one in _stated(passages) if one.fact.kind in REACHABLE_BY)
