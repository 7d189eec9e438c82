"""Which aspects a question asks about, and which a piece of a page speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import Match, SpellingRepair, literals, normalise
from assist.suggestions.vocabulary.files import languages_with, read_table
from assist.suggestions.vocabulary.lexicon import by_ear
from assist.suggestions.vocabulary.shorthand import spelt_out
from indexes.models import Aspect

Strength = Literal["ask", "also", "hint"]
Cues = CueIndex[tuple[Aspect, Strength]]
_REMEMBERED = 512  # a run reads its question several times
_WORDS_REMEMBERED = 8_192
_FILE = "aspects.toml"
_BASE = "es"  # the language of the pages; its cues serve questions in any language too
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class AspectMatch:
    aspect: Aspect
    match: Match
    strength: Strength


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the normalised question. `asks`: it belongs to what is asked, not to the topic."""

    text: str
    asks: bool


class AspectVocabulary:
    """For questions in one language."""

    def __init__(self, language: str) -> None:
        tables = [read_table(one, _FILE) for one in dict.fromkeys((language, _BASE))]
        cues = {strength: list(_cues(tables, strength)) for strength in ("ask", "also", "hint")}
        weak = weak_words()
        decisive = [*_meant(cues["ask"], "ask"), *_meant(cues["also"], "also")]
        self._decisive = CueIndex(decisive, weak)
        self._hints = CueIndex(_meant(cues["hint"], "hint"), weak)
        self._repair = SpellingRepair(literals(c for found in cues.values() for _, c in found))
        self._by_ear = language == _BASE
        self._asked = lru_cache(maxsize=_REMEMBERED)(self._find_asked)
        self._repaired = lru_cache(maxsize=_REMEMBERED)(self._repair_all)
        asking = cue_index(read_table(_BASE, _FILE)["words"]["asking"])
        self._asks = lru_cache(maxsize=_WORDS_REMEMBERED)(lambda word: _begins(asking, word))

    def asked(self, text: str) -> tuple[AspectMatch, ...]:
        """In the order in which they are asked. Longer matches win over those they cover; hints
        count only where nothing is asked by name."""
        return self._asked(self._repaired(spelt_out(normalise(text))))

    def words(self, text: str) -> tuple[Word, ...]:
        written = spelt_out(normalise(text))
        normalised = self._repaired(written)
        named = [one.match for one in self._asked(normalised) if one.strength != "hint"]
        return tuple(
            Word(word, any(m.names(hit.start()) for m in named) and self.asks(hit.group()))
            for word, hit in zip(written.split(), _WORD.finditer(normalised), strict=True)
        )

    def asking(self, text: str) -> frozenset[str]:
        """Words of the normalised question with which something is asked by name, in any of the
        languages read."""
        normalised = self._repaired(spelt_out(normalise(text)))
        named = [one.match for one in self._asked(normalised)]
        found = _WORD.finditer(normalised)
        return frozenset(h.group() for h in found if any(m.names(h.start()) for m in named))

    def _find_asked(self, normalised: str) -> tuple[AspectMatch, ...]:
        return _longest(_found(self._decisive, normalised)) or _longest(
            _found(self._hints, normalised)
        )

    def _repair_all(self, written: str) -> str:
        """As many words as were written."""
        return self._repair(by_ear(written) if self._by_ear else written)

    def asks(self, word: str) -> bool:
        """Whether it is one of the words with which people ask."""
        return self._asks(word)


@cache
def weak_words() -> tuple[str, ...]:
    """Words that may stand between those of a cue, of the language of the pages."""
    return tuple(read_table(_BASE, _FILE)["words"]["weak"])


def _cues(
    tables: Iterable[dict[str, dict[str, list[str]]]], strength: str
) -> Iterator[tuple[Aspect, str]]:
    for table in tables:
        for name, entry in table.items():
            if name != "words":
                yield from ((Aspect(name), cue) for cue in entry.get(strength, ()))


def _meant(
    cues: Iterable[tuple[Aspect, str]], strength: Strength
) -> Iterator[tuple[str, tuple[Aspect, Strength]]]:
    return ((cue, (aspect, strength)) for aspect, cue in cues)


def _begins(cues: CueIndex[None], word: str) -> bool:
    normalised = f"{word} "
    return any(cue.match(normalised) for cue, _ in cues.possible(normalised))


def _found(cues: Cues, text: str) -> list[AspectMatch]:
    return [
        AspectMatch(aspect, Match.of(hit), strength)
        for cue, (aspect, strength) in cues.possible(text)
        for hit in cue.finditer(text)
        if hit.end() > hit.start()
    ]


def _longest(found: list[AspectMatch]) -> tuple[AspectMatch, ...]:
    """Of matches that overlap, the longest; what `also` means stays beside an equal match."""
    chosen: list[AspectMatch] = []
    direct = [one for one in found if not _skips(one, found)]
    for one in sorted(direct, key=_by_length):
        if not any(_displaces(other, one) for other in chosen):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda item: item.match.start))


def _skips(one: AspectMatch, found: Sequence[AspectMatch]) -> bool:
    """Whether its gap passes over what asks for something else, and nothing else there asks for
    its own aspect: «qué (plazo tengo para) presentar» asks for no papers."""
    beside = [other for other in found if other is not one and one.match.overlaps(other.match)]
    if any(other.aspect is one.aspect for other in beside):
        return False
    return any(other.strength == "ask" and one.match.passes_over(other.match) for other in beside)


def _by_length(one: AspectMatch) -> tuple[int, int, int, bool]:
    """Of equal ones that which names more of it comes first."""
    passed = sum(end - start for start, end in one.match.gaps)
    return (one.match.start - one.match.end, passed, one.match.start, one.strength != "ask")


def _displaces(chosen: AspectMatch, one: AspectMatch) -> bool:
    if chosen.aspect is one.aspect or not chosen.match.overlaps(one.match):
        return False
    same = (chosen.match.start, chosen.match.end) == (one.match.start, one.match.end)
    return not (same and one.strength == "also")


@cache
def aspect_vocabulary(language: str = _BASE) -> AspectVocabulary:
    """That of Spanish for languages without cues of their own."""
    return AspectVocabulary(language if language in languages_with(_FILE) else _BASE)
