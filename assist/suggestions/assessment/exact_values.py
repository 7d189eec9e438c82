"""The kinds of value without which nothing answers some questions («¿cuántos euros?»), and whether
a sentence gives one (`es/exact_values.toml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from assist.suggestions.evidence.counts import VALUE_KINDS, claimed_in
from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.clock import tells_hours
from assist.suggestions.text.sentences import questions
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.shorthand import spelt_out
from indexes.facts import FactKind
from indexes.years import years_in

_FILE = "exact_values.toml"
_MONEY_ROW = "money"


@dataclass(frozen=True, slots=True)
class ExactValue:
    kinds: frozenset[FactKind]
    words: CueIndex[None]
    numbers: bool = False  # any number answers, but those of ages, days and terms where `measured`
    measured: bool = False
    clock: bool = False  # a time of the day answers
    headings: CueIndex[None] | None = None  # what stands there answers
    is_needed: bool = True
    anywhere: bool = False  # the first sentence of the page that says a word answers


def money() -> ExactValue:
    return _kinds()[_MONEY_ROW]


def exact_values_of(question: Question) -> list[ExactValue]:
    """Those that any of it asks for; of those that may stand anywhere, only what its one question
    does."""
    named = _named_in(question.text)
    core = [one.text for one in questions(question.text)] or [question.text]
    asked = _named_in(core[0]) if len(core) == 1 else frozenset()
    kinds = _kinds().items()
    return [kind for name, kind in kinds if name in (asked if kind.anywhere else named)]


def _named_in(text: str) -> frozenset[str]:
    normalised = spelt_out(normalise(text))
    possible = _asking().possible(normalised)
    return frozenset(name for cue, name in possible if cue.search(normalised))


def holds(unit: Unit, kind: ExactValue) -> bool:
    """Whether the sentence gives a value of the kind, or says one of its words."""
    if unit.gives(kind.kinds) or (kind.numbers and not kind.measured and unit.gives(VALUE_KINDS)):
        return True
    if kind.numbers and claimed_in(unit.quote) - (
        _measuring_nothing(unit) if kind.measured else set()
    ):
        return True
    if kind.clock and tells_hours(unit.text):
        return True
    return kind.words.stands_in(normalise(f"{unit.passage.heading}. {unit.text}"))


def _measuring_nothing(unit: Unit) -> set[str]:
    """The numbers of its ages, days, terms, sums and years."""
    values = (fact.value for fact in unit.facts if fact.kind in VALUE_KINDS)
    years = set(years_in(unit.quote))
    return years | {number for value in values for number in claimed_in(value)}


@cache
def _asking() -> CueIndex[str]:
    rows = read_table(PAGES, _FILE)
    return CueIndex((cue, name) for name, row in rows.items() for cue in row["cues"])


@cache
def _kinds() -> dict[str, ExactValue]:
    return {
        name: ExactValue(
            frozenset(FactKind(kind) for kind in row["kinds"]),
            cue_index(row["words"]),
            row.get("numbers", False),
            row.get("measured", False),
            row.get("clock", False),
            cue_index(row["headings"]) if "headings" in row else None,
            row.get("needed", True),
            row.get("anywhere", False),
        )
        for name, row in read_table(PAGES, _FILE).items()
    }
