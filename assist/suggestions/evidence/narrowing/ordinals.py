"""Which of several of the same kind is spoken of: «el primer año» is not «el segundo año»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assist.suggestions.evidence.narrowing.brackets import numbers_in
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.quantities import quantity_words


def is_of_another_place(text: str, asked: str) -> bool:
    """Whether the text names such a thing as is asked for by its place in a row, and that in other
    places alone."""
    places = dict(_placed(fold(asked)))
    said = numbers_in(text)
    return any(
        noun in places and places[noun] != place and places[noun] not in said
        for noun, place in _placed(fold(text))
    )


def _placed(folded: str) -> Iterator[tuple[str, int]]:
    for match in _ordinals().finditer(folded):
        yield stem(match[2]), quantity_words()["ordinals"][match[1]]


@cache
def _ordinals() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(quantity_words()['ordinals'])}) ([a-z]{{3,}})")
