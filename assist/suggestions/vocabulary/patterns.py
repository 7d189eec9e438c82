"""Kinds of questions that are handled apart, and the matters of other administrations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assist.suggestions.vocabulary.cues import compile_cue, normalise
from assist.suggestions.vocabulary.files import read_table

SENSITIVE_KINDS = ("health", "violence", "minors")


@dataclass(frozen=True, slots=True)
class Matter:
    """`authority` is named as in a sentence: "…corresponde a {authority}". `words` are what the
    citizen said that made us think of it, normalised."""

    name: str
    authority: str
    words: str


class Patterns:
    def __init__(self, language: str) -> None:
        table = read_table(language, "patterns.toml")
        self._cues = {
            name: _compiled(entry["cues"]) for name, entry in table.items() if "cues" in entry
        }
        self._weak = _compiled(table["own_file"]["weak"])
        self._general = _compiled(table["own_file"]["general"])
        self._raw = [re.compile(pattern, re.IGNORECASE) for pattern in table["unsafe"]["raw"]]
        matters = read_table(language, "jurisdictions.toml")["matter"]
        self._matters = [(m["name"], m["authority"], _compiled(m["cues"])) for m in matters]

    def is_unsafe(self, text: str) -> bool:
        return self._any("unsafe", text) or any(pattern.search(text) for pattern in self._raw)

    def asks_own_file(self, text: str, *, asks_public: bool = False) -> bool:
        """About what stands in the citizen's own file, not about how such files go. Telling what
        happened to it is no such question where something public is asked."""
        normalised = normalise(text)
        told = not asks_public and any(cue.search(normalised) for cue in self._weak)
        if not told and not self._any("own_file", text):
            return False
        return not any(cue.search(normalised) for cue in self._general)

    def sensitive_kinds(self, text: str) -> tuple[str, ...]:
        return tuple(kind for kind in SENSITIVE_KINDS if self._any(kind, text))

    def matter(self, text: str) -> Matter | None:
        """The matter of another administration with the longest match."""
        normalised = normalise(text)
        found = [
            (len(hit.group()), Matter(name, authority, hit.group().strip()))
            for name, authority, cues in self._matters
            for cue in cues
            if (hit := cue.search(normalised))
        ]
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _any(self, name: str, text: str) -> bool:
        normalised = normalise(text)
        return any(cue.search(normalised) for cue in self._cues[name])


def _compiled(cues: list[str]) -> list[re.Pattern[str]]:
    return [compile_cue(cue) for cue in cues]


@cache
def patterns(language: str = "es") -> Patterns:
    return Patterns(language)
