"""How near a sentence is in meaning to what is asked, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.embedded import embedded_passages
from assist.suggestions.evidence.units import Unit
from indexes.embedders.protocol import Embedder
from indexes.settings import Settings

_REACH = 0.08  # of cosine above what nothing in particular reaches, for it to be as near as can be
_AWAY = 0.5  # the least that is said of what is far
_REMEMBERED = 16_384  # sentences; 1.5 KB each
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
    texts, digest = [_read(unit) for unit in units], embedder.digest
    found = {text: row for text in texts if (row := _known.get((digest, text))) is not None}
    new = [text for text in dict.fromkeys(texts) if text not in found]
    if new:
        found |= _remembered(digest, new, embedder.encode_passages(new))
    return [found[text] for text in texts]


def read_ahead(units: Iterable[Unit], embedder: Embedder, settings: Settings) -> None:
    """Embedded once an installation. Raises EmbedderError."""
    texts, digest = dict.fromkeys(_read(unit) for unit in units), embedder.digest
    new = [text for text in texts if (digest, text) not in _known][:_REMEMBERED]
    if new:
        _remembered(digest, new, embedded_passages(new, embedder, settings))


def _remembered(digest: str, texts: Sequence[str], rows: Iterable[_Row]) -> dict[str, _Row]:
    fresh = dict(zip(texts, rows, strict=True))
    if len(_known) + len(fresh) > _REMEMBERED:
        _known.clear()
    _known.update({(digest, text): row for text, row in fresh.items()})
    return fresh


def _read(unit: Unit) -> str:
    """What is no sentence needs its heading to be understood."""
    alone = unit.is_sentence or not unit.heading
    return unit.text if alone else f"{unit.heading}: {unit.text}"
