"""Passages a second of the fact extractor on one core, beside the least that any reader of text
does: finding its words with a plain regular expression."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from eval.benchmarks.showing import show
from eval.production import open_production
from indexes.facts import extract_facts
from indexes.models import Passage, Pool
from indexes.settings import Settings

FLOOR = 500  # passages a second
_SECONDS = 5.0  # at least, so that short passes are repeated
_WORD = re.compile(r"\w+")


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    """Processor time, not wall time: what other processes do changes nothing."""
    passages = open_production(settings).snapshots.current().of_pool(Pool.OFFICIAL)
    facts = sum(len(_extract(passage)) for passage in passages)  # warms up as well
    rates = {
        "Ventanilla facts": _rate(passages, _extract),
        r"re.findall(r'\w+')": _rate(passages, lambda passage: _WORD.findall(passage.text)),
    }
    own, peer = rates.values()
    if not quiet:
        title = f"{len(passages)} passages, {facts} facts; floor {FLOOR} passages/s"
        show(title, ("system", "passages/s"), [(n, f"{rate:.0f}") for n, rate in rates.items()])
    return {
        "passages": len(passages),
        "facts": facts,
        "passages_per_second": rates,
        "times_slower_than_words": peer / own,
        "holds": own >= FLOOR,
    }


def _extract(passage: Passage) -> Sequence[object]:
    return extract_facts(passage.text, section=passage.section, aspect=passage.aspect)


def _rate(passages: Sequence[Passage], read: Callable[[Passage], object]) -> float:
    """Passages a second over whole passes."""
    done, started = 0, time.process_time()
    while (elapsed := time.process_time() - started) < _SECONDS:
        for passage in passages:
            read(passage)
        done += len(passages)
    return done / elapsed
