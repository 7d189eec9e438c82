"""Disagreements that were found when content came in, also with pages that no search found; and
what an editor ruled on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.clauses import of_the_clause
from assist.suggestions.evidence.contradictions.said import said_of_unit
from assist.suggestions.evidence.contradictions.sides import (
    bare,
    form_of,
    is_one_of,
    is_stated,
    opposed,
    read_in,
)
from assist.suggestions.evidence.contradictions.wording import likeness
from assist.suggestions.evidence.counts import claimed_in
from assist.suggestions.evidence.evidence import AspectEvidence, Conflict, Stance
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import MONEY, wanted_facts
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import SINGLE_VALUED, SLOTS, WAYS
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.exclusion import is_excluded
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.media import media_in
from indexes.conflicts import COUNT, Side, StatedValue, polar_form
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, Passage, Pool
from indexes.repositories.decisions import Dispute
from indexes.years import years_in

_DIGITS = re.compile(r"\d+")
_FORM_DIGITS = 3
_NEARLY = 0.8  # of what the told sentence says of the question that says most of it
_AS_MUCH = 0.3  # of what the told sentence says of the question
_AS_MUCH_BY_TITLE = 0.65  # where only the title of its page says any of it
_READ_WHOLE = frozenset({FactKind.CHANNEL})  # of which the page as a whole is read

_Told = tuple[Aspect, Unit, Sequence[Fact], Part]


@dataclass(frozen=True, slots=True)
class Disputes:
    """About one procedure. Empty where its sources agree."""

    items: tuple[Dispute, ...]
    knowledge: Knowledge
    excluded: frozenset[str]

    def open_conflict(
        self, answers: Sequence[Answer], focus: Sequence[Unit] = (), reply: Sequence[Unit] = ()
    ) -> Conflict | None:
        """The first one on a value that is told, which nobody has ruled on. `focus`: sentences that
        answer the question, whatever they are of; `reply`: all that are told."""
        undecided = [one for one in self.items if not _is_ruled(one)]
        if not undecided:
            return None
        beside = ((place_of(unit.passage), unit, unit.facts, None) for unit in focus)
        told = (self._most_asked(each, reply) for each in answers)
        for aspect, unit, facts, asks in chain(*told, beside):
            for dispute in undecided:
                found = self._conflict(dispute, aspect, unit, facts, asks)
                if found:
                    return found
        return None

    def _most_asked(self, answer: Answer, reply: Sequence[Unit]) -> Iterable[_Told]:
        """What is only told beside what is asked about is disputed in vain. A date says the year
        that is asked about and a number of days does not: of which year each is, is seen apart."""
        knowledge = self.knowledge
        terms = [term for term in answer.part.terms if not years_in(term.word)]
        told = [(said_of_unit(terms, one[1], knowledge), one) for one in _told(answer)]
        best = max((said_of_unit(terms, unit, knowledge) for unit in reply), default=0.0)
        best = max((best, *(said for said, _ in told)))
        return [one for said, one in told if said >= _NEARLY * best]

    def named_conflict(self, answers: Sequence[Answer], question: str) -> Conflict | None:
        """The first one whose values the question names («¿el 620 o el 621?»), or that is on the
        number of what it counts, where no other value was asked for."""
        if any(each.pinpointed.units for each in answers):
            return None
        aspects = {a for each in answers for a in each.part.aspects}
        aspect = next((a for each in answers for a in each.part.aspects), Aspect.OTHER)
        nouns = frozenset().union(*(each.part.wanted.nouns for each in answers))
        for dispute in (one for one in self.items if not _is_ruled(one)):
            if dispute.kind == FactKind.CHANNEL and not aspects <= WAYS:
                continue  # «ir a consumo» asks for no way to apply
            for side in dispute.sides:
                named = [v for v in side.values if _names(question, nouns, v, dispute)]
                unit = self._unit(side, named, None)
                found = self._conflict(dispute, aspect, unit, unit.facts) if unit else None
                if found:
                    return found
        return None

    def settled(self, conflict: Conflict | None) -> Conflict | None:
        """None where an editor ruled on it: the ruled value is told, and nothing else is."""
        if conflict is None:
            return None
        facts = [(fact.slot, fact.kind) for fact in conflict.preferred.unit.facts]
        ruled = [one for one in self.items if _is_ruled(one)]
        values = {*conflict.preferred.values, *conflict.other.values}
        for one in ruled:
            forms = {form for side in one.sides for form in side.forms}
            if (one.slot, one.kind) in facts and forms & _forms(conflict):
                return None
            if one.slot == conflict.slot and forms & values:
                return None
        return conflict

    def as_ruled(self, answers: Sequence[Answer]) -> list[Answer]:
        """With what editors ruled in place of what they ruled out, from the side they chose."""
        ruled = [one for one in self.items if _is_ruled(one)]
        return [self._ruled(each, ruled) for each in answers] if ruled else list(answers)

    def _ruled(self, answer: Answer, ruled: Sequence[Dispute]) -> Answer:
        aspects = tuple(self._aspect_as_ruled(one, ruled) for one in answer.aspects)
        units = self._units_as_ruled(answer.pinpointed.units, ruled)
        return replace(answer, aspects=aspects, pinpointed=replace(answer.pinpointed, units=units))

    def _aspect_as_ruled(self, one: AspectEvidence, ruled: Sequence[Dispute]) -> AspectEvidence:
        return replace(one, units=self._units_as_ruled(one.units, ruled))

    def _units_as_ruled(
        self, units: tuple[Unit, ...], ruled: Sequence[Dispute]
    ) -> tuple[Unit, ...]:
        found: list[Unit] = []
        for unit in units:
            right = next((r for one in ruled if (r := self._right(one, unit))), unit)
            if right not in found:
                found.append(right)
        return tuple(found)

    def _right(self, dispute: Dispute, unit: Unit) -> Unit | None:
        """What the side that is right says instead; None where the unit says nothing wrong."""
        assert dispute.ruling is not None
        wrong = {form for side in dispute.sides for form in side.forms} - {dispute.ruling.value}
        stated = {form_of(fact) for fact in unit.facts if self._is_of(fact, dispute, unit)}
        if not stated & wrong or dispute.ruling.value in stated:
            return None
        chosen = [s for s in dispute.sides if s.document_id == dispute.ruling.document_id]
        # One page may be both sides.
        side = next((s for s in chosen if dispute.ruling.value in s.forms), chosen[0])
        values = [one for one in side.values if one.normalised == dispute.ruling.value]
        return self._unit(side, values, unit)

    def _conflict(
        self,
        dispute: Dispute,
        aspect: Aspect,
        unit: Unit,
        facts: Sequence[Fact],
        asks: Part | None = None,
    ) -> Conflict | None:
        """`asks`: the question that the unit answers, where it is known."""
        told = (
            fact for fact in facts if fact.value in unit.text and self._is_of(fact, dispute, unit)
        )
        stated = {form_of(fact) for fact in told} or read_in(dispute, unit, asks)
        sides = [side for side in dispute.sides if not self._is_unwanted(side)]
        # The page that is told speaks for itself: of «de 18 a 70» others say a part too.
        own = sorted(sides, key=lambda side: side.document_id != unit.passage.document_id)
        found = [
            (mine, other)
            for mine in own
            if stated & set(mine.forms)
            for other in sides
            if opposed(mine, other, dispute, stated)
        ]
        shown: list[tuple[float, Conflict]] = []
        for mine, other in found:
            one = self._stance(mine, other, unit, dispute)
            another = self._stance(other, mine, unit, dispute)
            if one is None or another is None:
                continue
            said = self._said_of(asks, unit, another.unit)
            first, second = (
                (one, another) if sides.index(mine) < sides.index(other) else (another, one)
            )
            if said is not None:
                shown.append((said, Conflict(aspect, dispute.slot, first, second, dispute.reason)))
        return max(shown, key=lambda item: item[0], default=(0.0, None))[1]

    def _said_of(self, asks: Part | None, told: Unit, other: Unit) -> float | None:
        """How much of the question the other sentence says; None where that is far less than what
        is told, so that it is of something else."""
        if asks is None:
            return 0.0
        said = partial(said_of_unit, asks.terms, knowledge=self.knowledge)
        own = said(unit=told, by_itself=True)
        least = _AS_MUCH * own if own else _AS_MUCH_BY_TITLE * said(unit=told)
        if said(unit=other) < least:
            return None
        return said(unit=other, by_itself=True)

    def _stance(self, side: Side, opponent: Side, unit: Unit, dispute: Dispute) -> Stance | None:
        """With a value that the opponent does not give."""
        own = [one for one in side.values if not is_stated(one, opponent, dispute)]
        found = self._unit(side, own, unit)
        return Stance(found, tuple(sorted({one.normalised for one in own}))) if found else None

    def _unit(self, side: Side, values: Sequence[StatedValue], like: Unit | None) -> Unit | None:
        """The sentence of the page as it is indexed that states one of the values; the one most
        like what is told."""
        forms = {bare(one.normalised) for one in values}
        stated = {one.sentence for one in values}
        passages = self._passages(side)
        wanted = {one.passage_id for one in values}
        ordered = sorted(passages, key=lambda passage: str(passage.id) not in wanted)
        stating = [
            unit
            for passage in ordered
            for unit in units_of(passage)
            if forms & {bare(form_of(fact)) for fact in unit.facts} or is_one_of(unit, stated)
        ]
        if like is None or like in stating:
            return like or next(iter(stating), None)
        own = stem_set(like.quote)
        return max(stating, key=lambda unit: likeness(own, stem_set(unit.quote)), default=None)

    def _passages(self, side: Side) -> Sequence[Passage]:
        found = self.knowledge.document(side.document_id)
        return [passage for passage in found if passage.pool is Pool.OFFICIAL]

    def _is_of(self, fact: Fact, dispute: Dispute, unit: Unit) -> bool:
        """Of a page that is a side, only what was found to differ: «un mes sin respuesta» among the
        requirements is no term to decide in. What a value is of is not always said."""
        slot, _ = polar_form(fact.kind, fact.slot, fact.normalised)
        if fact.kind != dispute.kind or slot not in (dispute.slot, Slot.OTHER):
            return False
        of_page = [s for s in dispute.sides if s.document_id == unit.passage.document_id]
        if not of_page:
            is_like_a_side = self.knowledge.titles.key_of(unit.passage) == dispute.about
            return slot == dispute.slot and is_like_a_side
        stated = {one.sentence for side in of_page for one in side.values}
        is_read_whole = slot == dispute.slot and fact.kind in _READ_WHOLE
        return is_read_whole or is_one_of(unit, stated)

    def _is_unwanted(self, side: Side) -> bool:
        return is_excluded(side.document_id, side.url, self.excluded)


def _is_ruled(dispute: Dispute) -> bool:
    """In favour of one side. Where no side is right, no page can be quoted: both stay shown."""
    ruling = dispute.ruling
    return ruling is not None and any(s.document_id == ruling.document_id for s in dispute.sides)


def _told(answer: Answer) -> Iterable[_Told]:
    """Sentences that are told, and of their values those that were asked for."""
    part = answer.part
    asked = next(iter(part.aspects), None)
    cut = {_span(unit): unit for one in answer.aspects for unit in one.units}
    for unit in answer.pinpointed.units:
        spoken = asked or next((a.aspect for a in answer.aspects if unit in a.units), Aspect.OTHER)
        shown = cut.get(_span(unit), unit)  # of a sentence on several cases, that one
        wanted = [fact for fact in wanted_facts(unit, part) if not _is_other_money(fact, part)]
        told = of_the_clause(shown, wanted, stem_set(part.text))
        yield spoken, shown, told, part
    for one in () if answer.pinpointed.units else answer.aspects:
        slots = {*SLOTS.get(one.aspect, ()), *SINGLE_VALUED.get(one.aspect, ())}
        slots |= {Slot.FORM} if one.aspect is Aspect.DOCUMENTS else set()
        for unit in one.units:
            yield one.aspect, unit, [fact for fact in unit.facts if fact.slot in slots], part


def _is_other_money(fact: Fact, part: Part) -> bool:
    """«¿Durante cuánto tiempo se cobra?» asks for no sum."""
    return bool(part.wanted.slots) and fact.slot in MONEY - part.wanted.slots


def _span(unit: Unit) -> tuple[int, int, int]:
    return unit.passage.id, unit.start, unit.end


def _names(question: str, nouns: frozenset[str], stated: StatedValue, dispute: Dispute) -> bool:
    """As a value of its kind, by the number of a form or of an age, as the way to apply; as what is
    counted, by its name."""
    if dispute.kind == COUNT:
        return stated.normalised.rpartition(" ")[2] in nouns
    if dispute.kind == FactKind.CHANNEL:
        return stated.normalised.partition(":")[0] in media_in(question)
    if dispute.kind == FactKind.AGE:
        return bool(claimed_in(question) & set(_DIGITS.findall(stated.normalised)))
    if dispute.kind == FactKind.FORM:
        number = stated.normalised.rpartition(" ")[2]
        return len(number) >= _FORM_DIGITS and number in folded_words(question)
    facts = (fact for fact in facts_in(question) if fact.kind == dispute.kind)
    return any(bare(fact.normalised) == bare(stated.normalised) for fact in facts)


def _forms(conflict: Conflict) -> set[str]:
    units = (conflict.preferred.unit, conflict.other.unit)
    return {fact.normalised for unit in units for fact in unit.facts}
