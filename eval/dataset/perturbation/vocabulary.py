"""The expressions of language.toml, ready for use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from indexes.folding import fold


@cache
def language() -> dict[str, Any]:
    content = (files("eval.dataset.perturbation") / "language.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def number_words() -> frozenset[str]:
    """Folded."""
    return frozenset(fold(word) for word in language()["numbers"].split())


@cache
def neighbours() -> Mapping[str, str]:
    """The keys that touch each key."""
    rows: list[str] = language()["keyboard"]
    places = {
        letter: (number, at + number / 2)
        for number, row in enumerate(rows)
        for at, letter in enumerate(row)
    }
    return {
        letter: "".join(
            other
            for other, there in places.items()
            if other != letter and abs(row - there[0]) <= 1 and abs(at - there[1]) <= 1
        )
        for letter, (row, at) in places.items()
    }


@cache
def equivalents() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """By line: where one of the line's expressions stands (as its only group), and all of them."""
    lines: list[list[str]] = language()["equivalents"]
    return tuple(
        (re.compile(rf"\b({'|'.join(map(re.escape, line))})\b", re.IGNORECASE), tuple(line))
        for line in lines
    )
