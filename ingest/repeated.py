"""What stands on most pages of a source is its frame, not what the pages say: footers and notices
that no markup tells from content."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from indexes.models import Aspect, Block
from ingest.collecting import Collected
from ingest.folding import fold

ENOUGH = 8  # pages of a source; fewer may well say the same
MOST = 0.5  # of the pages
FEW_WORDS = 3  # shorter lines say the same everywhere and mean it
_GENERAL = (Aspect.OTHER, Aspect.SUMMARY)  # a telephone under "Contacto" may be the same everywhere


def without_repeated(documents: Sequence[Collected]) -> list[Collected]:
    """A page that consists of nothing else stays as it is."""
    by_source: dict[str, list[Collected]] = defaultdict(list)
    for item in documents:
        by_source[item.placement.source].append(item)
    frames = {source: _frame(items) for source, items in by_source.items() if len(items) >= ENOUGH}
    return [_cleared(item, frames.get(item.placement.source, frozenset())) for item in documents]


def _frame(documents: Sequence[Collected]) -> frozenset[str]:
    counts = Counter(
        text
        for item in documents
        for text in {fold(b.text) for b in item.document.blocks if _may_repeat(b)}
    )
    return frozenset(text for text, n in counts.items() if n > MOST * len(documents))


def _may_repeat(block: Block) -> bool:
    return block.aspect in _GENERAL and len(block.text.split()) > FEW_WORDS


def _cleared(item: Collected, frame: frozenset[str]) -> Collected:
    if not frame:
        return item
    kept = tuple(
        block
        for block in item.document.blocks
        if not (_may_repeat(block) and fold(block.text) in frame)
    )
    if not kept or len(kept) == len(item.document.blocks):
        return item
    return replace(item, document=item.document.model_copy(update={"blocks": kept}))
