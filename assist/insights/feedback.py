"""What agents say of suggestions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlmodel import Session

from assist.insights.schemas import Feedback, FeedbackItem, Rated
from indexes.repositories.feedback import FeedbackRepository, Period
from indexes.repositories.suggestions import drafted
from indexes.tables import SuggestionEvent, SuggestionRecord

Counts = list[tuple[str | None, int, int]]  # name, rating, how many


def feedback(
    session: Session, chosen: Period, max_rating: int | None, offset: int, limit: int
) -> Feedback:
    """Averages are of all ratings of the period; `items` only of those up to `max_rating`."""
    repository = FeedbackRepository(session)
    by_office = repository.ratings(chosen, "office")
    by_procedure = repository.ratings(chosen, "procedure_code")
    by_rating: dict[int, int] = defaultdict(int)
    for _, rating, count in by_office:
        by_rating[rating] += count
    rows = repository.events("rated", chosen, max_rating=max_rating, offset=offset, limit=limit)
    return Feedback(
        total=repository.count("rated", chosen, max_rating),
        average=_average(by_rating.items()),
        by_rating={rating: by_rating.get(rating, 0) for rating in range(1, 6)},
        by_office=_rated(by_office),
        by_procedure=_rated(by_procedure),
        items=[_item(event, record) for event, record in rows],
    )


def _rated(counts: Counts) -> list[Rated]:
    """The worst first."""
    found: dict[str | None, list[tuple[int, int]]] = defaultdict(list)
    for name, rating, count in counts:
        found[name].append((rating, count))
    rated = [
        Rated(name=name, ratings=sum(count for _, count in pairs), average=_average(pairs) or 0.0)
        for name, pairs in found.items()
    ]
    return sorted(rated, key=lambda one: (one.average, -one.ratings, one.name or ""))


def _average(pairs: Iterable[tuple[int, int]]) -> float | None:
    known = list(pairs)
    ratings = sum(count for _, count in known)
    if not ratings:
        return None
    return round(sum(rating * count for rating, count in known) / ratings, 2)


def _item(event: SuggestionEvent, record: SuggestionRecord) -> FeedbackItem:
    procedure = record.response.get("procedure") or {}
    return FeedbackItem(
        suggestion_id=record.id,
        at=event.at,
        rating=event.rating or 0,
        reason=event.reason,
        office=record.office,
        channel=record.channel,
        procedure_code=record.procedure_code,
        procedure_title=procedure.get("title"),
        status=record.status,
        question=record.query,
        draft=drafted(record.response),
    )
