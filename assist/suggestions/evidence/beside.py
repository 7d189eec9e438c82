"""What pages beside the procedure's own say of it: guides, news and lists of frequent questions,
which speak of many procedures and belong to none. Where they give another value than its sheet
does, both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.conflicts import reason_between
from assist.suggestions.evidence.counts import counted
from assist.suggestions.evidence.evidence import Conflict, Evidence, Stance
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.parts import Part, parts_of
from assist.suggestions.evidence.pinpoint import wanted_facts
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import OWN_PLACE, SINGLE_VALUED, SLOTS
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import passage_stems
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.patterns import patterns
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.compare import find_supporting
from indexes.models import Aspect, Passage

_LOOKED_AT = 10  # candidates
_NAMED = 0.5  # of a title's weight, for a sentence to speak of that procedure
_COMPARED = frozenset(
    {
        *(slot for slots in SINGLE_VALUED.values() for slot in slots),
        Slot.VALIDITY,
        Slot.CORRECTION_TERM,
    }
)
_YEAR = re.compile(r"(?<![/\d])(?:19|20)\d\d\b")
_BOUND = re.compile(r"([<>])(\d+)")
_WORKING, _NATURAL = ";working", "natural"
_OPPOSITE = {"yes": "no", "no": "yes"}


@dataclass(frozen=True, slots=True)
class Site:
    """What there is to look at for one question."""

    knowledge: Knowledge
    today: date
    excluded: frozenset[str]
    ranked: Sequence[Candidate]


def said_beside(evidence: Evidence, question: Question, site: Site) -> Conflict | None:
    """The first value that is told and that a page beside gives otherwise."""
    primary = evidence.primary
    told = list(_told(evidence, question))
    if not primary.is_procedure or not told:
        return None
    own = official_pages(primary, site.knowledge, site.today, site.excluded)
    for other in _sentences_about(primary, site):
        for aspect, unit, facts, part in told:
            slot = _contradicted(unit, facts, other, part, own)
            if slot is not None:
                return _conflict(aspect, slot, unit, other, site)
    return None


_Told = tuple[Aspect, Unit, list[Fact], Part]


def _told(evidence: Evidence, question: Question) -> Iterator[_Told]:
    """Sentences that are told, with their values that were asked for."""
    for part in parts_of(question):
        for one in evidence.aspects:
            if part.aspects and one.aspect not in part.aspects:
                continue
            slots = {*SLOTS.get(one.aspect, ()), *SINGLE_VALUED.get(one.aspect, ())}
            for unit in one.units:
                facts = [
                    fact
                    for fact in unit.facts
                    if fact.slot in slots or (part.wanted and fact in wanted_facts(unit, part))
                ]
                if facts or counted(unit.text, part.wanted.nouns):
                    yield one.aspect, unit, facts, part


def _sentences_about(primary: Candidate, site: Site) -> Iterator[Unit]:
    for candidate in site.ranked[:_LOOKED_AT]:
        if candidate.is_procedure or candidate.key == primary.key:
            continue
        for page in official_pages(candidate, site.knowledge, site.today, site.excluded):
            if not site.knowledge.standing(page[0].document_id, site.today).is_stale:
                yield from _about(primary, page, site)


def _about(primary: Candidate, page: Page, site: Site) -> Iterator[Unit]:
    """A sentence speaks of the procedure that it names best; of none named, of that of the sentence
    before it, and at first of that of the heading."""
    titles = site.knowledge.titles
    known = {one.key: _telling(one.title) for one in site.ranked if one.is_procedure}
    own = known.setdefault(primary.key, _telling(primary.title))
    for passage in page:
        if _share(own, passage_stems(passage), titles) < _NAMED or _gives_orders(passage):
            continue
        heading = _heading(passage)
        subject = _named(known, heading, titles)
        for unit in units_of(passage):
            stems = stem_set(f"{unit.question} {unit.text}")
            named = _named(known, stems, titles) or _named(known, stems | heading, titles)
            subject = named or subject
            if subject == primary.key and unit.is_sentence:
                yield unit


def _gives_orders(passage: Passage) -> bool:
    """To an assistant: whatever else it says was put there by somebody else."""
    return _is_injection(passage.text)


@lru_cache(maxsize=8_192)
def _is_injection(text: str) -> bool:
    """Remembered: pages say the same to every question."""
    return patterns().is_injection(text)


def _heading(passage: Passage) -> frozenset[str]:
    """The innermost; the title of the page speaks of all that stands on it."""
    return stem_set(passage.section[-1] if passage.section else passage.title)


def _named(
    known: dict[str, frozenset[str]],
    stems: frozenset[str],
    titles: Titles,
) -> str | None:
    """The procedure whose title these words name best; none where two are named as well."""
    scored = sorted(((_share(one, stems, titles), key) for key, one in known.items()), reverse=True)
    if not scored or scored[0][0] < _NAMED:
        return None
    if len(scored) > 1 and scored[1][0] >= scored[0][0]:
        return None
    return scored[0][1]


@lru_cache(maxsize=8_192)
def _telling(title: str) -> frozenset[str]:
    """Without the words for what one does with any procedure."""
    return stem_set(title) - _done() or stem_set(title)


@cache
def _done() -> frozenset[str]:
    return frozenset(stem(word) for word in read_words(PAGES, "operations.txt"))


def _share(title: frozenset[str], stems: frozenset[str], titles: Titles) -> float:
    if title.isdisjoint(stems):
        return 0.0
    total = titles.weight_of(title)
    return titles.weight_of(title & stems) / total if total else 0.0


def _contradicted(
    unit: Unit, facts: Sequence[Fact], other: Unit, part: Part, own: Sequence[Page]
) -> Slot | None:
    """The slot in which both give a value that the other does not; neither of another case nor of
    another year."""
    if _of_another_case(unit, other) or _other_year(unit, other):
        return None
    for fact in facts:
        if fact.slot not in _COMPARED:
            continue
        theirs = [o for o in other.facts if (o.slot, o.kind) == (fact.slot, fact.kind)]
        mine = [one for one in facts if (one.slot, one.kind) == (fact.slot, fact.kind)]
        if theirs and _same_terms(unit, other, fact) and _opposed(mine, theirs, [*_facts_of(own)]):
            return fact.slot
    nouns = part.wanted.nouns
    here, there = counted(unit.text, nouns), counted(other.text, nouns)
    return Slot.OTHER if here and there and here.isdisjoint(there) else None


def _same_terms(unit: Unit, other: Unit, fact: Fact) -> bool:
    """Fees of one year and of three are two fees: what else both state must be the same."""
    here, there = (
        {f.kind: f.normalised for f in one.facts if f.kind is not fact.kind}
        for one in (unit, other)
    )
    return all(here[kind] == there[kind] for kind in here.keys() & there.keys())


def _facts_of(pages: Iterable[Page]) -> Iterator[Fact]:
    for page in pages:
        for passage in page:
            for unit in units_of(passage):
                yield from unit.facts


def _opposed(mine: Sequence[Fact], theirs: Sequence[Fact], own: Sequence[Fact]) -> bool:
    """`own`: all that the procedure's pages give; what they say anywhere contradicts nothing."""
    if mine[0].kind is FactKind.CHANNEL:
        said = {fact.normalised for fact in own if fact.kind is FactKind.CHANNEL}
        told = {fact.normalised for fact in mine}
        return any(_opposite(f.normalised) in told and f.normalised not in said for f in theirs)
    same = [fact for fact in own if fact.kind is mine[0].kind]
    return not any(_given(fact, same) for fact in theirs)


def _given(fact: Fact, others: Sequence[Fact]) -> bool:
    plain = _plain(fact)
    return any(
        find_supporting(plain, [one]) is not None
        or find_supporting(one, [plain]) is not None
        or (fact.kind is FactKind.DATE and _same_days(plain.normalised, one.normalised))
        for one in map(_plain, others)
    )


def _same_days(mine: str, theirs: str) -> bool:
    """«Desde el 14 de junio» says nothing against a term that begins that day: ends are compared
    where both give one, else beginnings; a date without its year is that day of any year."""
    (start, end), (their_start, their_end) = map(_ends, (mine, theirs))
    if end and their_end:
        return _same_day(end, their_end)
    return not (start and their_start) or _same_day(start, their_start)


def _ends(form: str) -> tuple[str, str]:
    start, slash, end = form.partition("/")
    found = (start, end if slash else start)
    return found[0].strip("."), found[1].strip(".")


def _same_day(mine: str, theirs: str) -> bool:
    if mine.startswith("--") or theirs.startswith("--"):
        return mine[-5:] == theirs[-5:]
    return mine.startswith(theirs) or theirs.startswith(mine)


def _plain(fact: Fact) -> Fact:
    """`<36` is `<=35`; days that are not called natural may be working days as well as not."""
    form = fact.normalised
    bound = _BOUND.fullmatch(form)
    if bound and fact.kind is FactKind.AGE:
        form = f"{bound[1]}={int(bound[2]) + (-1 if bound[1] == '<' else 1)}"
    if fact.kind is FactKind.DURATION and _NATURAL not in fold(fact.value):
        form = form.removesuffix(_WORKING)
    return fact.model_copy(update={"normalised": form}) if form != fact.normalised else fact


def _opposite(form: str) -> str:
    medium, _, answer = form.partition(":")
    return f"{medium}:{_OPPOSITE.get(answer, '')}"


def _of_another_case(unit: Unit, other: Unit) -> bool:
    case = case_of(other.text)
    return bool(case) and not case <= stem_set(unit.text)


def _other_year(unit: Unit, other: Unit) -> bool:
    mine, theirs = set(_YEAR.findall(unit.text)), set(_YEAR.findall(other.text))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _conflict(aspect: Aspect, slot: Slot, unit: Unit, other: Unit, site: Site) -> Conflict:
    """The side that prevails first."""
    mine, theirs = (_stance(one, slot) for one in (unit, other))
    places = [site.knowledge.standing(one.passage.document_id, site.today) for one in (unit, other)]
    if places[1] > places[0]:
        (mine, theirs), places = (theirs, mine), places[::-1]
    told = aspect or OWN_PLACE.get(place_of(unit.passage), place_of(unit.passage))
    return Conflict(told, slot, mine, theirs, reason_between(*places))


def _stance(unit: Unit, slot: Slot) -> Stance:
    return Stance(unit, tuple(sorted({f.normalised for f in unit.facts if f.slot is slot})))
