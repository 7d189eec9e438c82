"""What the pages say of the particular circumstance, beside an answer or in its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.focus import LOOSE, STRICT, STRONG, Focus, focus_on, residual_terms
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.narrowing.labelled import of_the_quantity
from assist.suggestions.evidence.narrowing.lists import asks_for_all
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import INTRODUCTIONS, ITEMISED, VALUED, WAYS
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.folding import folded_words
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.headings import is_navigation
from indexes.models import Aspect, DocumentKind, Passage

_FOCUS_OPEN = 3  # sentences, when the question asks for no aspect by name
_FOCUS_ASIDE = 1
_ASIDE = 0.5  # how well a sentence must match to be said beside the answer
_NEAREST = 2


def circumstance(
    candidate: Candidate, question: Question, knowledge: Knowledge, *, is_answered: bool
) -> Focus:
    """From the page that prevails; from its twins only what that one does not speak of. Beside an
    answer to what was asked by name one sentence is enough; in its place it must match well."""
    hits = [hit for hit in candidate.hits if not is_navigation(" ".join(hit.passage.section))]
    if Aspect.LEGAL_BASIS not in question.aspects:  # the name of a law says nothing of a case
        hits = [hit for hit in hits if place_of(hit.passage) is not Aspect.LEGAL_BASIS]
    if question.decisive or is_answered:
        hits = [hit for hit in hits if not _answers_other(hit.passage, question)]
    if question.decisive and is_answered:
        # What the procedure is, and for whom, nobody asked.
        hits = [hit for hit in hits if place_of(hit.passage) not in INTRODUCTIONS]
    own = [hit for hit in hits if hit.passage.document_id == candidate.document_id]
    terms = residual_terms(question, candidate.title)
    # Who only names the procedure asks for none of its papers.
    within = partial(focus_on, knowledge=knowledge, papers=bool(terms))
    if is_answered or not _is_open(candidate, question):
        limit, minimum = _FOCUS_ASIDE, _ASIDE if is_answered else STRICT
    else:
        limit, minimum, terms = _FOCUS_OPEN, LOOSE, terms or question.topic
    if not terms:
        return Focus()
    found = within(terms, own, limit=limit, minimum=minimum)
    found = found if found.units else within(terms, hits, limit=limit, minimum=minimum)
    if question.is_foreign:
        return found
    return replace(found, units=of_the_quantity(found.units, question.text))


def _answers_other(passage: Passage, question: Question) -> bool:
    """The fee, the term or the contact that nobody asked for is no circumstance."""
    place = place_of(passage)
    return passage.kind is DocumentKind.PROCEDURE and place in VALUED - set(question.aspects)


def _is_open(candidate: Candidate, question: Question) -> bool:
    """Whether any sentence may answer: no aspect was asked by name; or the page is no procedure,
    and what was asked is no value."""
    if not question.decisive:
        return True
    return not candidate.is_procedure and VALUED.isdisjoint(question.aspects)


def what_it_is(question: Question, pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """What the procedure is, where the question names no aspect at all."""
    if question.decisive:
        return ()
    found = gather(Aspect.SUMMARY, pages)
    units = found.units if found else ()
    told = tuple(unit for unit in units if unit.is_sentence or unit.is_description)
    told = told or _opening(pages)
    return (AspectEvidence(Aspect.SUMMARY, told),) if told else ()


def _opening(pages: Sequence[Page]) -> tuple[Unit, ...]:
    """What stands under the title of the first page, however short: «Plaza en las residencias.»"""
    first = next((passage for page in pages[:1] for passage in page), None)
    if first is None or first.section or place_of(first) not in {Aspect.SUMMARY, Aspect.OTHER}:
        return ()
    return tuple(unit for unit in units_of(first) if not is_row(unit.text))[:_NEAREST]


def nearest(
    candidate: Candidate, question: Question, pages: Sequence[Page]
) -> tuple[Focus, tuple[AspectEvidence, ...]]:
    """What is nearest in meaning, where no words match: the opening of that passage, or where it
    holds no sentence («1.800 € en un pago único») what the pages say of its aspect."""
    if not _is_open(candidate, question):
        return Focus(), ()
    best = max(candidate.hits, key=lambda hit: (hit.scores.get("dense", 0.0), -hit.passage.id))
    units = units_of(best.passage)
    told = [unit for unit in units if unit.is_sentence] or [u for u in units if u.is_description]
    if told:
        return Focus(tuple(told)[:_NEAREST]), ()
    place = place_of(best.passage)
    found = gather(place, pages) if place not in {Aspect.SUMMARY, Aspect.OTHER} else None
    return Focus(), (found,) if found else ()


def is_introduction(focus: Focus) -> bool:
    """Whether it says no more than what the procedure is, and for whom; or nothing."""
    return all(place_of(unit.passage) in INTRODUCTIONS for unit in focus.units)


def leads(focus: Focus, question: Question) -> bool:
    """A sentence on the very circumstance comes before general ones, but never before a value; nor
    what must be met or brought before where it is done, which is all that was asked."""
    if {*question.aspects} <= WAYS and all(place_of(u.passage) in ITEMISED for u in focus.units):
        return False
    return focus.score >= STRONG and VALUED.isdisjoint(question.aspects)


def each_once(
    focus: Focus, aspects: tuple[AspectEvidence, ...], question: Question
) -> tuple[Focus, tuple[AspectEvidence, ...]]:
    """What is told of an aspect is not told again. Where the sentence on the very circumstance is
    an item of a list that nobody asked for whole, the item is what answers."""
    texts = {unit.text for unit in focus.units}
    if leads(focus, question) and not asks_for_all(question.text):
        aspects = tuple(_only(one, texts) for one in aspects)
    told = [_key(text) for one in aspects for unit in one.units for text in (unit.text, unit.quote)]
    new = (unit for unit in focus.units if not any(_key(unit.text) in one for one in told))
    return replace(focus, units=tuple(new)), aspects


def _only(one: AspectEvidence, texts: Collection[str]) -> AspectEvidence:
    named = tuple(unit for unit in one.units if unit.text in texts)
    if one.aspect is not Aspect.REQUIREMENTS or not named:
        return one
    return replace(one, units=named, more=one.more or len(named) < len(one.units))


def _key(text: str) -> str:
    return " ".join(folded_words(text))
