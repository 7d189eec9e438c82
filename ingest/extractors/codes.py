"""The code by which an administration knows a procedure: `N.º 727`, `Código: C001`, `31A`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.extractors.editions import edition_in
from ingest.extractors.outline import Line
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, word_count

_SEPARATOR = re.compile(r"\s*[|·•;]\s*")
_LETTERS = re.compile(r"[A-Z]{3,6}")  # a code without digits, where the label says so
_BARE = re.compile(r"(?!(?:19|20)\d\d$)\d{3,6}")
LINE_WORDS = 6
LABELLED_WORDS = 14  # a longer line mentions a code of something else


def code_of(lines: Sequence[Line]) -> str | None:
    """The first that the page states; the national register's (SIA) only when there is no other."""
    for candidates in (_own, _national, _above):
        code = next(candidates(lines), None)
        if code:
            return code
    return None


def code_in(title: str) -> str | None:
    """`Autorización de acampada (código 2231)`, `MT911C - Axudas`."""
    match = vocabulary().code["title"].search(title)
    return next(filter(None, match.groups())) if match else None


def is_code(line: Line) -> bool:
    """A line that says codes, perhaps with the edition, and nothing else."""
    if line.path and _is_value(line.text) and _is_labelled(line.path[-1].text):
        return True
    if not line.path and _BARE.fullmatch(line.text):
        return True
    parts = _SEPARATOR.split(line.text)
    return any(map(_is_code, parts)) and all(_is_code(p) or edition_in(p) for p in parts)


def _is_value(text: str) -> bool:
    return bool(vocabulary().code["value"].match(text) or _LETTERS.fullmatch(text))


def _is_labelled(heading: str) -> bool:
    folded, patterns = fold(heading), vocabulary().code
    return bool(patterns["label"].match(folded) or patterns["second_choice"].match(folded))


def _is_code(text: str) -> bool:
    bare = text.rstrip(" .")
    names = ("line", "labelled", "sentence", "national")
    found = (vocabulary().code[name].search(bare) for name in names)
    short = len(bare.split()) <= LINE_WORDS
    return short and any(match is not None and match.end() >= len(bare) for match in found)


def _own(lines: Sequence[Line]) -> Iterator[str]:
    patterns = vocabulary().code
    for line in _parts(lines):
        label = fold(line.path[-1].text) if line.path else ""
        if patterns["second_choice"].match(label) or " sia" in f" {fold(line.text)} ":
            continue
        match = patterns["line"].match(line.text)
        if match:
            yield next(filter(None, match.groups()))
        elif patterns["label"].match(label) and _is_value(line.text):
            yield line.text
        elif word_count(line.text) <= LABELLED_WORDS:
            yield from _labelled(line)


def _labelled(line: Line) -> Iterator[str]:
    if len(line.cells) == 2 and vocabulary().code["label"].match(fold(line.cells[0])):
        if vocabulary().code["value"].match(line.cells[1]):
            yield line.cells[1]
        return
    match = vocabulary().code["labelled"].match(line.text) or vocabulary().code["sentence"].match(
        line.text
    )
    if match:
        yield next(filter(None, match.groups())).rstrip("./-")


def _parts(lines: Sequence[Line]) -> Iterator[Line]:
    """`Código: 214 | Código SIA: 3004512` is two."""
    for line in lines:
        parts = _SEPARATOR.split(line.text) if word_count(line.text) <= LABELLED_WORDS else []
        yield from [replace(line, text=part) for part in parts] if len(parts) > 1 else [line]


def _above(lines: Sequence[Line]) -> Iterator[str]:
    """A number alone above every heading, but a year."""
    opening = takewhile(lambda line: not line.path, lines)
    yield from (line.text for line in opening if _BARE.fullmatch(line.text))


def _national(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        label = fold(line.path[-1].text) if line.path else ""
        inline = vocabulary().code["national"].search(line.text)
        if vocabulary().code["second_choice"].match(label) and vocabulary().code["value"].match(
            line.text
        ):
            yield line.text
        elif inline and word_count(line.text) <= LABELLED_WORDS:
            yield inline.group(1)
