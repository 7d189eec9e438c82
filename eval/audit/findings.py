"""Answers that contradict the official value of today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from eval.audit.comparing import agrees, is_judged, is_rival, rivals
from eval.audit.history import History
from eval.audit.models import Cluster, Finding, SentCase, Verdict
from eval.audit.official import OfficialPage, OfficialPages, Stated, best_matching
from eval.audit.statements import facts_of, sentence_at, statement
from eval.audit.territory import Offices, is_own
from indexes.facts import Fact, FactKind, Slot

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=-)")


class Judge:
    """Compares what offices sent with what the pages say."""

    def __init__(self, official: OfficialPages, history: History, offices: Offices) -> None:
        self._official = official
        self._history = history
        self._offices = offices

    def findings(self, clusters: Iterable[Cluster]) -> list[Finding]:
        """By cluster and case, in the order of the text."""
        return [one for cluster in clusters for one in self._of_cluster(cluster)]

    def _of_cluster(self, cluster: Cluster) -> Iterator[Finding]:
        pages = self._official.of(cluster) if cluster.is_sure else ()
        known = self._published_in(cluster)
        for case in cluster.cases:
            facts = [fact for fact in facts_of(case) if is_judged(fact)]
            for fact in _distinct(facts):
                if is_own(fact, case, self._offices):
                    continue
                same_key = [one for one in facts if is_rival(fact, one)]
                found = self._settled(fact, same_key, case, pages) or self._unknown(fact, known)
                if found is not None:
                    yield self._finding(fact, case, cluster, found, pages)

    def _published_in(self, cluster: Cluster) -> list[Stated]:
        """Phones and addresses that answers of the cluster give and official pages do too."""
        contacts = (f for case in cluster.cases for f in facts_of(case) if f.slot is Slot.CONTACT)
        return [one for fact in contacts if (one := self._official.publishing(fact))]

    def _settled(
        self, fact: Fact, same_key: Sequence[Fact], case: SentCase, pages: Sequence[OfficialPage]
    ) -> Stated | None:
        """What the prevailing page says instead. An answer that gives the official value beside
        others speaks of several things; it contradicts nothing."""
        page = next((page for page in pages if rivals(fact, page.facts)), None)
        if page is None or any(agrees(one, page.facts) for one in same_key):
            return None
        if fact.slot is Slot.CONTACT and self._official.publishing(fact):
            return None
        return _settling(fact, case, page)

    def _unknown(self, fact: Fact, known: Sequence[Stated]) -> Stated | None:
        """A phone or address that no official page gives, where other answers to the same need
        give one that is official."""
        if fact.slot is not Slot.CONTACT or self._official.publishing(fact):
            return None
        return next((one for one in known if one.fact.kind is fact.kind), None)

    def _finding(
        self,
        fact: Fact,
        case: SentCase,
        cluster: Cluster,
        settled: Stated,
        pages: Sequence[OfficialPage],
    ) -> Finding:
        verdict, until = self._verdict(fact, settled, pages)
        return Finding(
            group=cluster.id,
            case_id=case.id,
            procedure=cluster.name,
            slot=fact.slot.value,
            kind=fact.kind.value,
            verdict=verdict,
            said=statement(case, fact),
            official=settled.as_official(),
            until=until,
        )

    def _verdict(
        self, fact: Fact, settled: Stated, pages: Sequence[OfficialPage]
    ) -> tuple[Verdict, date | None]:
        for one in pages:
            until = self._history.said_until(one.document_id, fact)
            if until is not None:
                return "stale", until
        own = settled.unit.passage.document_id
        page = [one.fact for p in pages if p.document_id == own for one in p.stated]
        before = [one for one in page if one.slot is Slot.SUPERSEDED]
        if agrees(fact.model_copy(update={"slot": Slot.SUPERSEDED}), before):
            return "stale", None
        if any(other.document_id != own and agrees(fact, other.facts) for other in pages):
            return "other_page", None
        return ("earlier_call" if _is_earlier(fact, settled.fact) else "never_right"), None


def _settling(fact: Fact, case: SentCase, page: OfficialPage) -> Stated:
    stated = page.where(rivals(fact, page.facts))
    return best_matching(stated, f"{case.question} {sentence_at(case.answer, fact).text}")


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """The first of each slot and value."""
    return list({(fact.slot, fact.normalised): fact for fact in reversed([*facts])}.values())[::-1]


def _is_earlier(said: Fact, official: Fact) -> bool:
    """A term of dates whose last year is before the official one's."""
    if said.kind is not FactKind.DATE:
        return False
    mine, theirs = _YEAR.findall(said.normalised), _YEAR.findall(official.normalised)
    return bool(mine and theirs) and max(mine) < max(theirs)
