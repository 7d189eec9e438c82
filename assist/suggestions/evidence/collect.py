"""Collects, for the candidate that was chosen, all that the draft may say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.decisions import NO_DECISIONS, Decisions
from assist.suggestions.evidence.answering import Answer, answer, together
from assist.suggestions.evidence.approved import approved_answers
from assist.suggestions.evidence.conflicts import find_conflict
from assist.suggestions.evidence.counts import numbers_of
from assist.suggestions.evidence.disagreement import disagreement
from assist.suggestions.evidence.disputes import Disputes
from assist.suggestions.evidence.echoes import is_label, without_labels
from assist.suggestions.evidence.evidence import AspectEvidence, Conflict, Evidence
from assist.suggestions.evidence.focus import LOOSE, STRICT, STRONG, Focus, focus_on, residual_terms
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.lists import asked_of_list
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.parts import Part, parts_of
from assist.suggestions.evidence.pinpoint import pinpoint, values_of
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED, LISTED, SLOTS, VALUED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import state_today
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.mentions import title_score
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.headings import is_navigation
from indexes.embedders.protocol import Embedder
from indexes.facts import FactKind, Slot
from indexes.models import Aspect, DocumentKind, Passage, Window

_FOCUS_OPEN = 3  # sentences, when the question asks for no aspect by name
_FOCUS_ASIDE = 1
_NEAREST = 2
_OTHERS = 6  # candidates that another question of the message may be about
_NAMED = 0.35  # how well it must name their title
_ITEM = 0.15  # of what is asked, for an item of a list to be what is asked about
_BETTER = 0.15  # and by how much better than the first one's
_ASIDE = 0.5  # how well a sentence must match to be said beside the answer
_OFFERS = ("online:yes", "in_person:yes")
_HOW = (Aspect.CHANNEL, Aspect.WHERE)


def collect(
    candidate: Candidate,
    question: Question,
    knowledge: Knowledge,
    *,
    excluded: frozenset[str],
    today: date,
    embedder: Embedder | None = None,
    others: Sequence[Candidate] = (),
    vector: NDArray[np.float32] | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> Evidence:
    """`embedder`: to tell sentences by their meaning; without it by their words alone. `others`:
    what else was found, for the questions of a message that are about something else. `vector`: of
    what is looked for, where it is known. `decisions`: of editors, and what there is to decide."""
    pages = official_pages(candidate, knowledge, today, excluded)
    places = {page[0].document_id: knowledge.standing(page[0].document_id, today) for page in pages}
    current = [page for page in pages if not places[page[0].document_id].is_stale] or pages
    window_state = _window_state(pages, today)
    read = _Reading(question, knowledge, excluded, today, embedder, vector)
    known = Disputes(decisions.disputes_about(candidate.key), knowledge, excluded)
    answers = known.as_ruled(_answers(candidate, others, read, current))
    aspects = (*together(answers), *_besides(answers, question, current, window_state))
    is_answered = bool(aspects)
    is_pinpointed = any(one.pinpointed.units for one in answers)
    focus = (
        Focus()
        if is_pinpointed
        else _focus(candidate, question, knowledge, is_answered=is_answered)
    )
    is_lacking = not question.decisive and not is_pinpointed and any(x.part.wanted for x in answers)
    if is_lacking:
        focus = _focus(candidate, question, knowledge, is_answered=True)
    elif not focus.units and not aspects:
        aspects = _fallback(question, pages)
        focus = Focus() if aspects else Focus(_nearest(candidate, question))
    return Evidence(
        primary=candidate,
        focus=focus.units,
        focus_leads=not is_answered or _leads(focus, question),
        aspects=aspects,
        conflict=known.open_conflict(answers)
        or known.settled(_conflict(answers, read, pages, places))
        or known.named_conflict(answers, question.text),
        # Nobody is told how to apply while nothing can be applied for.
        next_step=None if window_state == "closed" else _next_step(candidate, question, pages),
        window_state=window_state,
        approved=approved_answers(
            candidate, answers, current, decisions, language=question.language, today=today
        ),
    )


def _leads(focus: Focus, question: Question) -> bool:
    """A sentence on the very circumstance comes before general ones, but never before a value."""
    return focus.score >= STRONG and VALUED.isdisjoint(question.aspects)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is the same for all questions of a message."""

    question: Question
    knowledge: Knowledge
    excluded: frozenset[str]
    today: date
    embedder: Embedder | None
    vector: NDArray[np.float32] | None

    def pages_of(self, candidate: Candidate) -> list[Page]:
        """Without those of editions long past, unless there is nothing else."""
        pages = official_pages(candidate, self.knowledge, self.today, self.excluded)
        current = [
            page
            for page in pages
            if not self.knowledge.standing(page[0].document_id, self.today).is_stale
        ]
        return current or pages


def _answers(
    candidate: Candidate, others: Sequence[Candidate], read: _Reading, pages: Sequence[Page]
) -> list[Answer]:
    """One for each question of the message."""
    parts = parts_of(read.question)
    near = _nearness(parts, read)
    found: list[Answer] = []
    for part, nearness in zip(parts, near, strict=True):
        about = _about(part, candidate, others, read.knowledge) if len(parts) > 1 else candidate
        own = pages if about is candidate else read.pages_of(about)
        value = pinpoint(part, about.title, own, read.knowledge, nearness)
        asked = partial(_asked_of, part=part, title=about.title, pages=own, read=read)
        found.append(answer(part, value, asked, tells_cases=not read.question.is_foreign))
    return found


def _about(
    part: Part, candidate: Candidate, others: Sequence[Candidate], knowledge: Knowledge
) -> Candidate:
    """The procedure that this question names better than the one that the message is about."""
    titles = knowledge.titles
    scored = [(title_score(part.terms, one.title, titles), one) for one in others[:_OTHERS]]
    best = max(scored, key=lambda item: item[0], default=None)
    own = title_score(part.terms, candidate.title, titles)
    if best is None or best[0] < _NAMED or best[0] < own + _BETTER:
        return candidate
    return best[1]


def _nearness(parts: Sequence[Part], read: _Reading) -> list[Nearness | None]:
    """Only questions that want a value are weighed against sentences."""
    embedder, weighed = read.embedder, [part for part in parts if part.wanted]
    if embedder is None or not weighed:
        return [None] * len(parts)
    floor = read.knowledge.noise_floor(embedder, read.question.language)
    if len(parts) == 1 and read.vector is not None:
        return [Nearness(embedder, read.vector, floor)]
    rows = iter(embedder.encode_queries([part.text for part in weighed]))
    return [Nearness(embedder, next(rows), floor) if part.wanted else None for part in parts]


def _besides(
    answers: Sequence[Answer],
    question: Question,
    pages: Sequence[Page],
    window_state: str | None,
) -> tuple[AspectEvidence, ...]:
    """What the same words may mean besides, where their first meaning has no answer or hardly any
    («plazo» of what is open all year)."""
    found = [one for each in answers for one in each.aspects]
    if not question.also or any(each.pinpointed.units for each in answers):
        return ()
    if len(found) >= len(question.aspects) and window_state != "permanent":
        return ()
    others = (gather(aspect, pages) for aspect in question.also)
    return tuple(one for one in others if one and (not found or _has_values(one)))


def _conflict(
    answers: Sequence[Answer],
    read: _Reading,
    pages: Sequence[Page],
    places: Mapping[str, Standing],
) -> Conflict | None:
    """On the very value that is said; else on what was asked by name."""
    question, knowledge = read.question, read.knowledge
    current = [page for page in pages if not places[page[0].document_id].is_stale]
    for each in answers:
        part, aspect = each.part, next(iter(each.part.aspects), None)
        for unit in each.pinpointed.units:
            # Ages of small children are written as terms.
            of_age = FactKind.AGE in part.wanted.kinds
            values = numbers_of if of_age else partial(values_of, part=part)
            found = disagreement(unit, values, current, places, aspect)
            if found:
                return found
        named = _named(each, knowledge)
        if named and (found := disagreement(named, numbers_of, current, places, aspect)):
            return found
    found = find_conflict(_spoken(answers, question), pages, places)
    return found if found and _is_told(found, answers) else None


def _is_told(conflict: Conflict, answers: Sequence[Answer]) -> bool:
    """Of a list, only what is told of it can be in conflict."""
    if conflict.aspect not in LISTED:
        return True
    values = {*conflict.preferred.values, *conflict.other.values}
    units = (unit for each in answers for one in each.aspects for unit in one.units)
    return any(fact.normalised in values for unit in units for fact in unit.facts)


def _spoken(answers: Sequence[Answer], question: Question) -> tuple[Aspect, ...]:
    """What is spoken of: where a value was pinpointed, of what the page says it is."""
    found = [
        aspect
        for each in answers
        for aspect in (
            [one.spoken for one in each.aspects] if each.pinpointed.units else each.part.aspects
        )
    ]
    return tuple(dict.fromkeys(found)) or question.aspects


def _named(each: Answer, knowledge: Knowledge) -> Unit | None:
    """The item of what is said that holds most of what is asked."""
    units = [unit for one in each.aspects for unit in one.units]
    terms = each.part.terms
    scored = [(coverage(terms, stem_set(unit.text), knowledge), unit) for unit in units]
    scored.sort(key=lambda item: -item[0])
    if not scored or scored[0][0] < _ITEM or (scored[0][0] == scored[-1][0] and len(scored) > 1):
        return None
    return scored[0][1]


def _asked_of(
    aspect: Aspect, part: Part, title: str, pages: Sequence[Page], read: _Reading
) -> AspectEvidence | None:
    found = _gathered(aspect, pages)
    if found is None or read.question.is_foreign:
        return found
    return asked_of_list(found, part, title, read.knowledge)


def _gathered(aspect: Aspect, pages: Sequence[Page]) -> AspectEvidence | None:
    """Where the first page only says «fuera de plazo», one that gives the dates says more."""
    found = gather(aspect, pages)
    if found is None or aspect not in DATED or _has_dates(found):
        return found
    others = (gather(aspect, [page]) for page in pages[1:])
    return next((one for one in others if one and _has_dates(one)), found)


def _has_values(evidence: AspectEvidence) -> bool:
    wanted = SLOTS.get(evidence.aspect, frozenset())
    return not wanted or any(f.slot in wanted for unit in evidence.units for f in unit.facts)


def _has_dates(evidence: AspectEvidence) -> bool:
    return any(fact.slot is Slot.DEADLINE for unit in evidence.units for fact in unit.facts)


def _focus(
    candidate: Candidate, question: Question, knowledge: Knowledge, *, is_answered: bool
) -> Focus:
    """From the page that prevails; from its twins only what that one does not speak of. Beside an
    answer to what was asked by name one sentence is enough; in its place it must match well."""
    hits = [hit for hit in candidate.hits if not is_navigation(" ".join(hit.passage.section))]
    if question.decisive or is_answered:
        hits = [hit for hit in hits if not _answers_other(hit.passage, question)]
    own = [hit for hit in hits if hit.passage.document_id == candidate.document_id]
    terms = residual_terms(question, candidate.title)
    if is_answered or not _is_open(candidate, question):
        limit, minimum = _FOCUS_ASIDE, _ASIDE if is_answered else STRICT
    else:
        limit, minimum, terms = _FOCUS_OPEN, LOOSE, terms or question.topic
    if not terms:
        return Focus()
    found = focus_on(terms, own, knowledge, limit=limit, minimum=minimum)
    return found if found.units else focus_on(terms, hits, knowledge, limit=limit, minimum=minimum)


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


def _fallback(question: Question, pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """What the procedure is, where the question names no aspect at all."""
    if question.decisive:
        return ()
    found = gather(Aspect.SUMMARY, pages)
    units = found.units if found else ()
    told = tuple(unit for unit in units if unit.is_sentence or unit.is_description)
    return (AspectEvidence(Aspect.SUMMARY, told),) if told else ()


def _nearest(candidate: Candidate, question: Question) -> tuple[Unit, ...]:
    """The opening of the passage that is nearest in meaning, where no words match."""
    if not _is_open(candidate, question) or candidate.is_procedure:
        return ()
    best = max(candidate.hits, key=lambda hit: (hit.scores.get("dense", 0.0), -hit.passage.id))
    units = units_of(best.passage)
    told = [unit for unit in units if unit.is_sentence] or [u for u in units if u.is_description]
    return tuple(told)[:_NEAREST]


def _next_step(candidate: Candidate, question: Question, pages: Sequence[Page]) -> Unit | None:
    """How to apply, where that is not what was asked: a sentence that says by which channel."""
    if not candidate.is_procedure or any(one in question.aspects for one in _HOW):
        return None
    placed = (p for page in pages[:1] for p in page if p.aspect is Aspect.CHANNEL)
    units = without_labels([unit for passage in placed for unit in units_of(passage)])
    return min(
        (u for u in units if _offered(u) < len(_OFFERS) and not is_label(u)),
        key=_offered,
        default=None,
    )


def _offered(unit: Unit) -> int:
    """Online before in person; what is not offered is no next step."""
    said = {fact.normalised for fact in unit.facts if fact.slot is Slot.CHANNEL}
    return next((place for place, offer in enumerate(_OFFERS) if offer in said), len(_OFFERS))


def _window_state(pages: Sequence[Page], today: date) -> str | None:
    """Of the page that prevails; where it has dates, of the last edition that any page tells."""
    windows = [w for page in pages if (w := _window_of(page)) is not None]
    first = _window_of(pages[0]) if pages else None
    if first is not None and first.ends is not None:
        first = max(windows, key=lambda window: window.ends or date.min)
    return state_today(first, today)


def _window_of(page: Page) -> Window | None:
    return next((passage.window for passage in page if passage.window), None)
