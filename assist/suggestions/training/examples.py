"""Questions of which it is known what they were about: resolved cases, each with itself held out,
and suggestions that agents sent. The evaluation's sets take no part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.engine import Engine

from assist.suggestions.pipeline import STAGES
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.scoring import WEIGHTS
from assist.suggestions.schemas import SuggestionRequest
from indexes.database import session_scope
from indexes.models import Pool
from indexes.repositories.suggestions import SuggestionRepository

Array = NDArray[np.float64]

NAMES = tuple(WEIGHTS)
_BEFORE_ASSESS = tuple(stage for stage in STAGES if stage.__name__ != "assess")[:5]
_MOST = 3_000  # of each kind, the newest
_EVERY_SECOND = 2  # example without its precedents: new questions have none
_LIKED = frozenset({"sent", "inserted"})
_DISLIKED = frozenset({"discarded"})
_GOOD, _BAD = 4, 2  # ratings


@dataclass(frozen=True, slots=True)
class Judged:
    """One question: a row of `features` for each candidate, in the order of `NAMES`; `right` is the
    row that it was about; `group`, what its copies share."""

    group: str
    features: Array
    right: int


def examples(resources: Resources, engine: Engine) -> list[Judged]:
    """Questions whose procedure was not found at all teach nothing about the order."""
    asked = [*_of_cases(resources), *_of_feedback(engine)]
    found = (_judged(place, one, resources) for place, one in enumerate(asked))
    return [one for one in found if one is not None]


@dataclass(frozen=True, slots=True)
class _Asked:
    request: SuggestionRequest
    key: str


def _of_cases(resources: Resources) -> Iterator[_Asked]:
    knowledge = resources.knowledge
    about = knowledge.learnt(resources.embedder).about
    for case in knowledge.snapshot.of_pool(Pool.CASES)[-_MOST:]:
        key = case.procedure_code or about.get(case.id)
        if key and case.question and knowledge.titles.is_procedure(key):
            held_out = (case.document_id,)
            yield _Asked(SuggestionRequest(query=case.question, exclude_sources=held_out), key)


def _of_feedback(engine: Engine) -> Iterator[_Asked]:
    """What an agent sent was about the procedure that was suggested; what one rejected, was not."""
    with session_scope(engine) as session:
        repository = SuggestionRepository(session)
        for record in repository.list(limit=_MOST):
            events = repository.events(record.id)
            code = record.procedure_code
            if code and _was_right([(one.type, one.rating) for one in events]):
                turns = record.response.get("request", {}).get("conversation", [])
                yield _Asked(SuggestionRequest.model_validate({"conversation": turns}), code)


def _was_right(events: Sequence[tuple[str, int | None]]) -> bool:
    types = {type for type, _ in events}
    ratings = [rating for _, rating in events if rating is not None]
    if types & _DISLIKED or any(rating <= _BAD for rating in ratings):
        return False
    return bool(types & _LIKED) or any(rating >= _GOOD for rating in ratings)


def _judged(place: int, asked: _Asked, resources: Resources) -> Judged | None:
    ranked = _ranked(asked.request, resources)
    right = next((row for row, one in enumerate(ranked) if one.key == asked.key), None)
    if right is None:
        return None
    rows = np.array([[one.features[name] for name in NAMES] for one in ranked])
    if place % _EVERY_SECOND == 0:
        rows[:, NAMES.index("precedent")] = 0.0
    return Judged(asked.key, rows, right)


def _ranked(request: SuggestionRequest, resources: Resources) -> Sequence[Candidate]:
    context = Context(request, resources)
    for stage in _BEFORE_ASSESS:
        context = stage(replace(context, status=None))
    return context.ranked
