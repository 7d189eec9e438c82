"""What is not content: `patterns.toml`, compiled once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ingest.quick_pattern import QuickPattern

Pattern = QuickPattern


@dataclass(frozen=True)
class Patterns:
    """`markup`: words by signal. Of the rest, `tails`, `notes`, `keys` and `not_keys` are searched
    in text as printed, all others in folded text."""

    markup: dict[str, frozenset[str]]
    lines: Pattern
    actions: Pattern
    tails: Pattern
    notes: Pattern
    keys: Pattern
    not_keys: Pattern
    leaks: Pattern
    values: Pattern
    banners: Pattern
    missing: Pattern
    listing: Pattern


@cache
def patterns() -> Patterns:
    text = resources.files(__package__).joinpath("patterns.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    compiled = {name: _compiled(name, pattern) for name, pattern in data["text"].items()}
    return Patterns(
        markup={name: frozenset(words) for name, words in data["markup"].items()}, **compiled
    )


def _compiled(name: str, pattern: str) -> Pattern:
    one_line = "".join(line.strip("\n") for line in pattern.splitlines())
    return QuickPattern(one_line, re.IGNORECASE if name in ("tails", "notes") else 0)
