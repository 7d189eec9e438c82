"""The pipeline: one visible list of stages, each in its own file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from assist.suggestions.frozen import replace
from assist.suggestions.pipeline.assess import assess
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.divide import divide
from assist.suggestions.pipeline.draft import draft
from assist.suggestions.pipeline.fuse import fuse
from assist.suggestions.pipeline.gate import gate, is_sensitive
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.pipeline.redact import redact
from assist.suggestions.pipeline.retrieve import retrieve
from assist.suggestions.pipeline.understand import understand
from assist.suggestions.pipeline.verify import verify

Stage = Callable[[Context], Context]

STAGES: tuple[Stage, ...] = (
    redact,
    understand,
    retrieve,
    fuse,
    rank,
    divide,
    assess,
    draft,
    verify,
    gate,
)


def run(context: Context, stages: tuple[Stage, ...] = STAGES) -> Context:
    """Stage after stage, until one gives a status; the gate looks at what ended before, too. A
    slice of the list runs a part of it."""
    for after in steps(context, stages):
        context = after
    return context


def steps(context: Context, stages: tuple[Stage, ...] = STAGES) -> Iterator[Context]:
    """The context after each stage, with the milliseconds it took."""
    for stage in stages:
        if context.status is not None and not (stage is gate and is_sensitive(context)):
            continue
        started, before = time.perf_counter(), context.timings_ms
        context = stage(context)
        took = round((time.perf_counter() - started) * 1000, 3)
        context = replace(context, timings_ms={**before, stage.__name__: took})
        yield context
