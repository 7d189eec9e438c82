"""Contradictions between offices, with the official value beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eval.audit.comparing import rivals
from eval.audit.models import Cluster, Finding, SentCase
from eval.audit.official import OfficialPages, best_matching
from eval.audit.statements import facts_of
from eval.models import Contradiction, Metrics, OfficialValue, Statement
from indexes.facts import Fact


def settled(
    metrics: Metrics,
    clusters: Sequence[Cluster],
    findings: Sequence[Finding],
    official: OfficialPages,
) -> Metrics:
    """The same measures; each contradiction with what settles it and who is wrong. Worst first:
    unjustified ones, then those in which most answers contradict the official page."""
    by_id = {cluster.id: cluster for cluster in clusters}
    done = [_settled(one, by_id[one.group], findings, official) for one in metrics.contradictions]
    done.sort(key=lambda one: (one.justified, -len(one.wrong), -one.pairs, one.group, one.slot))
    return metrics.model_copy(update={"contradictions": tuple(done)})


def _settled(
    one: Contradiction, cluster: Cluster, findings: Iterable[Finding], official: OfficialPages
) -> Contradiction:
    against = [f for f in findings if f.group == one.group and f.slot == one.slot]
    about = [f for f in against if f.kind == one.kind or not _same_kinds(f, against)]
    cases = {case.id: case for case in cluster.cases}
    value = about[0].official if about else _official_value(one, cluster, cases, official)
    # Where official pages disagree, a reply that follows one of them is not to blame.
    blamed = (finding for finding in about if finding.verdict != "other_page")
    wrong = tuple(dict.fromkeys(finding.case_id for finding in blamed))
    return one.model_copy(update={"official": value, "wrong": wrong})


def _same_kinds(finding: Finding, others: Iterable[Finding]) -> bool:
    return any(other.kind != finding.kind for other in others)


def _official_value(
    one: Contradiction, cluster: Cluster, cases: Mapping[str, SentCase], official: OfficialPages
) -> OfficialValue | None:
    """What the page says of the slot, where neither answer contradicts it."""
    for said in (one.left, one.right):
        fact = _fact(said, one, cases)
        for page in official.of(cluster) if fact and cluster.is_sure else ():
            stated = page.where(rivals(fact, page.facts)) if fact else []
            if stated:
                words = f"{said.query} {said.sentence}"
                return best_matching(stated, words).as_official()
    return None


def _fact(said: Statement, one: Contradiction, cases: Mapping[str, SentCase]) -> Fact | None:
    facts = facts_of(cases[said.key]) if said.key in cases else ()
    same = [fact for fact in facts if fact.normalised == said.normalised]
    return next((fact for fact in same if fact.slot.value == one.slot), None)
