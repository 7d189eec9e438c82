"""How well extracted facts agree with labelled ones: precision and recall, with every miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from indexes.facts.extract import extract_facts
from indexes.facts.labelled import LabelledText
from indexes.facts.models import Fact

Key = tuple[str, str, int, int]


class MissKind(StrEnum):
    MISSING = "missing"  # labelled, not found
    EXTRA = "extra"  # found, not labelled
    SLOT = "slot"  # found as labelled, in another slot


@dataclass(frozen=True, slots=True)
class Score:
    """`correct` of `found` are among the `labelled`."""

    labelled: int
    found: int
    correct: int

    @property
    def precision(self) -> float | None:
        """None when nothing was found."""
        return self.correct / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """None when nothing was labelled."""
        return self.correct / self.labelled if self.labelled else None


@dataclass(frozen=True, slots=True)
class Miss:
    """`fact` is the labelled one, or the found one of an extra; `slot_found`, the wrong slot."""

    id: str
    text: str
    kind: MissKind
    fact: Fact
    slot_found: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A fact is right when kind, normal form and exact span are; `with_slot`, the slot as well.

    `kinds` are without the slot, `slots` with it."""

    texts: int
    overall: Score
    with_slot: Score
    kinds: dict[str, Score]
    slots: dict[str, Score]
    misses: tuple[Miss, ...]


def measure_agreement(texts: Iterable[LabelledText]) -> Agreement:
    """What the extractor finds in each text against its labels; deterministic."""
    pairs = [(t, extract_facts(t.text, section=t.section, aspect=t.aspect)) for t in texts]
    kinds = _scores(pairs, lambda fact: fact.kind.value, with_slot=False)
    slots = _scores(pairs, lambda fact: fact.slot.value, with_slot=True)
    return Agreement(
        texts=len(pairs),
        overall=_total(kinds),
        with_slot=_total(slots),
        kinds=kinds,
        slots=slots,
        misses=tuple(miss for text, found in pairs for miss in _misses(text, found)),
    )


def _key(fact: Fact) -> Key:
    return (fact.kind.value, fact.normalised, fact.start, fact.end)


def _scores(
    pairs: Iterable[tuple[LabelledText, tuple[Fact, ...]]],
    group: Callable[[Fact], str],
    *,
    with_slot: bool,
) -> dict[str, Score]:
    labelled: Counter[str] = Counter()
    found: Counter[str] = Counter()
    correct: Counter[str] = Counter()
    for text, facts in pairs:
        labels = {(_key(label), label.slot if with_slot else None) for label in text.facts}
        labelled.update(map(group, text.facts))
        found.update(map(group, facts))
        right = (f for f in facts if (_key(f), f.slot if with_slot else None) in labels)
        correct.update(map(group, right))
    names = sorted({*labelled, *found})
    return {name: Score(labelled[name], found[name], correct[name]) for name in names}


def _total(scores: dict[str, Score]) -> Score:
    values = scores.values()
    return Score(
        sum(score.labelled for score in values),
        sum(score.found for score in values),
        sum(score.correct for score in values),
    )


def _misses(text: LabelledText, found: tuple[Fact, ...]) -> Iterable[Miss]:
    slots = {_key(fact): fact.slot for fact in found}
    labels = {_key(label) for label in text.facts}
    for label in text.facts:
        slot = slots.get(_key(label))
        if slot is None:
            yield Miss(text.id, text.text, MissKind.MISSING, label)
        elif slot is not label.slot:
            yield Miss(text.id, text.text, MissKind.SLOT, label, slot.value)
    for fact in found:
        if _key(fact) not in labels:
            yield Miss(text.id, text.text, MissKind.EXTRA, fact)
