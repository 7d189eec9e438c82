"""Two stances of two pages as a conflict, with the reason why one prevails."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.ranking.standing import Standing
from indexes.models import Aspect


def between(
    aspect: Aspect, slot: str, one: Stance, other: Stance, standings: Mapping[str, Standing]
) -> Conflict:
    """`one` is of the page that prevails; `standings`, by document."""
    places = (standings[stance.unit.passage.document_id] for stance in (one, other))
    return Conflict(aspect, slot, one, other, _reason_between(*places))


def standings_of(documents: Iterable[str], read: Reading) -> dict[str, Standing]:
    """By document."""
    return {one: read.knowledge.standing(one, read.today) for one in documents}


def _reason_between(preferred: Standing, other: Standing) -> str:
    """Why the first prevails."""
    ranks = ((one.is_procedure, one.authority) for one in (preferred, other))
    if len(set(ranks)) > 1:
        return "authority"
    return "date" if preferred.latest != other.latest else "order"
