"""Decides what a value is of, from the words around it, its headings and the aspect of its
passage: the cue nearest to the value wins."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from indexes.facts.candidates import Candidate
from indexes.facts.document_slots import document_slot
from indexes.facts.folding import fold_in_place
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("slots")
_AFTER_FACTOR, _AFTER_COST, _CLAUSE_COST = 1.5, 12, 25
# Headings and the aspect of the passage beat a cue that is farther than this.
_FAR = 60.0
_REACH = 300  # characters: no cue matters beyond
_SEPARATOR = re.compile(r"[;:,()]| (?:y|pero|aunque|mientras) ")
_LABEL_COST = 10
_WINDOW_COST = 30  # what opens or closes is seldom a day of publication or of an exam
_OPENING_LABEL = re.compile(r"[^:|.;\n]{2,60}[:|]")
_LISTED = re.compile(r"[:|] ?$")
_TABLE = 2000  # characters of a paragraph to its header row
_HEADER_ROW = re.compile(r"\n?[^0-9.:\n]{3,80}")
_CASE = re.compile(r"[ \-•*·]*(?:por|en (?:el )?caso de|en el supuesto de) [^,;:.\n]{3,60}[,:]")
_UNIT_PRICE = re.compile(_DATA["prices"]["unit"])
_LIMITS = re.compile(rf"\b(?:{_DATA['incomes']['limits']})\b")
_LIMIT_FOLLOWS = re.compile(rf"(?: \w+){{0,3}}? (?:{_DATA['incomes']['limits']})\b")
_BACK = 120  # characters from a date to the verb that it is told by; no pattern reaches farther
_DAYS = {Slot(slot): re.compile(words) for slot, words in _DATA["days"].items()}
# "cada 15 días" is how often, not how long.
_TERMS = (Slot.DEADLINE, Slot.RESOLUTION_TERM, Slot.APPEAL_TERM, Slot.CORRECTION_TERM)
_PAID_OR_RECEIVED = (Slot.FEE, Slot.BENEFIT_AMOUNT)
_CARRIED = (FactKind.AMOUNT, FactKind.PERCENTAGE)
# What follows tells from when a term runs, not what it is of: "un mes desde la resolución".
_RUNS_FROM = re.compile(
    r"\b(?:desde|a partir|a contar|contad[oa]s?|computad[oa]s?|siguientes? a|posterior(?:es)? a"
    r"|anterior(?:es)? a|tras|despues|previos? a|antes de)\b"
)

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Cue:
    pattern: re.Pattern[str]
    slot: Slot
    penalty: int  # characters, so that general words yield to telling ones
    in_headings: bool  # whether a heading with it says what the values under it are of


_CUES = {
    name: _Cue(
        re.compile(r"\b" + alternatives(cue["words"]) + r"\b"),
        Slot(cue.get("slot", name)),
        cue.get("penalty", 0),
        cue.get("in_headings", True),
    )
    for name, cue in _DATA["cues"].items()
}
_KIND_CUES: dict[FactKind, list[str]] = {FactKind(k): names for k, names in _DATA["kinds"].items()}
_ASPECT_SLOTS: dict[str, dict[str, str]] = _DATA["aspects"]


@dataclass(frozen=True)
class SlotReader:
    """The cues of one text, found once and shared by its values."""

    reading: Reading
    _places: dict[str, list[_Span]] = field(default_factory=dict)

    def slot(self, candidate: Candidate) -> Slot:
        if candidate.kind in (FactKind.DOCUMENT, FactKind.FORM):
            return document_slot(self.reading, candidate)
        if candidate.slot is not None:
            return candidate.slot
        slot = self._from_what_is_done(candidate) or self._told(candidate)
        every = candidate.kind is FactKind.DURATION and self._precedes("cada ", candidate)
        return Slot.OTHER if every and slot in _TERMS else slot

    def _precedes(self, words: str, candidate: Candidate) -> bool:
        return self.reading.folded.endswith(words, 0, candidate.start)

    def _from_what_is_done(self, candidate: Candidate) -> Slot | None:
        """`se resuelve antes del 30 de junio`, whatever else the sentence speaks of."""
        if candidate.kind is not FactKind.DATE:
            return None
        start, _ = self.reading.sentence(candidate.start)
        near, folded = max(start, candidate.start - _BACK), self.reading.folded
        told = (slot for slot, on in _DAYS.items() if on.search(folded, near, candidate.start))
        return next(told, None)

    def _told(self, candidate: Candidate) -> Slot:
        names = _KIND_CUES.get(candidate.kind, [])
        distance, slot = self._nearest(candidate, names, *self._sentence(candidate))
        if distance >= 0 and (named := self._from_lead(candidate, names)):
            return named
        if slot is not None and distance < _FAR:
            return slot
        return (
            self._from_label(candidate, names)
            or self._from_headings(candidate, names)
            or self._from_sentence_before(candidate, names)
            or self._from_header_row(candidate, names)
            or self._from_aspect(candidate)
            or slot
            or _default(self.reading, candidate)
        )

    def _sentence(self, candidate: Candidate) -> _Span:
        start, end = self.reading.sentence(candidate.start)
        return start, max(end, candidate.end)

    def _from_lead(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """`Los plazos de presentación son:` over a list names what its items are of, whatever else
        they speak of; so does a heading for cases («Por caducidad, desde 35 días antes»)."""
        named = [name for name in names if _CUES[name].penalty < 0]
        lead = self.reading.lead(candidate.start)
        led = (n for n in named if lead and self._cue_places(n, *lead))
        found = next((_CUES[name].slot for name in led), None)
        return found or (self._headed(named) if self._is_of_a_case(candidate) else None)

    def _is_of_a_case(self, candidate: Candidate) -> bool:
        start, _ = self.reading.sentence(candidate.start)
        return _CASE.match(self.reading.folded, start, candidate.start) is not None

    def _from_label(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """The sentence before counts when it announces: `Tasa:` on its own line, a question."""
        start, _ = self.reading.sentence(candidate.start)
        earlier = self.reading.announcing(start)
        return self._nearest(candidate, names, *earlier)[1] if earlier else None

    def _from_header_row(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """The first line of the paragraph where it has no figures: `Tipo Precio` over a table."""
        if candidate.kind not in _CARRIED:
            return None
        folded = self.reading.folded
        start = folded.rfind("\n\n", max(0, candidate.start - _TABLE), candidate.start) + 1
        end = folded.find("\n", start + 1, candidate.start)
        if end < 0 or not _HEADER_ROW.fullmatch(folded, start, end):
            return None
        found = (n for n in names if any(self._cue_places(n, start, end)))
        return next((_CUES[name].slot for name in found), None)

    def _from_sentence_before(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """`Abono anual, precio: 120 €. Mensual: 12 €.` speaks of one thing in one line."""
        start, _ = self.reading.sentence(candidate.start)
        if candidate.kind not in _CARRIED or start == 0 or self.reading.folded[start - 1] == "\n":
            return None
        return self._nearest(candidate, names, *self.reading.sentence(start - 1))[1]

    def _from_headings(self, candidate: Candidate, names: list[str]) -> Slot | None:
        """`Cuantía` may be of a fee: there the aspect, read from the whole page, knows better."""
        slot = self._headed(names)
        told = self._from_aspect(candidate) if slot in _PAID_OR_RECEIVED else None
        return told if told in _PAID_OR_RECEIVED else slot

    def _headed(self, names: list[str]) -> Slot | None:
        for heading in reversed(self.reading.section):
            folded = fold_in_place(heading)
            for name in names:
                if _CUES[name].in_headings and _CUES[name].pattern.search(folded):
                    return _CUES[name].slot
        return None

    def _from_aspect(self, candidate: Candidate) -> Slot | None:
        if self.reading.aspect is None:
            return None
        slot = _ASPECT_SLOTS.get(self.reading.aspect.value, {}).get(candidate.kind.value)
        return Slot(slot) if slot else None

    def _nearest(
        self, candidate: Candidate, names: list[str], start: int, end: int
    ) -> tuple[float, Slot | None]:
        """The least distance and its slot; the earlier name wins a tie."""
        start, end = max(start, candidate.start - _REACH), min(end, candidate.end + _REACH)
        best: tuple[float, Slot | None] = (float("inf"), None)
        for name in names:
            cue = _CUES[name]
            for place in self._cue_places(name, start, end):
                if self._tells_the_start(candidate, place):
                    continue
                if cue.slot is Slot.INCOME_LIMIT and self._has_another(candidate, place):
                    continue
                distance = self._distance(candidate, place) + cue.penalty
                if cue.slot is Slot.OTHER and _is_window(candidate):
                    distance += _WINDOW_COST
                if distance < best[0]:
                    best = (distance, cue.slot)
        return best

    def _cue_places(self, name: str, start: int, end: int) -> list[_Span]:
        if name not in self._places:
            found = _CUES[name].pattern.finditer(self.reading.folded)
            self._places[name] = [match.span() for match in found]
        places = self._places[name]
        return places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]

    def _tells_the_start(self, candidate: Candidate, place: _Span) -> bool:
        if place[0] < candidate.end or candidate.kind is not FactKind.DURATION:
            return False
        return _RUNS_FROM.search(self.reading.folded, candidate.end, place[0]) is not None

    def _has_another(self, candidate: Candidate, place: _Span) -> bool:
        """`300 € con renta inferior al IPREM`: the limit of the income comes behind."""
        if place[0] < candidate.end:
            return False
        folded = self.reading.folded
        behind = _LIMIT_FOLLOWS.match(folded, place[1])
        return bool(behind or _LIMITS.search(folded, candidate.end, place[0]))

    def _distance(self, candidate: Candidate, place: _Span) -> float:
        """Characters between, more where the cue comes after or in another clause."""
        if place[0] >= candidate.end:
            between = self.reading.folded[candidate.end : place[0]]
            other = _FAR if ";" in between else 0.0  # of the next item of an enumeration
            return len(between) * _AFTER_FACTOR + _AFTER_COST + _clauses(between) + other
        between = self.reading.folded[place[1] : candidate.start]
        if place[1] <= self._label_end(candidate) and ";" not in between:
            return _LABEL_COST + _CLAUSE_COST / 2 * len(_SEPARATOR.findall(between, 1))
        return len(between) + _clauses(between)

    def _label_end(self, candidate: Candidate) -> int:
        """Where the label that opens the sentence ends (`Cuantía:`, `Tasa |`), or -1."""
        start, _ = self.reading.sentence(candidate.start)
        label = _OPENING_LABEL.match(self.reading.folded, start, candidate.start)
        return label.end() if label else -1


def _clauses(between: str) -> int:
    return _CLAUSE_COST * len(_SEPARATOR.findall(between))


def _default(reading: Reading, candidate: Candidate) -> Slot:
    """A window of dates closes or opens something even where no word says what; what a list gives a
    sum for (`Aula matinal: 25 €`, `3 €/hora`) is a price."""
    if candidate.kind is FactKind.AMOUNT:
        before = reading.folded[max(0, candidate.start - 12) : candidate.start]
        priced = _LISTED.search(before) or _UNIT_PRICE.match(reading.folded, candidate.end)
        return Slot.FEE if priced else Slot.OTHER
    return Slot.DEADLINE if _is_window(candidate) else Slot.OTHER


def _is_window(candidate: Candidate) -> bool:
    return candidate.kind is FactKind.DATE and "/" in candidate.normalised
