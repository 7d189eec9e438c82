"""Answers each need of a message that has several, by the stages that follow, and joins them."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.assessment.prototypes import Kind, prototypes
from assist.suggestions.confidence import confidence_of
from assist.suggestions.frozen import replace
from assist.suggestions.needs.joining import joined
from assist.suggestions.needs.telling import Piece, Stand, could_stand, may_stand, told_apart
from assist.suggestions.pipeline.assess import assess, measured
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.draft import draft
from assist.suggestions.pipeline.fuse import fuse
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.pipeline.retrieve import Vector, looked_up, mean_of
from assist.suggestions.pipeline.understand import about, is_withheld, read
from assist.suggestions.pipeline.verify import verify
from assist.suggestions.schemas import ANSWERS, Status
from assist.suggestions.understanding.question import Question

_TAKEN_OVER = frozenset({Status.UNSAFE})
_TWO = 2


def divide(context: Context) -> Context:
    """A message of one need goes on as it is. So does one of which no need can be answered."""
    if not context.pieces:
        return context
    needs = _needs(context)
    if 1 < len(needs) <= context.request.max_sources:
        answered = [_answered(context, need) for need in needs]
        grave = next((run for run in answered if _is_grave(run)), None)
        if grave is not None:
            return replace(context, question=grave.question, status=grave.status, confidence=0.0)
        if any(run.status in ANSWERS for run in answered):
            return joined(context, answered)
    if is_withheld(context):
        return replace(context, status=Status.NEEDS_CONSENT)
    return context


def _needs(context: Context) -> list[list[Piece]]:
    """Who is in danger, or wants to misuse the assistant, is not answered in pieces."""
    assert context.vector is not None
    resources = context.resources
    kind = prototypes(resources.embedder, resources.settings).kind_of(context.vector)
    if kind in (Kind.CRISIS, Kind.MISUSE):
        return []
    runs, sure = _runs(context)
    needs = told_apart(runs, sure)
    return needs if any(one.stand is Stand.PUBLIC for need in needs for one in need) else []


def _runs(context: Context) -> tuple[list[Context], list[float]]:
    """Of all pieces, with how sure each is of its page; what cannot stand by itself is not looked
    up. None at all as soon as fewer than two are left that may be needs of their own."""
    runs = [replace(_alone(context, one), vector=None, ranked=()) for one in context.pieces]
    sure = [0.0] * len(runs)
    may = [n for n, one in enumerate(context.pieces) if may_stand(one, is_first=n == 0)]
    vectors, left = dict(context.piece_vectors), len(may)
    for place in reversed(may):
        text = context.pieces[place].search
        if text not in vectors:
            vectors |= _embedded(context, may)
        runs[place] = run = rank(fuse(looked_up(runs[place], vectors[text])))
        sure[place] = _sureness(run)
        left -= not could_stand(run, sure[place], is_first=place == 0)
        if left < _TWO:
            return [], []
    return runs, sure


def _embedded(context: Context, places: Sequence[int]) -> dict[str, Vector]:
    """The pieces at these places that are not embedded yet, all at once."""
    wanted = dict.fromkeys(context.pieces[place].search for place in places)
    texts = [one for one in wanted if one not in context.piece_vectors]
    return dict(zip(texts, context.resources.embedder.encode_queries(texts), strict=True))


def _sureness(run: Context) -> float:
    return confidence_of(measured(run, run.ranked[0], run.asked)) if run.ranked else 0.0


def _alone(context: Context, piece: Question) -> Context:
    run = about(context, piece.text, context.asked)
    return replace(run, question=piece, pieces=(), piece_vectors={})


def _answered(context: Context, need: Sequence[Piece]) -> Context:
    run = need[0].run if len(need) == 1 and not context.instruction else _together(context, need)
    if is_withheld(run):
        return replace(run, status=Status.NEEDS_CONSENT)
    for stage in (assess, draft, verify):
        if run.status is None:
            run = stage(run)
    return run


def _together(context: Context, need: Sequence[Piece]) -> Context:
    """Several pieces about one matter: read as one text, looked up by what each of them means."""
    texts = [one.run.question.text for one in need if one.run.question]
    standing = [one for one in need if one.stand is not Stand.NOT] or list(need)
    run = _alone(context, need[0].run.question) if need[0].run.question else context
    run = about(run, " ".join(texts), context.asked)
    run = replace(run, question=read(run))
    vectors = [one.run.vector for one in standing if one.run.vector is not None]
    return rank(fuse(looked_up(run, mean_of(vectors), vectors)))


def _is_grave(run: Context) -> bool:
    """What decides for the whole message: misuse, and what a person has to take over at once."""
    question = run.question
    return run.status in _TAKEN_OVER or bool(question and question.crisis)
