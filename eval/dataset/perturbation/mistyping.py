"""The same words from hurried fingers. What holds a number, an address or a name of ours stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from eval.dataset.perturbation.vocabulary import neighbours, number_words
from indexes.folding import fold

_SPACED = re.compile(r"(\s+)")
_WORD = re.compile(r"[^\W\d_]+")
_PUNCTUATION = "¿?¡!.,;:…\"'«»“”()"
_ADDRESS = re.compile(r"\d|@|://|www\.|\w\.\w|[\[\]]")
_SHORTEST = 4

Change = Callable[[str, Random], str]


def mistyped(text: str, share: float, chance: Random) -> str:
    """About `share` of the words of four letters or more get one error."""

    def one(match: re.Match[str]) -> str:
        word = match.group()
        hit = chance.random() < share
        return _with_error(word, chance) if hit and _may_suffer(word) else word

    return _each_piece(text, lambda piece: _WORD.sub(one, piece))


def without_accents(text: str) -> str:
    """«ñ» stays: it is a key of its own, and another letter."""
    kept = unicodedata.normalize("NFC", text)
    return "".join(char if char in "ñÑ" else _bare(char) for char in kept)


def in_capitals(text: str) -> str:
    return _each_piece(text, str.upper)


def without_punctuation(text: str) -> str:
    """Inside numbers and addresses it stays."""
    pieces = _SPACED.split(text)
    bare = "".join(_unpunctuated(piece) for piece in pieces)
    return re.sub(r"[^\S\n]+", " ", bare).strip() or text


def _each_piece(text: str, change: Callable[[str], str]) -> str:
    pieces = _SPACED.split(text)
    return "".join(piece if _ADDRESS.search(piece) else change(piece) for piece in pieces)


def _unpunctuated(piece: str) -> str:
    if _ADDRESS.search(piece):
        return piece.strip(_PUNCTUATION)
    return "".join(char for char in piece if char not in _PUNCTUATION)


def _may_suffer(word: str) -> bool:
    return (
        len(word) >= _SHORTEST
        and not word.isupper()  # an acronym
        and fold(word) not in number_words()
    )


def _with_error(word: str, chance: Random) -> str:
    """Never in the first letter, which people get right; never a number's word by accident."""
    change = chance.choice((_neighbour, _dropped, _swapped, _doubled))
    changed = change(word, chance)
    return word if fold(changed) in number_words() else changed


def _neighbour(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    near = neighbours().get(word[at].lower())
    return word[:at] + chance.choice(near) + word[at + 1 :] if near else word


def _dropped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _swapped(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _doubled(word: str, chance: Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + word[at] + word[at:]


def _bare(char: str) -> str:
    decomposed = unicodedata.normalize("NFD", char)
    return unicodedata.normalize(
        "NFC", "".join(part for part in decomposed if not unicodedata.combining(part))
    )
