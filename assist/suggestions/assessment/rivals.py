"""Procedures between which the question does not choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assist.suggestions.assessment.instruments import are_instruments, is_of_kind
from assist.suggestions.assessment.shared_names import named_alike
from assist.suggestions.assessment.title_words import PART
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.slots import LISTED, SLOTS, VALUED
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.subject import subject_of
from indexes.facts import FactKind

_NEAR = 0.96  # of the best score
_SAME = 0.02  # how far two features may lie apart and still not tell
_MOST = 3
_SEEN = 12  # candidates
_GUESSED = 0.7  # of the best score, for a guess worth asking about


def rivals_of(
    ranked: Sequence[Candidate], question: Question, titles: Titles
) -> tuple[Candidate, ...]:
    """Empty, or two or three candidates with the best one first, of different families: those that
    share all the words of the question; or that are as near as the best in every respect."""
    if question.codes or not ranked:
        return ()
    shared = _distinct(named_alike(ranked[:_SEEN], question, titles))
    if len(shared) > 1:
        return shared[:_MOST]
    if not question.decisive or not ranked[0].is_procedure:
        return ()
    near = _distinct([ranked[0], *(one for one in ranked[1:6] if _rivals(ranked[0], one))])
    return near if 2 <= len(near) <= _MOST else ()


def guesses_of(ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """What may be meant, where nothing is sure enough to be said."""
    least = ranked[0].score * _GUESSED if ranked else 0.0
    near = (one for one in ranked[:_SEEN] if one.is_procedure and one.score >= least)
    return _distinct(one for one in near if "superseded" not in one.features)[:_MOST]


def of_the_kind_named(ranked: Sequence[Candidate], question: Question) -> tuple[Candidate, ...]:
    """Two or three of the kind that is all that the question names («la tarjeta»), however little
    it has in common with either; empty where it names more, or the site has one at most."""
    things = subject_of(question)
    if question.is_foreign or not are_instruments(things):
        return ()
    alike = [one for one in ranked if any(is_of_kind(thing, one.title) for thing in things)]
    found = _distinct(one for one in alike if "superseded" not in one.features)[:_MOST]
    return found if len(found) > 1 else ()


def _distinct(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """One a family, best first."""
    found: dict[str, Candidate] = {}
    for one in sorted(candidates, key=lambda one: (-one.score, one.key)):
        found.setdefault(family(one.title), one)
    return tuple(found.values())


def _rivals(best: Candidate, other: Candidate) -> bool:
    if not other.is_procedure or other.score < best.score * _NEAR:
        return False
    if "superseded" in other.features:
        return False
    told_apart = any(
        abs(best.features[name] - other.features[name]) > _SAME for name in ("title", "coverage")
    )
    return not told_apart


def agree(answers: Sequence[Evidence]) -> bool:
    """Whether it makes no difference which one is meant: all state the same values; of parts of one
    procedure it is enough that none states other values than the best one's."""
    stated = [_values(one) for one in answers]
    parts = {one.primary.title.split(PART)[0] for one in answers}
    if len(parts) == 1:
        others = [values for values in stated if values]
        if any(one.aspect in LISTED for one in answers[0].aspects):
            return bool(stated[0]) and all(values == stated[0] for values in others)
        return bool(stated[0]) and all(not values.isdisjoint(stated[0]) for values in others)
    return bool(stated[0]) and all(values == stated[0] for values in stated[1:])


def _values(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """Of an aspect that has values, those; of others, all."""
    return frozenset(
        (fact.slot.value, fact.normalised)
        for aspect in evidence.aspects
        for unit in aspect.units
        for fact in unit.facts
        if fact.kind is not FactKind.URL  # every page gives its own address
        if aspect.aspect not in VALUED or fact.slot in SLOTS.get(aspect.aspect, ())
    )
