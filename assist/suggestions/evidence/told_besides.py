"""What is told beside the answers to the questions of a message, or in place of one that has none;
and what is admitted to be unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import Part, as_asked
from assist.suggestions.evidence.slots import SLOTS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind, Slot
from indexes.models import Aspect

OF_KIND = {
    **dict.fromkeys((FactKind.AMOUNT, FactKind.PERCENTAGE), (Aspect.BENEFIT, Aspect.FEE)),
    **dict.fromkeys((FactKind.DATE, FactKind.DURATION), (Aspect.DEADLINE,)),
}


def besides(
    answers: Sequence[Answer],
    question: Question,
    pages: Sequence[Page],
    window_state: str | None,
) -> tuple[AspectEvidence, ...]:
    """What the same words may mean besides, where their first meaning has no answer or hardly any
    («plazo» of what is open all year)."""
    if not question.also:
        return ()
    if len(answers) > 1 and (left := [each for each in answers if _is_left(each)]):
        answers = left
    if any(each.pinpointed.units for each in answers):
        return ()
    found = [one for each in answers for one in each.aspects]
    asked = _aspects_of(answers, question)
    is_open = window_state == "permanent" and Aspect.DEADLINE in asked
    if len(found) >= len(asked) and not is_open:
        return ()
    others = [one for aspect in question.also if (one := gather(aspect, pages))]
    if found or not question.decisive:
        return tuple(one for one in others if not found or _has_values(one))
    # «Qué necesito» is answered by the papers, where the page knows of no other requirements, and
    # «cómo lo consigo» by the place, what must be met and the papers, where it knows of no way.
    paired = zip(asked, others, strict=False)
    told = (replace(one, aspect=aspect, placed=one.aspect) for aspect, one in paired)
    return (*told, *others[len(asked) :])


def _is_left(one: Answer) -> bool:
    """Of several questions, one that asks by name for what nothing is said of."""
    return bool(one.part.aspects) and not one.aspects and not one.pinpointed.units


def _aspects_of(answers: Sequence[Answer], question: Question) -> tuple[Aspect, ...]:
    """Those of the message that these questions of it ask for."""
    parts = {aspect for one in answers for aspect in one.part.aspects}
    return tuple(one for one in question.aspects if one in parts) or question.aspects


def of_its_kind(
    answers: Sequence[Answer], question: Question, pages: Sequence[Page]
) -> tuple[AspectEvidence, ...]:
    """«¿Cuánto dais por el bebé?»: where nothing says what the value is of and no sentence was
    found, the sums that the page gives; of times, those of the deadline."""
    if question.decisive or len(answers) != 1 or answers[0].pinpointed.units:
        return ()
    part = answers[0].part
    wanted = part.wanted
    if not wanted.kinds or wanted.slots:
        return ()
    aspects = OF_KIND.get(next(iter(wanted.kinds)), ())
    found = (one for aspect in aspects if (one := gather(aspect, pages, part.terms, part.case)))
    return tuple(one for one in found if _has_values(one))


def _has_values(evidence: AspectEvidence) -> bool:
    wanted = SLOTS.get(evidence.aspect, frozenset())
    return not wanted or any(f.slot in wanted for unit in evidence.units for f in unit.facts)


def aside(aspects: Sequence[AspectEvidence], pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """Who asks how long they take is told what no answer by then means."""
    told = {one.spoken for one in aspects}
    if Aspect.RESOLUTION_TERM not in told or Aspect.SILENCE in told:
        return ()
    found = gather(Aspect.SILENCE, pages)
    known = {unit.text for one in aspects for unit in one.units}
    units = [unit for unit in found.units if _tells_silence(unit)] if found else []
    new = tuple(unit for unit in units if unit.text not in known)
    return (AspectEvidence(Aspect.SILENCE, new[:1]),) if new else ()


def _tells_silence(unit: Unit) -> bool:
    return any(fact.slot is Slot.SILENCE for fact in unit.facts)


def unsaid(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Of several questions, those that ask for a value that no page gives, as they were asked; what
    is asked by the name of an aspect is told by that name."""
    lacking = [one for one in answers if not one.aspects and not one.pinpointed.units]
    if len(lacking) == len(answers):
        return ()
    told = [unit.text for each in answers for one in each.aspects for unit in one.units]
    said = stem_set(" ".join(told))
    return tuple(
        words
        for one in lacking
        if (words := as_asked(one.part))
        and one.part.wanted
        and one.part.is_particular
        and not one.part.aspects
        and not any(is_said(stem, said) for stem in _named_in(words, one.part))
    )


def _named_in(words: str, part: Part) -> list[str]:
    """The topic of the question itself, without the story before it."""
    own = stem_set(words)
    return [term.stem for term in part.terms if term.stem in own]


def is_said(one: str, stems: frozenset[str]) -> bool:
    """«Veces» is of «vez»."""
    return bool(stands(one, stems)) or (one.endswith("c") and f"{one[:-1]}z" in stems)
