"""How near a sentence is in meaning to what is asked, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.evidence.units import Unit, units_of
from indexes.embedders.protocol import Embedder
from indexes.facts import FactKind
from indexes.models import Passage

_REACH = 0.08  # of cosine above what nothing in particular reaches, for it to be as near as can be
_AWAY = 0.5  # the least that is said of what is far
_REMEMBERED = 16_384  # sentences; 1.5 KB each
_BATCH = 32
_ASKED = frozenset(
    {FactKind.DURATION, FactKind.DATE, FactKind.AMOUNT, FactKind.PERCENTAGE, FactKind.AGE}
)
_Row = NDArray[np.float32]
_known: dict[tuple[str, str], _Row] = {}


class Nearness:
    """To one question: 0 for what any sentence is, 1 for what plainly speaks of it."""

    def __init__(self, embedder: Embedder, question: _Row, floor: float) -> None:
        """`question` has shape (dimensions,); `floor` is a cosine."""
        self._embedder = embedder
        self._question = question
        self._floor = floor

    def of(self, units: Sequence[Unit]) -> list[float]:
        if not units:
            return []
        rows = vectors_of(units, self._embedder)
        cosines = (float(row @ self._question) for row in rows)
        return [max(-_AWAY, min(1.0, (one - self._floor) / _REACH)) for one in cosines]


def vectors_of(units: Sequence[Unit], embedder: Embedder) -> list[_Row]:
    """Remembered: pages say the same to every question."""
    texts = [_read(unit) for unit in units]
    keys = [(embedder.digest, text) for text in texts]
    new = [text for key, text in dict(zip(keys, texts, strict=True)).items() if key not in _known]
    fresh = dict(zip(new, embedder.encode_passages(new), strict=True)) if new else {}
    rows = [
        fresh[text] if text in fresh else _known[key] for key, text in zip(keys, texts, strict=True)
    ]
    if len(_known) + len(fresh) > _REMEMBERED:
        _known.clear()
    _known.update({(embedder.digest, text): row for text, row in fresh.items()})
    return rows


def read_ahead(passages: Iterable[Passage], embedder: Embedder) -> None:
    """Of sentences that hold a value that may be asked for. Raises EmbedderError."""
    units = [
        unit
        for passage in passages
        for unit in units_of(passage)
        if any(fact.kind in _ASKED for fact in unit.facts)
    ]
    for start in range(0, len(units), _BATCH):
        vectors_of(units[start : start + _BATCH], embedder)


def _read(unit: Unit) -> str:
    """What is no sentence needs its heading to be understood."""
    heading = unit.question or (unit.passage.section[-1] if unit.passage.section else "")
    return unit.text if unit.is_sentence or not heading else f"{heading}: {unit.text}"
