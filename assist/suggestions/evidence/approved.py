"""Approved answers, where every fact of theirs still stands on the official pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import blake2b

from assist.suggestions.decisions import ApprovedAnswer, Decisions
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.counts import claimed_in, numbers_in
from assist.suggestions.evidence.evidence import Approved, ApprovedAnswers, ApprovedSentence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.known_facts import facts_in
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.sentences import Span, lines, sentences
from indexes.facts import Fact, Slot, find_supporting
from indexes.models import Aspect, DocumentKind, Passage
from indexes.repositories.decisions import Dispute
from indexes.repositories.suggestions import CANONICAL
from prompts.loader import render

_ID_BYTES = 8


def approved_answers(
    candidate: Candidate,
    answers: Sequence[Answer],
    pages: Sequence[Page],
    decisions: Decisions,
    *,
    language: str,
    today: date,
) -> ApprovedAnswers:
    """One an aspect that is asked by name. `pages`: of the candidate, those of today."""
    used: list[Approved] = []
    outdated: list[ApprovedAnswer] = []
    keys = dict.fromkeys(key for key in (candidate.code, candidate.key) if key)
    for aspect, asked in _asked(answers).items():
        valid = (decisions.answer_about(key, aspect, language, today) for key in keys)
        answer = next((one for one in valid if one), None)
        if answer is None:
            continue
        told = _checked(answer, pages, decisions.disputes_about(candidate.key))
        if told is None:
            outdated.append(answer)
        else:
            used.append(Approved(answer, aspect, told, asked <= _values(answer)))
    return ApprovedAnswers(tuple(used), tuple(outdated))


def _asked(answers: Sequence[Answer]) -> dict[Aspect, frozenset[str]]:
    """The values that were pinpointed for each aspect."""
    found: dict[Aspect, frozenset[str]] = {}
    for each in answers:
        for aspect in each.part.aspects:
            found[aspect] = found.get(aspect, frozenset()) | each.pinpointed.values
    return found


def _values(answer: ApprovedAnswer) -> frozenset[str]:
    facts = facts_in(answer.text, (), answer.aspect)
    numbers = (f"count {number}" for number in numbers_in(answer.text))
    return frozenset((*(f"{fact.kind.value} {fact.normalised}" for fact in facts), *numbers))


def _checked(
    answer: ApprovedAnswer, pages: Sequence[Page], disputes: Sequence[Dispute]
) -> tuple[ApprovedSentence, ...] | None:
    """None where a fact or a number of it stands on no page, or an editor ruled it out."""
    passage = _passage(answer)
    official = [unit for page in pages for one in page for unit in units_of(one)]
    found: list[ApprovedSentence] = []
    for line, span in _spans(answer.text):
        unit = Unit(passage, span.start, span.end, span.text)
        pages_of = _supporting(unit, official)
        if pages_of is None or any(_ruled_out(fact, disputes) for fact in unit.facts):
            return None
        found.append(ApprovedSentence(unit, pages_of, line))
    return tuple(found)


def _spans(text: str) -> Iterable[tuple[int, Span]]:
    found = sentences(text)
    for number, line in enumerate(lines(text)):
        yield from ((number, s) for s in found if line.start <= s.start and s.end <= line.end)


def _supporting(unit: Unit, official: Sequence[Unit]) -> tuple[Unit, ...] | None:
    """The fewest sentences that state its facts and its numbers."""
    facts = [fact for fact in unit.facts if fact.slot is not Slot.SUPERSEDED]
    numbers = set(claimed_in(unit.text))
    chosen: list[Unit] = []
    while facts or numbers:
        best = max(official, key=lambda one: _gain(one, facts, numbers), default=None)
        if best is None or not _gain(best, facts, numbers):
            return None
        chosen.append(best)
        facts = [fact for fact in facts if find_supporting(fact, best.facts) is None]
        numbers -= numbers_in(best.quote)
    return tuple(chosen)


def _gain(unit: Unit, facts: Sequence[Fact], numbers: set[str]) -> int:
    told = sum(find_supporting(fact, unit.facts) is not None for fact in facts)
    return 2 * told + len(numbers & numbers_in(unit.quote))


def _ruled_out(fact: Fact, disputes: Sequence[Dispute]) -> bool:
    return any(
        one.ruling is not None
        and (fact.slot, fact.kind) == (one.slot, one.kind)
        and fact.normalised != one.ruling.value
        and any(fact.normalised in side.forms for side in one.sides)
        for one in disputes
    )


def _passage(answer: ApprovedAnswer) -> Passage:
    """As a page that is quoted, so that it is cited as any other."""
    digest = blake2b(f"{answer.id}\0{answer.version}".encode(), digest_size=_ID_BYTES).digest()
    document = f"{CANONICAL}{answer.id}"
    return Passage(
        id=(int.from_bytes(digest, "big") >> 1) or 1,
        document_id=document,
        revision=answer.version,
        kind=DocumentKind.CANONICAL,
        title=render("approved_title", owner=answer.owner, version=answer.version),
        aspect=answer.aspect,
        text=answer.text,
        url=document,
        source=CANONICAL.rstrip(":"),
        language=answer.language,
    )
