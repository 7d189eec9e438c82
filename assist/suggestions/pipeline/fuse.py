"""Joins the rankings of the official pool into one."""

from __future__ import annotations

from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.context import Context
from indexes.search import fuse as fuse_rankings

# The expanded search says again what the plain one said, so the two share one voice and a half.
WEIGHTS = (1.0, 0.75, 0.75)


def fuse(context: Context) -> Context:
    known = context.asked.understood
    weights = (WEIGHTS[0], *(known * weight for weight in WEIGHTS[1:]))
    return replace(context, fused=tuple(fuse_rankings(context.retrieved, weights)))
