"""Clusters as answers of a run, so that the replies of people are measured like the assistant's."""

from __future__ import annotations

from collections.abc import Iterable

from eval.audit.models import Cluster, SentCase
from eval.audit.official import OfficialPages
from eval.audit.territory import Offices, territorial, varies
from eval.models import Answer, TerritorialValue


def answers_of(
    clusters: Iterable[Cluster], official: OfficialPages, offices: Offices
) -> list[Answer]:
    """One answer a case; its key is the case's id, its group the cluster's."""
    return [
        _answer(case, cluster, territorial(case, offices, official.of(cluster)))
        for cluster in clusters
        for case in cluster.cases
    ]


def _answer(case: SentCase, cluster: Cluster, own: tuple[TerritorialValue, ...]) -> Answer:
    return Answer(
        key=case.id,
        group=cluster.id,
        wording=case.id,
        query=case.question,
        office=case.office,
        channel=case.channel,
        language=case.language or "es",
        status="answered",
        confidence=1.0,
        text=case.answer,
        territorial=own,
        procedure=cluster.name,
        theme=cluster.theme,
        aspects=cluster.aspects,
        varies_by_office=varies(cluster),
        answered_on=case.answered_on,
    )
