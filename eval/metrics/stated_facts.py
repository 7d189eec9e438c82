"""The facts of each answer, extracted once per distinct text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from eval.metrics.agreement import bare_fact
from eval.metrics.comparison_keys import ComparisonKey, comparison_key
from eval.models import Answer, TerritorialValue
from indexes.facts import Fact, FactKind, Slot, extract_facts
from indexes.facts.reading import Reading
from indexes.models import Aspect

MARK = re.compile(r"\[(\d{1,3})\]")
TERSE = 12  # words: so few leave out what they are about
_CONTACT_KINDS = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.URL})


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact of an answer. `territorial` when it may rightly differ by office."""

    fact: Fact
    key: ComparisonKey | None
    territorial: bool


@lru_cache(maxsize=100_000)
def facts_of(text: str, aspect: Aspect | None = None) -> tuple[Fact, ...]:
    """Spans are those of the text with its marks. Marks of citations are no numbers. `aspect`: what
    was asked, where the text says too little to tell what its values are of."""
    blanked = MARK.sub(lambda match: " " * len(match[0]), text)
    return extract_facts(blanked, aspect=aspect)


@lru_cache(maxsize=100_000)
def sentence_of(text: str, position: int) -> tuple[int, int]:
    """Start and end of the sentence at a position."""
    return _reading(text).sentence(position)


@lru_cache(maxsize=1_000)
def _reading(text: str) -> Reading:
    return Reading.of(text)


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer says. `by_key` leaves out what may differ by office; `with_territorial` does
    not. Their facts stand in no text, so that equal ones are equal."""

    stated: tuple[Stated, ...]
    by_key: Mapping[ComparisonKey, frozenset[Fact]]
    with_territorial: Mapping[ComparisonKey, frozenset[Fact]]


def said_by(answer: Answer) -> Said:
    """As the answer alone tells; a terse one ("Un mes.") with the help of what was asked."""
    return _said(answer.text, answer.territorial, answer.varies_by_office, _aspect_of(answer))


def _aspect_of(answer: Answer) -> Aspect | None:
    if len(answer.aspects) != 1 or len(answer.text.split()) > TERSE:
        return None
    return Aspect(answer.aspects[0])


def said_in_group(answers: Sequence[Said]) -> list[Said]:
    """As the group tells: a value is territorial only where all the answers that give it declare
    it. The number of headquarters is no office's own when every office gives it, even though it
    stands beside one of them in the table."""
    distinct = {id(said): said for said in answers}
    shared = {_bare(s.fact) for d in distinct.values() for s in d.stated if not s.territorial}
    settled = {name: _settled(said, shared) for name, said in distinct.items()}
    return [settled[id(said)] for said in answers]


def _settled(said: Said, shared: Collection[Fact]) -> Said:
    if not any(one.territorial and _bare(one.fact) in shared for one in said.stated):
        return said
    kept = (one for one in said.stated if not one.territorial or _bare(one.fact) in shared)
    return replace(said, by_key=_by_key(kept))


def _bare(fact: Fact) -> Fact:
    return bare_fact(fact.kind, fact.slot, fact.normalised)


@lru_cache(maxsize=200_000)
def _said(
    text: str, declared: tuple[TerritorialValue, ...], varies: bool, aspect: Aspect | None
) -> Said:
    stated = tuple(
        Stated(fact, comparison_key(fact), _is_territorial(fact, declared, varies))
        for fact in facts_of(text, aspect)
        if not _in_question(text, fact)
    )
    return Said(stated, _by_key(s for s in stated if not s.territorial), _by_key(stated))


def _in_question(text: str, fact: Fact) -> bool:
    """A question that asks back (which of these procedures?) states nothing."""
    start, end = sentence_of(text, fact.start)
    return MARK.sub("", text[start:end]).rstrip().endswith("?")


def _by_key(stated: Iterable[Stated]) -> Mapping[ComparisonKey, frozenset[Fact]]:
    found: dict[ComparisonKey, set[Fact]] = {}
    for one in stated:
        if one.key is not None:
            found.setdefault(one.key, set()).add(_bare(one.fact))
    return {key: frozenset(facts) for key, facts in found.items()}


def _is_territorial(fact: Fact, declared: tuple[TerritorialValue, ...], varies: bool) -> bool:
    if varies and fact.slot is Slot.CONTACT:
        return True
    return any(_declares(value, fact) for value in declared)


def _declares(declared: TerritorialValue, fact: Fact) -> bool:
    """Ways to reach an office are known by their kind; anything else needs its slot too."""
    if declared.kind != fact.kind.value:
        return False
    if fact.kind not in _CONTACT_KINDS and declared.slot != fact.slot.value:
        return False
    return fact.normalised in _normal_forms(declared.value)


@lru_cache(maxsize=10_000)
def _normal_forms(value: str) -> frozenset[str]:
    return frozenset({value, *(fact.normalised for fact in extract_facts(value))})
