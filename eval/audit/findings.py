"""Answers that contradict the official value of today."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from eval.audit.comparing import agrees, is_judged, rivals
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
        pages = self._official.of(cluster)
        for case in cluster.cases:
            seen: set[tuple[Slot, str]] = set()
            for fact in facts_of(case.answer):
                place = (fact.slot, fact.normalised)
                if place in seen or not is_judged(fact) or is_own(fact, case, self._offices):
                    continue
                seen.add(place)
                found = self._judge(fact, case, cluster, pages)
                if found is not None:
                    yield found

    def _judge(
        self, fact: Fact, case: SentCase, cluster: Cluster, pages: Sequence[OfficialPage]
    ) -> Finding | None:
        page = next((page for page in pages if rivals(fact, page.facts)), None)
        if page is None or agrees(fact, page.facts):
            return None
        if fact.slot is Slot.CONTACT and self._official.publishes(fact):
            return None
        settled = _settling(fact, case, page)
        verdict, until = self._verdict(fact, settled, page, pages)
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
        self, fact: Fact, settled: Stated, page: OfficialPage, pages: Sequence[OfficialPage]
    ) -> tuple[Verdict, date | None]:
        for one in pages:
            until = self._history.said_until(one.document_id, fact)
            if until is not None:
                return "stale", until
        before = [one.fact for one in page.stated if one.fact.slot is Slot.SUPERSEDED]
        if agrees(fact.model_copy(update={"slot": Slot.SUPERSEDED}), before):
            return "stale", None
        if any(other is not page and agrees(fact, other.facts) for other in pages):
            return "other_page", None
        return ("earlier_call" if _is_earlier(fact, settled.fact) else "never_right"), None


def _settling(fact: Fact, case: SentCase, page: OfficialPage) -> Stated:
    stated = page.where(rivals(fact, page.facts))
    return best_matching(stated, f"{case.question} {sentence_at(case.answer, fact).text}")


def _is_earlier(said: Fact, official: Fact) -> bool:
    """A term of dates whose last year is before the official one's."""
    if said.kind is not FactKind.DATE:
        return False
    mine, theirs = _YEAR.findall(said.normalised), _YEAR.findall(official.normalised)
    return bool(mine and theirs) and max(mine) < max(theirs)
