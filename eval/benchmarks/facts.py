"""Passages a second of the fact extractor on one core, beside the least that any reader of text
does: finding its words with a plain regular expression; and how time grows with a text that never
ends."""

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
# Four times the text takes about four times as long; sixteen would be a quadratic pattern.
MOST_GROWTH, _TIMES = 8, 4
_SIZE = 20_000  # characters of the short text
_ENDLESS = (
    "1 de mayo ", "hasta el 5 de mayo de 2026, ", "- 20 €\n", "48 horas ", "antes era 3 meses, ",
    "dni o ", "el certificado de nacimiento, ", "menor de 3 años, ", "976 71 40 00 ", "a@b.es ",
    "art. 5 de la ley 3/2020, ", "por internet, ", "entre 3 y 5 euros, ", "1 ", "(a ", "mil ",
)  # fmt: skip


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    """Processor time, not wall time: what other processes do changes nothing."""
    passages = open_production(settings).snapshots.current().of_pool(Pool.OFFICIAL)
    facts = sum(len(_extract(passage)) for passage in passages)  # warms up as well
    rates = {
        "Ventanilla facts": _rate(passages, _extract),
        r"re.findall(r'\w+')": _rate(passages, lambda passage: _WORD.findall(passage.text)),
    }
    own, peer = rates.values()
    growth = {piece: _growth(piece) for piece in _ENDLESS}
    if not quiet:
        title = f"{len(passages)} passages, {facts} facts; floor {FLOOR} passages/s"
        show(title, ("system", "passages/s"), [(n, f"{rate:.0f}") for n, rate in rates.items()])
        rows = [(repr(piece), f"{times:.1f}") for piece, times in growth.items()]
        show(f"time of {_TIMES} times the text; at most {MOST_GROWTH}", ("endless", "times"), rows)
    return {
        "passages": len(passages),
        "facts": facts,
        "passages_per_second": rates,
        "times_slower_than_words": peer / own,
        "growth": growth,
        "holds": own >= FLOOR and max(growth.values()) <= MOST_GROWTH,
    }


def _extract(passage: Passage) -> Sequence[object]:
    return extract_facts(passage.text, section=passage.section, aspect=passage.aspect)


def _growth(piece: str) -> float:
    short = piece * (_SIZE // len(piece))
    return _seconds(short * _TIMES) / _seconds(short)


def _seconds(text: str) -> float:
    started = time.process_time()
    extract_facts(text)
    return time.process_time() - started


def _rate(passages: Sequence[Passage], read: Callable[[Passage], object]) -> float:
    """Passages a second over whole passes."""
    done, started = 0, time.process_time()
    while (elapsed := time.process_time() - started) < _SECONDS:
        for passage in passages:
            read(passage)
        done += len(passages)
    return done / elapsed
