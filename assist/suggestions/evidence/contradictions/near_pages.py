"""Passages of other pages that are as near to the question as those of the procedure: what they say
is said of the same, whatever they call it."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.contradictions.said import said_of, said_of_unit, words_of
from assist.suggestions.evidence.contradictions.subjects import (
    NAMED,
    Title,
    names_it,
    share,
    subjects_of,
)
from assist.suggestions.evidence.hours import asks_of_a_place
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.retitled import telling
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.exclusion import is_excluded
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.operations import operations_of
from assist.suggestions.vocabulary.patterns import patterns
from indexes.facts.durations import is_unit
from indexes.models import Aspect, DocumentKind, Hit, Passage, Pool
from indexes.siblings import siblings
from indexes.years import edition_years_in

_PAGES = 6  # candidates beside the first
# Of cosine, that a passage may be farther than the nearest of the procedure: one that says what is
# asked, and one that names the procedure.
_BELOW, _BELOW_NAMED = 0.02, 0.05
_SAID = 0.4  # of what is asked, that it says itself
# A sentence that says so much of what is asked, for what is told, is of the same, in however long a
# passage: the row of a table of many things, the line of a directory. The less, the nearer it is.
_LEAST_SAID = ((_BELOW, 0.5), (_BELOW_NAMED, 0.6), (0.08, 0.75))
# What says all of it, in several words, may be as far as that.
_FARTHEST, _ALL = 0.15, 0.9
_LEAST = 2  # words


def near_passages(
    candidate: Candidate,
    called: Sequence[str],
    others: Sequence[Candidate],
    told: Sequence[Unit],
    read: Reading,
) -> tuple[Passage, ...]:
    """In the order in which they were found; of the procedure's own pages too, where what is told
    stands on none of them, and names it. Of two sheets each is of its own procedure, and so is
    a page of another card, pension or licence; a page of an edition long past, or of another year,
    speaks of another call. `called`: the titles of the procedure."""
    nearest = max(map(_nearness, candidate.hits), default=0.0)
    if not nearest:
        return ()
    about = told_of_asked(told, read)
    subjects = subjects_of(called, () if candidate.is_procedure else told, read)
    beside = [one for one in others if one.key != candidate.key][:_PAGES]
    if told and all(_is_told_elsewhere(unit, candidate, read) for unit in told):
        beside.append(candidate)
    return tuple(
        hit.passage
        for one in beside
        if one is candidate
        or one.title in called
        or not (one.is_procedure and candidate.is_procedure)
        for hit in one.hits
        if _is_near(hit, nearest, about, subjects, read)
        and _may_speak(hit.passage, candidate, read)
    )


def _nearness(hit: Hit) -> float:
    return hit.scores.get("dense", 0.0)


def _may_speak(passage: Passage, candidate: Candidate, read: Reading) -> bool:
    if passage.pool is not Pool.OFFICIAL or passage.kind is DocumentKind.CASE:
        return False
    if patterns().is_injection(passage.text):
        return False  # what orders the assistant about is no source to be weighed
    if is_excluded(passage.document_id, passage.url, read.excluded):
        return False
    if any(siblings([candidate.title], [passage.title])):
        return False
    if _does_the_other(candidate.title, passage.title):
        return False
    years = [edition_years_in(title) for title in (passage.title, candidate.title)]
    if all(years) and years[0].isdisjoint(years[1]):
        return False
    return not read.knowledge.standing(passage.document_id, read.today).is_stale


def _does_the_other(one: str, other: str) -> bool:
    """Who leaves a service is not told what joining costs: «Alta en…», «Baja de…» the same."""
    done = [operations_of(title) for title in (one, other)]
    return all(done) and done[0].isdisjoint(done[1]) and telling(one) == telling(other)


def _is_near(
    hit: Hit, nearest: float, about: Sequence[Term], subjects: Sequence[Title], read: Reading
) -> bool:
    """And of this procedure, by its name or by what is asked; what words of another language mean
    tells lines of a page apart too badly."""
    below = nearest - _nearness(hit)
    if below > (_FARTHEST if len(about) >= _LEAST else _LEAST_SAID[-1][0]):
        return False
    said = _said_in(hit.passage)
    least = next((share for limit, share in _LEAST_SAID if below <= limit), _ALL)
    if not read.question.is_foreign and _has_a_line(hit.passage, about, least, subjects, read):
        return True
    if below > _BELOW_NAMED:
        return False
    of_it = names_it(said, subjects, read)
    if of_it is not None:
        return of_it
    return below <= _BELOW and coverage(read.question.topic, said, read.knowledge) >= _SAID


def _has_a_line(
    passage: Passage, about: Sequence[Term], least: float, subjects: Sequence[Title], read: Reading
) -> bool:
    """That says so much of what is asked, and names no other procedure."""
    if not about or said_of(about, _said_in(passage), read.knowledge) < least:
        return False
    return any(
        said_of_unit(about, unit, read.knowledge) >= least
        and names_it(words_of(unit), subjects, read) is not False
        for unit in units_of(passage)
    )


def told_of_asked(told: Sequence[Unit], read: Reading) -> tuple[Term, ...]:
    """Of what the question is about, in the words of who asks, what any of the sentences says:
    what none of them says tells nothing apart. Years and months are only what is counted. Of
    telephones, all: a line of a directory says little more than whose it is."""
    topic = read.question.topic
    if Aspect.CONTACT in read.question.aspects:
        return tuple(term for term in topic if not asks_of_a_place(term.word)) or topic
    topic = tuple(term for term in topic if term.is_said) or topic
    telling = [t for t in topic if not (asks_of_a_place(t.word) or is_unit(t.word))] or topic
    if not told:
        return tuple(telling)
    said = frozenset().union(*map(words_of, told))
    return tuple(term for term in telling if said_of((term,), said, read.knowledge))


def _is_told_elsewhere(unit: Unit, candidate: Candidate, read: Reading) -> bool:
    """On a page that is none of the procedure's, and names it."""
    if unit.passage.document_id in candidate.documents:
        return False
    said = _said_in(unit.passage)
    return share(said, stem_set(candidate.title), read.knowledge.titles) >= NAMED


def _said_in(passage: Passage) -> frozenset[str]:
    return stem_set(" ".join((passage.title, *passage.section, passage.text)))
