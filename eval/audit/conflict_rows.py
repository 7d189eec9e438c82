"""What opens rows in the inconsistency queue: one for each need and slot that is answered in
several ways, or otherwise than the official page says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eval.audit.models import Cluster, ConflictRow, Finding, WrittenValue
from eval.models import Contradiction, Statement

_Place = tuple[str, str]  # cluster and slot


def conflict_rows(
    clusters: Iterable[Cluster],
    contradictions: Sequence[Contradiction],
    findings: Sequence[Finding],
) -> list[ConflictRow]:
    """In the order of the contradictions, then of the findings that stand alone. What differs by
    territory opens none."""
    by_id = {cluster.id: cluster for cluster in clusters}
    open_ones = [one for one in contradictions if not one.justified]
    places: dict[_Place, None] = dict.fromkeys((one.group, one.slot) for one in open_ones)
    places.update(dict.fromkeys((one.group, one.slot) for one in findings))
    return [_row(place, by_id[place[0]], open_ones, findings) for place in places]


def _row(
    place: _Place,
    cluster: Cluster,
    contradictions: Iterable[Contradiction],
    findings: Iterable[Finding],
) -> ConflictRow:
    pairs = [one for one in contradictions if (one.group, one.slot) == place]
    against = [one for one in findings if (one.group, one.slot) == place]
    said = [side for one in pairs for side in (one.left, one.right)]
    said += [one.said for one in against]
    official = [one.official for one in pairs if one.official is not None]
    official += [one.official for one in against]
    return ConflictRow(
        procedure_code=cluster.code,
        procedure_title=cluster.title,
        slot=place[1],
        kind=(pairs[0] if pairs else against[0]).kind,
        values=_values(said),
        official=official[0] if official else None,
    )


def _values(said: Iterable[Statement]) -> tuple[WrittenValue, ...]:
    found = {
        (one.key, one.normalised): WrittenValue(
            value=one.value,
            normalised=one.normalised,
            office=one.office,
            case_id=one.key,
            sentence=one.sentence,
        )
        for one in said
    }
    return tuple(found.values())
