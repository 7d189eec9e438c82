"""The same question in other words, in another order, and as politely as people write."""

from __future__ import annotations

import re
from random import Random

from eval.dataset.perturbation.vocabulary import equivalents, language

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[¿¡A-ZÁÉÍÓÚÑ])")


def paraphrased(text: str, chance: Random, *, greets: bool) -> str:
    """Other expressions for some, sentences in another order, and courtesies where it greets."""
    text = _reordered(_reworded(text, chance), chance)
    if not greets:
        return text
    opening = chance.choice(["", *language()["openings"]])
    closing = chance.choice(["", *language()["closings"]])
    return " ".join(part for part in (opening, _ended(text) if closing else text, closing) if part)


def _reworded(text: str, chance: Random) -> str:
    for pattern, line in equivalents():
        # Every other piece is what stood between two expressions.
        pieces = pattern.split(text)
        text = "".join(_other(p, line, chance) if at % 2 else p for at, p in enumerate(pieces))
    return text


def _other(said: str, line: tuple[str, ...], chance: Random) -> str:
    others = [expression for expression in line if expression != said.lower()]
    chosen = chance.choice(others)
    return chosen[0].upper() + chosen[1:] if said[0].isupper() else chosen


def _reordered(text: str, chance: Random) -> str:
    """What is asked may come before what explains it; otherwise sentences keep their order, since
    the later ones may point back to the earlier."""
    sentences = _SENTENCE_END.split(text)
    if len(sentences) < 2 or not sentences[-1].rstrip().endswith("?") or chance.random() < 0.5:
        return text
    return " ".join((sentences[-1], *sentences[:-1]))


def _ended(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?…" else f"{text.rstrip()}."
