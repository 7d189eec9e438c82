"""How near a sentence is in meaning to what is asked, in any language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.embedded import embedded_passages
from assist.suggestions.evidence.counts import counts_in
from assist.suggestions.evidence.units import Unit, units_of
from indexes.embedders.protocol import Embedder
from indexes.facts import FactKind
from indexes.models import Passage
from indexes.settings import Settings

_REACH = 0.08  # of cosine above what nothing in particular reaches, for it to be as near as can be
_AWAY = 0.5  # the least that is said of what is far
_REMEMBERED = 16_384  # sentences; 1.5 KB each
# No question wants one of these for a value.
_UNASKED = frozenset(
    {FactKind.DOCUMENT, FactKind.SILENCE, FactKind.CHANNEL, FactKind.PROCEDURE_CODE}
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
    texts, digest = [_read(unit) for unit in units], embedder.digest
    found = {text: row for text in texts if (row := _known.get((digest, text))) is not None}
    new = [text for text in dict.fromkeys(texts) if text not in found]
    if new:
        found |= _remembered(digest, new, embedder.encode_passages(new))
    return [found[text] for text in texts]


def read_ahead(passages: Iterable[Passage], embedder: Embedder, settings: Settings) -> None:
    """Of sentences that hold a value that may be asked for; embedded once an installation. Raises
    EmbedderError."""
    units = (unit for passage in passages for unit in units_of(passage))
    texts = dict.fromkeys(_read(unit) for unit in units if _may_be_asked_for(unit))
    digest = embedder.digest
    new = [text for text in texts if (digest, text) not in _known][:_REMEMBERED]
    if new:
        _remembered(digest, new, embedded_passages(new, embedder, settings))


def _may_be_asked_for(unit: Unit) -> bool:
    return any(fact.kind not in _UNASKED for fact in unit.facts) or bool(counts_in(unit.text))


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
