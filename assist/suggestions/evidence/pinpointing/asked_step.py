"""The step whose time is asked for («¿qué día es el examen?», «¿hasta cuándo puedo reclamar?»): the
time in which something can be applied for is no answer, where the page tells that of the step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.scoring import Scored, words_of
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.verbs import INFINITIVE
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind

_WHEN = re.compile(rf"\b{any_of('when')}\b")
_HAPPENS = re.compile(rf"\s*(?:se )?{any_of('happens')}\b")
_ENDS = re.compile(rf"[^\w\s]|\s(?:{any_of('clause_begins')})\s")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Step:
    """`stem` of what names it; `is_applied_for` with a verb that says no more («pedir»): it may be
    the very thing that the page is about."""

    stem: str
    is_applied_for: bool = False

    def is_named_in(self, words: str) -> bool:
        return bool(stands(self.stem, stem_set(words)))

    def is_told_by(self, unit: Unit) -> bool:
        """Whether it gives the time of this step, and not of whatever is applied for."""
        return not self.is_applied_for and self.is_named_in(_with_its_heading(unit))


def asked_step(part: Part, title: str) -> Step | None:
    """None where no day is asked for, or that of nothing but the procedure, whose `title` says it,
    unless it is what happens then («¿qué día es la prueba?»)."""
    asks_when = not part.aspects or bool(DATED.intersection(part.aspects))
    if FactKind.DATE not in part.wanted.kinds or not asks_when:
        return None
    text = fold(part.text)
    when = _WHEN.search(text)
    if when is None:
        return None
    said, happens = _clause(text, when.end())
    named = frozenset() if happens else stem_set(title)
    words = {term.word: term.stem for term in part.terms if term.is_said}
    for at, word in enumerate(said):
        stem = words.get(word)
        if stem and not stands(stem, named):
            verbs = (one for one in said[:at] if INFINITIVE.fullmatch(one))
            return Step(stem, any(one not in words for one in verbs))
    return None


def _clause(text: str, start: int) -> tuple[list[str], bool]:
    """The words of what is asked of the time, and whether it is something that happens then."""
    rest = text[start:]
    happens = _HAPPENS.match(rest)
    rest = rest[happens.end() :] if happens else rest
    end = _ENDS.search(rest)
    return _WORD.findall(rest[: end.start()] if end else rest), happens is not None


def of_the_step(found: Sequence[Scored], step: Step | None) -> list[Scored]:
    """Without the times of other steps, where one tells that of this: in its own words before those
    of the heading above it."""
    if step is None or step.is_applied_for:
        return list(found)
    for words in (words_of, _with_its_heading):
        naming = [one for one in found if step.is_named_in(words(one.unit))]
        if naming:
            return naming
    return list(found)


def _with_its_heading(unit: Unit) -> str:
    return f"{unit.passage.heading} {words_of(unit)}"
