"""Token ids of a Unigram tokenizer's file, as `tokenizers` gives them, in a sixth of the memory.

That library keeps the pieces in a tree of hash tables: 280 MB for 250,000 pieces, in every worker.
Here they stand in one dictionary. Normalising and cutting into words is still the library's; the
best way to cut a word into pieces (Viterbi) is found as it does, with the same ties, and is
remembered for each word.
"""

from __future__ import annotations

import json
import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Self

_UNKNOWN_COSTS = 10.0  # more than the worst piece
_WORDS_KEPT = 16_384
_LONGEST_KEPT = 64  # letters of a word that is remembered

_BETWEEN = "\0"  # pieces; stands in none

Ids = tuple[int, ...]
_End = tuple[float, int, int]


class UnigramTokenizer:
    """Thread-safe."""

    def __init__(self, path: Path, max_tokens: int) -> None:
        """`max_tokens` counts those that begin and end every text. Raises ValueError for a file of
        another kind of tokenizer."""
        content = json.loads(path.read_bytes())
        self._pieces = _Pieces.of(content.pop("model"))
        special = [token["content"] for token in content["added_tokens"]]
        self._special = re.compile("|".join(map(re.escape, special))) if special else None
        self._before, self._after = _around(content["post_processor"])
        self._most = max_tokens - len(self._before) - len(self._after)
        self._words = _words(content)
        self._remembered = lru_cache(_WORDS_KEPT)(self._pieces.best)

    def ids(self, text: str) -> list[int]:
        """At most `max_tokens`; what is longer is cut off at the end."""
        found: list[int] = []
        for part in self._parts(text):
            if len(found) >= self._most:
                break
            found.extend(part)
        return [*self._before, *found[: self._most], *self._after]

    def _parts(self, text: str) -> Iterator[Sequence[int]]:
        """Of each word; of text that is written like a token with a meaning, that token."""
        start = 0
        for match in self._special.finditer(text) if self._special else ():
            yield from self._ordinary(text[start : match.start()])
            yield (self._pieces.id_of(match[0]),)
            start = match.end()
        yield from self._ordinary(text[start:])

    def _ordinary(self, text: str) -> Iterator[Ids]:
        for word in self._words(text) if text else ():
            is_short = len(word) <= _LONGEST_KEPT
            yield self._remembered(word) if is_short else self._pieces.best(word)


class _Pieces:
    """The vocabulary: what a word may be cut into."""

    def __init__(self, pieces: Sequence[str], scores: array[float], unknown: int) -> None:
        self._ids = {piece: id for id, piece in enumerate(pieces)}
        self._scores = scores
        self._longest = max(map(len, pieces))
        self._unknown = unknown
        self._unknown_score = min(scores) - _UNKNOWN_COSTS

    @classmethod
    def of(cls, model: dict[str, Any]) -> Self:
        """Of the model in the file, which is emptied."""
        if model["type"] != "Unigram" or model["unk_id"] is None or model.get("byte_fallback"):
            raise ValueError("not a Unigram tokenizer with a token for what is unknown")
        vocabulary = model.pop("vocab")
        scores = array("d", [score for _, score in vocabulary])
        together = _BETWEEN.join(piece for piece, _ in vocabulary)
        del vocabulary  # a hundred megabytes, which would stay if pieces stood scattered among it
        return cls(together.split(_BETWEEN), scores, model["unk_id"])

    def id_of(self, piece: str) -> int:
        return self._ids.get(piece, self._unknown)

    def best(self, word: str) -> Ids:
        """The pieces whose scores add up to most; of equal ways, the one that ends in the longest
        piece. What is unknown and stands together is one token."""
        ends = [(0.0, 0, 0)] + [(-math.inf, 0, 0)] * len(word)  # score, start and id of the last
        ids, scores = self._ids, self._scores
        for start in range(len(word)):
            here = ends[start][0]
            if word[start] not in ids and here + self._unknown_score > ends[start + 1][0]:
                ends[start + 1] = (here + self._unknown_score, start, self._unknown)
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                id = ids.get(word[start:end])
                if id is not None and here + scores[id] > ends[end][0]:
                    ends[end] = (here + scores[id], start, id)
        return tuple(self._joined(word, ends))

    def _joined(self, word: str, ends: Sequence[_End]) -> Iterator[int]:
        pieces = list(_backwards(ends))[::-1]
        for is_unknown, group in groupby(pieces, lambda one: one[2] == self._unknown):
            run = list(group)
            if is_unknown:
                yield self.id_of(word[run[0][0] : run[-1][1]])
            else:
                yield from (id for _, _, id in run)


def _backwards(ends: Sequence[_End]) -> Iterator[tuple[int, int, int]]:
    """Start, end and id of each piece of the best way, the last one first."""
    end = len(ends) - 1
    while end:
        _, start, id = ends[end]
        yield start, end, id
        end = start


def _around(processor: dict[str, Any] | None) -> tuple[Ids, Ids]:
    """What stands before and after every text."""
    if processor is None:
        return (), ()
    if processor["type"] != "TemplateProcessing":
        raise ValueError("a tokenizer that joins texts in another way than by a template")
    ids = {name: token["ids"] for name, token in processor["special_tokens"].items()}
    kinds = [kind for one in processor["single"] for kind in one]
    said = [ids.get(value["id"], ()) for one in processor["single"] for value in one.values()]
    place = kinds.index("Sequence")
    return tuple(chain(*said[:place])), tuple(chain(*said[place + 1 :]))


def _words(content: dict[str, Any]) -> Callable[[str], list[str]]:
    """What the library does to a text before it looks at its pieces."""
    from tokenizers import Tokenizer

    none = {"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0.0]]}
    bare = content | {"model": none, "added_tokens": [], "post_processor": None}
    library = Tokenizer.from_str(json.dumps(bare))
    normalise = library.normalizer.normalize_str if library.normalizer else str
    cut = library.pre_tokenizer.pre_tokenize_str
    return lambda text: [word for word, _ in cut(normalise(text))]
