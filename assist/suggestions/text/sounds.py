"""How a Spanish word sounds, so that words spelt by ear are known: «bibienda», «kiero»."""

from __future__ import annotations

import re
from functools import lru_cache

_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch", "C"),
        (r"ll", "y"),
        (r"h|(?<=\w)[^\w]", ""),
        (r"qu(?=[ei])|q", "k"),
        (r"gu(?=[ei])", "G"),
        (r"g(?=[ei])", "j"),
        (r"x(?=[^aeiou]|$)", "s"),
        (r"x", "ks"),
        (r"c(?=[ei])|z", "s"),
        (r"c", "k"),
        (r"[vw]", "b"),
        (r"G", "g"),
        (r"n(?=[bp])", "m"),
        (r"y$|^y(?=[^aeiou])", "i"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=32_768)
def sound(word: str) -> str:
    """Of a folded word. `vivienda` and `bibienda` sound alike, `caza` and `casa` too."""
    for pattern, to in _STEPS:
        word = pattern.sub(to, word)
    return word
