"""A catalogue as large as wanted: the demonstration's passages, and invented procedures made after
them.

Copy after copy of the whole demonstration, each with a third of its words exchanged for others of
the same vocabulary, a few for invented ones, with invented places, other codes, amounts and
addresses. Nothing is embedded: the vector of an invented passage is its model's, moved towards
another real passage and shaken, so that vectors lie where real ones do. Deterministic.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice

import numpy as np

from indexes.embedders.protocol import Vectors
from indexes.models import Passage

VERSION = 3  # raise also where a snapshot of it is written in another way
_SEED = 2026
_EXCHANGED, _INVENTED = 0.33, 0.02  # shares of the words
_SHORTEST = 5  # letters of a word that is exchanged
_TOWARDS, _SHAKEN = 0.3, 0.25  # of the length of a vector
_WORD = re.compile(r"[^\W\d_]{5,}")
_AMOUNT = re.compile(r"(?<![\d/])(?!(?:19|20)\d\d\b)\d{3,}(?![\d/])")
_HOST = re.compile(r"(?<=//)[^/]+")
_SYLLABLES = (
    "al",
    "ba",
    "ca",
    "dor",
    "es",
    "fon",
    "gar",
    "lo",
    "mon",
    "na",
    "or",
    "pe",
    "ra",
    "tor",
    "val",
)


def synthetic(
    passages: Sequence[Passage], vectors: Vectors, size: int
) -> tuple[list[Passage], Vectors]:
    """`size` passages, the given ones first, with a vector each."""
    grown = list(islice(_all(passages), size))
    chance = np.random.default_rng(_SEED)
    rows = np.empty((size, vectors.shape[1]), np.float32)
    for start in range(0, size, len(passages)):
        place = rows[start : start + len(passages)]
        place[:] = _moved(vectors, chance)[: len(place)] if start else vectors[: len(place)]
    return grown, rows


def _moved(vectors: Vectors, chance: np.random.Generator) -> Vectors:
    others = vectors[chance.permutation(len(vectors))]
    noise = chance.standard_normal(vectors.shape, np.float32) / np.sqrt(vectors.shape[1])
    moved = (1 - _TOWARDS) * vectors + _TOWARDS * others + _SHAKEN * noise.astype(np.float32)
    unit: Vectors = moved / np.linalg.norm(moved, axis=1, keepdims=True)
    return unit


def _all(passages: Sequence[Passage]) -> Iterator[Passage]:
    yield from passages
    words = sorted({word for p in passages for word in _WORD.findall(p.text)})
    copy = 0
    while True:
        copy += 1
        yield from _Copy(copy, words).of(passages)


class _Copy:
    """One invented catalogue: the same words are exchanged on all its pages."""

    def __init__(self, number: int, words: Sequence[str]) -> None:
        self._number = number
        self._chance = random.Random(_SEED + number)
        self._exchanged: Mapping[str, str] = dict(self._exchanges(words))

    def _exchanges(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        for word in words:
            drawn = self._chance.random()
            if drawn < _INVENTED:
                yield word, _name(self._chance)
            elif drawn < _INVENTED + _EXCHANGED:
                yield word, self._chance.choice(words)

    def of(self, passages: Sequence[Passage]) -> Iterator[Passage]:
        places: dict[str, str] = {}
        for passage in passages:
            known = passage.document_id in places
            place = places.setdefault(passage.document_id, "")
            if not known:
                place = places[passage.document_id] = _name(self._chance).capitalize()
            yield self._after(passage, place)

    def _after(self, model: Passage, place: str) -> Passage:
        """Unchecked, since its model was: a million checks take a minute."""
        code = f"{model.procedure_code}{self._number:03}" if model.procedure_code else None
        host = f"sede{self._number}.example"
        return model.model_copy(
            update={
                "id": _id(model.id, self._number),
                "document_id": f"{model.document_id}-{self._number}",
                "title": self._titled(model.title, place),
                "section": tuple(map(self._reworded, model.section)),
                "text": self._reworded(model.text),
                "url": _HOST.sub(host, model.url) + f"-{self._number}",
                "procedure_code": code,
                "procedure_title": self._titled(model.procedure_title, place),
                "question": model.question and self._reworded(model.question),
            }
        )

    def _titled(self, title: str | None, place: str) -> str | None:
        return title and f"{self._reworded(title)} de {place}"

    def _reworded(self, text: str) -> str:
        text = _WORD.sub(lambda word: self._exchanged.get(word[0], word[0]), text)
        return _AMOUNT.sub(lambda amount: str(int(amount[0]) + self._number), text)


def _id(model: int, number: int) -> int:
    digest = blake2b(f"{model} {number}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(3, 5)))
