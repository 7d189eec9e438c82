"""Reads the data files of this package."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from indexes.stems import stem

_ROOT = files("assist.suggestions.vocabulary")


@cache
def read_text(language: str, name: str) -> str:
    return (_ROOT / language / name).read_text(encoding="utf-8")


@cache
def languages_with(name: str) -> frozenset[str]:
    """Languages that have such a file."""
    return frozenset(folder.name for folder in _ROOT.iterdir() if (folder / name).is_file())


@cache
def read_table(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(read_text(language, name))


@cache
def read_tables(language: str, name: str) -> tuple[dict[str, Any], ...]:
    """Of `glossary.toml` and of all that go on from it by matters: `glossary_taxes.toml`."""
    first, _, suffix = name.rpartition(".")
    return tuple(read_table(language, one) for one in (name, *_by_matter(language, first, suffix)))


@cache
def read_texts(language: str, first: str) -> tuple[str, ...]:
    """Of all that are named by it and their matters: `told_homes.txt`."""
    return tuple(read_text(language, one) for one in _by_matter(language, first, "txt"))


def _by_matter(language: str, first: str, suffix: str) -> list[str]:
    named = (one.name for one in (_ROOT / language).iterdir())
    return sorted(one for one in named if one.startswith(f"{first}_") and one.endswith(suffix))


@cache
def read_words(language: str, name: str) -> frozenset[str]:
    """Words between white space; what follows a # is a comment."""
    found: set[str] = set()
    for line in read_text(language, name).splitlines():
        found.update(line.partition("#")[0].split())
    return frozenset(found)


@cache
def read_stems(language: str, *names: str) -> frozenset[str]:
    """Stems of the words of these files, for what is compared in any form of a word."""
    return frozenset(stem(word) for name in names for word in read_words(language, name))


@cache
def vocabulary_digest() -> str:
    """Changes with any data file, so that the pipeline version does too."""
    content = hashlib.blake2b(digest_size=8)
    for folder in sorted(
        (one for one in _ROOT.iterdir() if one.is_dir()), key=lambda one: one.name
    ):
        for path in sorted(folder.iterdir(), key=lambda one: one.name):
            if path.name.endswith((".toml", ".txt")):
                content.update(f"{folder.name}/{path.name}".encode() + path.read_bytes())
    return content.hexdigest()
