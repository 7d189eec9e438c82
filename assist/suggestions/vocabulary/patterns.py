"""Kinds of questions that are handled apart, and the matters of other administrations."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.cue_index import CueIndex
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import languages_with, read_table

SENSITIVE_KINDS = ("health", "violence", "minors")
_SAFETY = "safety.toml"  # of other languages
_END_OF_LIFE = "end_of_life"
_WEAK, _GENERAL = "own_file.weak", "own_file.general"
_APOSTROPHE = re.compile(r"['’]")
_Table = dict[str, dict[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Matter:
    """`authority` is named as in a sentence: "…corresponde a {authority}"; empty where no
    administration is competent. `words` are what the citizen said that made us think of it,
    normalised; empty where only the meaning did."""

    name: str
    authority: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One matter."""

    name: str
    authority: str
    descriptions: tuple[str, ...]


class Patterns:
    """In Spanish, and what other languages' files add to it."""

    def __init__(self) -> None:
        table = read_table("es", "patterns.toml")
        others = [read_table(one, _SAFETY) for one in sorted(languages_with(_SAFETY))]
        cues = {
            name: [*entry["cues"], *_added(others, name)]
            for name, entry in table.items()
            if "cues" in entry
        }
        cues[_WEAK] = table["own_file"]["weak"]
        cues[_GENERAL] = [*table["own_file"]["general"], *_added(others, "own_file", "general")]
        self._cues = CueIndex((fold(cue), name) for name, own in cues.items() for cue in own)
        self._named_in = lru_cache(maxsize=1_024)(self._find)
        self._orders = lru_cache(maxsize=4_096)(self._find_orders)  # passages are read often
        self._raw = [re.compile(pattern, re.IGNORECASE) for pattern in table["injection"]["raw"]]
        matters = read_table("es", "jurisdictions.toml")["matter"]
        self._kinds = [
            _Kind(one["name"], one["authority"], tuple(one.get("descriptions", ())))
            for one in matters
        ]
        self._matters = CueIndex(
            (fold(cue), kind)
            for kind, one in zip(self._kinds, matters, strict=True)
            for cue in (*one["cues"], *_matters(others, kind.name))
        )

        self._described = tuple(
            (Matter(kind.name, kind.authority), text)
            for kind in self._kinds
            for text in kind.descriptions
        )

    def is_injection(self, text: str) -> bool:
        """Whether it tells the assistant what to be or to write, or asks for its instructions."""
        return self._orders(text)

    def _find_orders(self, text: str) -> bool:
        return "injection" in self._named(text) or any(raw.search(text) for raw in self._raw)

    def is_unsafe(self, text: str) -> bool:
        """Whether it wants what is answered in no case: others' data, fraud, harm."""
        return "unsafe" in self._named(text)

    def asks_own_file(self, text: str, *, asks_public: bool = False) -> bool:
        """About what stands in the citizen's own file, not about how such files go. Telling what
        happened to it is no such question where something public is asked."""
        named = self._named(text)
        told = not asks_public and _WEAK in named
        return (told or "own_file" in named) and _GENERAL not in named

    def is_crisis(self, text: str) -> bool:
        """Whether it tells of something that a person has to take over at once. How somebody wants
        to be cared for at the end of their life is left out: what is said besides still counts."""
        named = self._named(text)
        if "crisis" not in named or _END_OF_LIFE not in named:
            return "crisis" in named
        told = _normalised(text)
        for cue, name in self._cues.possible(told):
            told = normalise(cue.sub(" ", told)) if name == _END_OF_LIFE else told
        return "crisis" in self._named_in(told)

    def sensitive_kinds(self, text: str) -> tuple[str, ...]:
        named = self._named(text)
        return tuple(kind for kind in SENSITIVE_KINDS if kind in named)

    def matter(self, text: str) -> Matter | None:
        """The matter of another administration with the longest match."""
        normalised = _normalised(text)
        found = [
            (len(hit.group()), Matter(kind.name, kind.authority, hit.group().strip()))
            for cue, kind in self._matters.possible(normalised)
            if (hit := cue.search(normalised))
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def described(self) -> tuple[tuple[Matter, str], ...]:
        """Each description of a matter."""
        return self._described

    def _named(self, text: str) -> frozenset[str]:
        """The kinds of which some cue stands in the text."""
        return self._named_in(_normalised(text))

    def _find(self, normalised: str) -> frozenset[str]:
        possible = self._cues.possible(normalised)
        return frozenset(name for cue, name in possible if cue.search(normalised))


def _normalised(text: str) -> str:
    return normalise(_APOSTROPHE.sub(" ", text))


def _added(tables: Iterable[_Table], name: str, part: str = "cues") -> list[str]:
    return [cue for table in tables for cue in table.get(name, {}).get(part, ())]


def _matters(tables: Iterable[_Table], name: str) -> list[str]:
    return [cue for table in tables for cue in table.get("matters", {}).get(name, ())]


@cache
def patterns() -> Patterns:
    return Patterns()
