"""Joins the dense and the lexical ranking of each pool into one."""

from __future__ import annotations

from dataclasses import replace

from assist.suggestions.pipeline.context import Context
from indexes.models import Pool
from indexes.search import fuse as fuse_rankings


def fuse(context: Context) -> Context:
    return replace(
        context,
        fused=tuple(fuse_rankings(context.retrieved[Pool.OFFICIAL.value])),
        cases=tuple(fuse_rankings(context.retrieved[Pool.CASES.value])),
    )
