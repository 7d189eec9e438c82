"""Reads the word lists of `data/`: what varies by administration or grows is data, not code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The parsed `data/<name>.toml`."""
    path = resources.files("indexes.facts") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """A regex group of the words, longest first. Words are folded and may hold regex syntax."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"
