"""Reads the data files of this package."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_ROOT = files("assist.suggestions.vocabulary")


@cache
def read_text(language: str, name: str) -> str:
    return (_ROOT / language / name).read_text(encoding="utf-8")


@cache
def read_table(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(read_text(language, name))


@cache
def read_words(language: str, name: str) -> frozenset[str]:
    """Words between white space; what follows a # is a comment."""
    found: set[str] = set()
    for line in read_text(language, name).splitlines():
        found.update(line.partition("#")[0].split())
    return frozenset(found)


@cache
def vocabulary_digest(language: str = "es") -> str:
    """Changes with any data file, so that the pipeline version does too."""
    content = hashlib.blake2b(digest_size=8)
    for path in sorted((_ROOT / language).iterdir(), key=lambda path: path.name):
        content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()
