"""Matters of other administrations, recognised by what they mean, in any language."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.embedded import embedded_passages
from assist.suggestions.vocabulary.patterns import Matter, patterns
from indexes.embedders.protocol import Embedder
from indexes.settings import Settings

_described: dict[str, NDArray[np.float32]] = {}  # by embedder: its digest


@dataclass(frozen=True, slots=True)
class NearestMatter:
    matter: Matter
    description: str  # of it, the one that is nearest
    cosine: float


def nearest_matter(
    vector: NDArray[np.float32], embedder: Embedder, settings: Settings, own: Collection[str] = ()
) -> NearestMatter | None:
    """The matter whose description is nearest to the question. The descriptions are embedded as
    passages are, so that their cosines compare with those of passages. `own` are authorities that
    are not another's here."""
    described = patterns().described()
    cosines = described_vectors(embedder, settings) @ vector
    for place in np.argsort(-cosines):
        matter, description = described[int(place)]
        if matter.authority not in own:
            return NearestMatter(matter, description, float(cosines[place]))
    return None


def described_vectors(embedder: Embedder, settings: Settings) -> NDArray[np.float32]:
    """One row a description; read once a process and model."""
    known = _described.get(embedder.digest)
    if known is None:
        texts = [text for _, text in patterns().described()]
        known = _described[embedder.digest] = embedded_passages(texts, embedder, settings)
    return known
