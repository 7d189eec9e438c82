"""Which aspects a question asks about, and which a piece of a page speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assist.suggestions.vocabulary.cues import (
    Match,
    SpellingRepair,
    compile_cue,
    literals,
    normalise,
)
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect


@dataclass(frozen=True, slots=True)
class AspectMatch:
    aspect: Aspect
    match: Match
    decisive: bool


class AspectVocabulary:
    def __init__(self, language: str) -> None:
        table = dict(read_table(language, "aspects.toml"))
        headings = table.pop("headings")
        self._headings = {
            name: [compile_cue(cue) for cue in headings[name]]
            for name in ("administration", "conditional")
        }
        self._ask = _compiled(table, "ask")
        self._hint = _compiled(table, "hint")
        self._page = {
            aspect: [cue for a, cue in _compiled(table, "page") if a is aspect] for aspect in Aspect
        }
        self._repair = SpellingRepair(
            literals(
                cue for entry in table.values() for cue in (*entry["ask"], *entry.get("hint", ()))
            )
        )

    def repaired(self, text: str) -> str:
        return self._repair(normalise(text))

    def asked(self, text: str) -> tuple[AspectMatch, ...]:
        """In the order in which they are asked. Longer matches win over those they cover.
        Positions are those of `repaired(text)`."""
        normalised = self.repaired(text)
        decisive = _longest(_found(self._ask, normalised, decisive=True))
        return decisive or _longest(_found(self._hint, normalised, decisive=False))

    def spoken_of(self, text: str, aspect: Aspect) -> int:
        """How many of the aspect's page cues stand in the text."""
        normalised = normalise(text)
        return sum(1 for cue in self._page[aspect] if cue.search(normalised))

    def is_by_administration(self, heading: str) -> bool:
        """Whether what stands below it is checked by the administration itself."""
        return self._heading("administration", heading)

    def is_conditional(self, heading: str) -> bool:
        """Whether what stands below it is only for some cases."""
        return self._heading("conditional", heading)

    def _heading(self, name: str, heading: str) -> bool:
        normalised = normalise(heading)
        return any(cue.search(normalised) for cue in self._headings[name])


def _compiled(
    table: dict[str, dict[str, list[str]]], key: str
) -> list[tuple[Aspect, re.Pattern[str]]]:
    return [
        (Aspect(name), compile_cue(cue))
        for name, entry in table.items()
        for cue in entry.get(key, ())
    ]


def _found(
    cues: list[tuple[Aspect, re.Pattern[str]]], text: str, *, decisive: bool
) -> list[AspectMatch]:
    return [
        AspectMatch(aspect, Match.of(hit), decisive)
        for aspect, cue in cues
        for hit in cue.finditer(text)
        if hit.end() > hit.start()
    ]


def _longest(found: list[AspectMatch]) -> tuple[AspectMatch, ...]:
    chosen: list[AspectMatch] = []
    for one in sorted(
        found, key=lambda item: (item.match.start - item.match.end, item.match.start)
    ):
        if not any(
            one.match.overlaps(other.match) and one.aspect is not other.aspect for other in chosen
        ):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda item: item.match.start))


@cache
def aspect_vocabulary(language: str = "es") -> AspectVocabulary:
    return AspectVocabulary(language)
