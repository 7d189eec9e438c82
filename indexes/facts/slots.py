"""Decides what a value is of, from the words around it, its headings and the aspect of its passage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from indexes.facts.candidates import Candidate
from indexes.facts.folding import fold
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("slots")


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    slot: Slot
    penalty: int


def _compile(name: str, cue: dict[str, object]) -> _Cue:
    words = cue["words"]
    assert isinstance(words, list)
    return _Cue(
        re.compile(r"\b" + alternatives(words) + r"\b"),
        Slot(str(cue.get("slot", name))),
        int(str(cue.get("penalty", 0))),
    )


_CUES = {name: _compile(name, cue) for name, cue in _DATA["cues"].items()}
_KIND_CUES: dict[FactKind, list[str]] = {FactKind(k): names for k, names in _DATA["kinds"].items()}
_ASPECT_SLOTS: dict[str, dict[str, str]] = _DATA["aspects"]
_DOCUMENTS = {name: re.compile(pattern) for name, pattern in _DATA["documents"].items()}
_AFTER_FACTOR, _AFTER_COST, _CLAUSE_COST = 1.5, 12, 25
# Headings and the aspect of the passage beat a cue that is farther than this.
_FAR = 60.0
# What follows tells from when a term runs, not what it is of: "un mes desde la resolución".
_RUNS_FROM = re.compile(
    r"\b(?:desde|a partir|a contar|contad[oa]s?|computad[oa]s?|siguientes? a|posterior(?:es)? a"
    r"|anterior(?:es)? a|tras|despues|previos? a|antes de)\b"
)
_SEPARATOR = re.compile(r"[;:,()]| (?:y|pero|aunque|mientras) ")
_LABEL = re.compile(r"[:?]\s*$")


@dataclass(frozen=True)
class SlotReader:
    """Cues of one text, found once and shared by its values."""

    reading: Reading

    def slot(self, candidate: Candidate) -> Slot:
        if candidate.kind in (FactKind.DOCUMENT, FactKind.FORM):
            return self._document_slot(candidate)
        if candidate.slot is not None:
            return candidate.slot
        names = _KIND_CUES.get(candidate.kind)
        if names is None:
            return Slot.OTHER
        score, slot = self._from_sentence(candidate, names)
        if slot is not None and score < _FAR:
            return slot
        return (
            self._from_label(candidate, names)
            or self._from_headings(names)
            or self._from_aspect(candidate)
            or slot
            or _default(candidate)
        )

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, int]]]:
        return {}

    def _cue_places(self, name: str) -> list[tuple[int, int]]:
        if name not in self._places:
            found = _CUES[name].pattern.finditer(self.reading.folded)
            self._places[name] = [match.span() for match in found]
        return self._places[name]

    def _from_sentence(self, candidate: Candidate, names: list[str]) -> tuple[float, Slot | None]:
        start, end = self.reading.sentence(candidate.start)
        return self._nearest(candidate, names, start, max(end, candidate.end))

    def _from_label(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """The sentence before counts when it announces: `Tasa:` on its own line, a question."""
        start, _ = self.reading.sentence(candidate.start)
        if start == 0:
            return None
        earlier, end = self.reading.sentence(start - 1)
        if not _LABEL.search(self.reading.folded[earlier:end]):
            return None
        return self._nearest(candidate, names, earlier, end)[1]

    def _nearest(
        self, candidate: Candidate, names: list[str], start: int, end: int
    ) -> tuple[float, Slot | None]:
        """The least distance and its slot; the earlier name wins a tie."""
        best: tuple[float, int] | None = None
        for order, name in enumerate(names):
            for place in self._cue_places(name):
                if start <= place[0] < end and not self._tells_the_start(candidate, place):
                    score = self._distance(candidate, place) + _CUES[name].penalty
                    if best is None or score < best[0]:
                        best = (score, order)
        return (best[0], _CUES[names[best[1]]].slot) if best else (0.0, None)

    def _tells_the_start(self, candidate: Candidate, place: tuple[int, int]) -> bool:
        if place[0] < candidate.end or candidate.kind is not FactKind.DURATION:
            return False
        between = self.reading.folded[candidate.end : place[0]]
        return _RUNS_FROM.search(between) is not None

    def _distance(self, candidate: Candidate, place: tuple[int, int]) -> float:
        if place[0] >= candidate.end:
            gap = place[0] - candidate.end
            between = self.reading.folded[candidate.end : place[0]]
            return gap * _AFTER_FACTOR + _AFTER_COST + self._clauses(between)
        gap = max(0, candidate.start - place[1])
        return gap + self._clauses(self.reading.folded[place[1] : candidate.start])

    @staticmethod
    def _clauses(between: str) -> float:
        return _CLAUSE_COST * len(_SEPARATOR.findall(between))

    def _from_headings(self, names: list[str]) -> Slot | None:
        for heading in reversed(self.reading.section):
            folded = fold(heading)
            for name in names:
                if _CUES[name].pattern.search(folded):
                    return _CUES[name].slot
        return None

    def _from_aspect(self, candidate: Candidate) -> Slot | None:
        if self.reading.aspect is None:
            return None
        slot = _ASPECT_SLOTS.get(self.reading.aspect.value, {}).get(candidate.kind.value)
        return Slot(slot) if slot else None

    def _document_slot(self, candidate: Candidate) -> Slot:
        folded = self.reading.folded
        start, end = self.reading.clause(candidate.start)
        if _DOCUMENTS["not_required"].search(folded, start, candidate.start):
            return Slot.NOT_REQUIRED
        if _DOCUMENTS["not_required_after"].search(folded[candidate.end : end]):
            return Slot.NOT_REQUIRED
        if candidate.kind is FactKind.FORM:
            return Slot.FORM
        sentence, _ = self.reading.sentence(candidate.start)
        bring = _last_end(_DOCUMENTS["bring"], folded, sentence, candidate.start)
        get = _last_end(_DOCUMENTS["get"], folded, sentence, candidate.start)
        return Slot.OTHER if get > bring else Slot.DOCUMENT


def _last_end(pattern: re.Pattern[str], folded: str, start: int, end: int) -> int:
    return max((match.end() for match in pattern.finditer(folded, start, end)), default=-1)


def _default(candidate: Candidate) -> Slot:
    """A window of dates closes or opens something even where no word says what."""
    if candidate.kind is FactKind.DATE and "/" in candidate.normalised:
        return Slot.DEADLINE
    return Slot.OTHER
