"""Names of persons: after words that introduce one, in a signature, or a known name and surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.folding import fold_in_place
from indexes.redaction.models import Finding, FindingKind
from indexes.redaction.vocabulary import vocabulary

_DATA = vocabulary("names")
_GIVEN = frozenset(_DATA["given"])
_SURNAMES = frozenset(_DATA["surnames"])
_INSTITUTIONAL = frozenset(_DATA["institutional"])
_NOT_NAMES = frozenset(_DATA["not_names"])
_PARTICLES = frozenset(_DATA["particles"])
_SURE = re.compile(
    r"\b(?:" + "|".join(sorted(_DATA["sure_cues"], key=len, reverse=True)) + r")(?= ?\S)",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:" + "|".join(sorted(_DATA["maybe_cues"], key=len, reverse=True)) + r")(?= ?\S)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"\b(?:" + "|".join(_DATA["farewells"]) + r")\b[ ,.:;!]*(?:\n[ \t]*)*", re.IGNORECASE
)
_PLACE_BEFORE = re.compile(
    r"\b(?:" + "|".join(_DATA["places"]) + r")\.?(?: (?:del?|la|el|los|las))*\s*$"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
_GAP = re.compile(r"[ \t\u00a0]+|[ ]?-[ ]?")
_MOST_WORDS = 6


def find_names(text: str, folded: str) -> Iterator[Finding]:
    """Lower case names are found too, where their cue is sure or they are known ones."""
    for match in _SURE.finditer(folded):
        yield from _name_at(text, _skip(text, match.end()), sure=True)
    for match in _MAYBE.finditer(folded):
        yield from _name_at(text, _skip(text, match.end()), sure=False)
    for match in _FAREWELL.finditer(folded):
        yield from _signature(text, match.end())
    yield from _known(text, folded)


def _name_at(text: str, position: int, *, sure: bool) -> Iterator[Finding]:
    words = _words(text, position)
    if not words or not _may_start(words[0]):
        return
    first = fold_in_place(words[0][0]).rstrip(".")
    capitalised = words[0][0][:1].isupper()
    if not (first in _GIVEN or (sure and first not in _NOT_NAMES)):
        return
    if not sure and not capitalised and len(words) > 1 and first in _NOT_NAMES:
        return
    yield _finding(words[0][1], _end(words, lower=not capitalised))


def _signature(text: str, position: int) -> Iterator[Finding]:
    """The line after a farewell, when it holds a name and nothing of an institution."""
    line = text[position : text.find("\n", position) if "\n" in text[position:] else len(text)]
    words = _words(text, position)
    if not words or (not words[0][0][:1].isupper() and fold_in_place(words[0][0]) not in _GIVEN):
        return
    if {fold_in_place(word).rstrip(".") for word, _, _ in _all_words(line)} & _INSTITUTIONAL:
        return
    known = fold_in_place(words[0][0]).rstrip(".") in _GIVEN
    end = _end(words, lower=not words[0][0][:1].isupper())
    alone = not text[end : position + len(line)].strip(" .,\t")
    several = sum(1 for word, _, stop in words if word[:1].isupper() and stop <= end) >= 2
    if known or (alone and several):
        yield _finding(words[0][1], end)


def _known(text: str, folded: str) -> Iterator[Finding]:
    """A given name with a common surname, both capitalised, that names no street nor hospital."""
    words = list(_all_words(text))
    index = 0
    while index < len(words):
        run = _capitalised_run(text, words, index)
        if len(run) >= 2 and _is_person(run) and not _PLACE_BEFORE.search(folded, 0, run[0][1]):
            yield _finding(run[0][1], run[-1][2])
        index += max(len(run), 1)


def _capitalised_run(
    text: str, words: list[tuple[str, int, int]], index: int
) -> list[tuple[str, int, int]]:
    run: list[tuple[str, int, int]] = []
    for word, start, end in words[index:]:
        if run and not _GAP.fullmatch(text, run[-1][2], start):
            break
        if not word[:1].isupper() and not (run and fold_in_place(word) in _PARTICLES):
            break
        run.append((word, start, end))
    while run and not run[-1][0][:1].isupper():
        run.pop()
    return run


def _is_person(run: list[tuple[str, int, int]]) -> bool:
    words = [fold_in_place(word).rstrip(".") for word, _, _ in run]
    if any(word in _INSTITUTIONAL for word in words):
        return False
    return words[0] in _GIVEN and any(word in _SURNAMES for word in words[1:])


def _words(text: str, position: int) -> list[tuple[str, int, int]]:
    """The words that follow, joined by spaces or hyphens, on one line."""
    found: list[tuple[str, int, int]] = []
    while len(found) < _MOST_WORDS and (match := _WORD.match(text, position)):
        found.append((match[0], match.start(), match.end()))
        gap = _GAP.match(text, match.end())
        if gap is None:
            break
        position = gap.end()
    return found


def _end(words: list[tuple[str, int, int]], *, lower: bool) -> int:
    """Where the name ends: at the first word that is no part of one."""
    end = words[0][2]
    for word, _, stop in words[1:]:
        folded = fold_in_place(word).rstrip(".")
        known = folded in _GIVEN or folded in _SURNAMES
        if folded in _PARTICLES:
            continue
        if not (known or (not lower and word[:1].isupper() and folded not in _NOT_NAMES)):
            break
        end = stop
    last = next(word for word, _, stop in words if stop == end)
    return end - 1 if last.endswith(".") and len(last) > 3 else end


def _may_start(word: tuple[str, int, int]) -> bool:
    return fold_in_place(word[0]).rstrip(".") not in _INSTITUTIONAL


def _all_words(text: str) -> Iterator[tuple[str, int, int]]:
    return ((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\u00a0:,":
        position += 1
    return position


def _finding(start: int, end: int) -> Finding:
    return Finding(kind=FindingKind.NAME, start=start, end=end)
