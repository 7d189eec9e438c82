"""What people tell when they need a service, mostly without the words of the pages
(`es/told_<matter>.txt`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.suggestions.vocabulary.files import read_texts

_FIRST = "told"
_NAMES, _BETWEEN = "=", " | "  # what begins a line of names; what stands between them


@dataclass(frozen=True, slots=True)
class Told:
    """`names` of one service, of which the first may stand in `services.txt`."""

    names: tuple[str, ...]
    stories: tuple[str, ...]


def told(language: str) -> tuple[Told, ...]:
    return tuple(_services(language))


def _services(language: str) -> Iterator[Told]:
    names: tuple[str, ...] = ()
    stories: list[str] = []
    for line in _lines(language):
        if line.startswith(_NAMES):
            if names:
                yield Told(names, tuple(stories))
            names, stories = tuple(line[len(_NAMES) :].strip().split(_BETWEEN)), []
        else:
            stories.append(line)
    if names:
        yield Told(names, tuple(stories))


def _lines(language: str) -> Iterator[str]:
    for text in read_texts(language, _FIRST):
        yield from (line for line in text.splitlines() if line.strip() and line[0] != "#")
