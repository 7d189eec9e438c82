"""Whether a fact of an answer agrees with what a page states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eval.metrics.comparison_keys import FUNCTIONAL
from indexes.facts import Fact, FactKind, Slot, find_supporting
from indexes.facts.models import REACHABLE_BY

_DENIED = {Slot.DOCUMENT: Slot.NOT_REQUIRED, Slot.NOT_REQUIRED: Slot.DOCUMENT}
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}-(?=[0-9]{2}-[0-9]{2})")


def is_judged(fact: Fact) -> bool:
    """Whether another value in its place can contradict it."""
    if fact.slot is Slot.CONTACT:
        return fact.kind in REACHABLE_BY
    return fact.slot in FUNCTIONAL or fact.slot in _DENIED


def rivals(fact: Fact, stated: Iterable[Fact]) -> list[Fact]:
    """What the page states that may contradict the fact: its slot's values of the same kind; the
    same channel; the same document where it is denied."""
    if fact.slot in _DENIED:
        denied = [one for one in stated if one.slot is _DENIED[fact.slot]]
        twin = fact.model_copy(update={"slot": _DENIED[fact.slot]})
        return [one for one in denied if find_supporting(twin, [one])]
    return [one for one in stated if is_rival(fact, one)]


def is_rival(a: Fact, b: Fact) -> bool:
    """Whether they speak of the same thing: a slot and kind, or one channel."""
    if a.slot is not b.slot or a.kind is not b.kind:
        return False
    return a.slot is not Slot.CHANNEL or _medium(a) == _medium(b)


def agrees(fact: Fact, stated: Sequence[Fact]) -> bool:
    """The same value, or one that implies the other; a day without a year agrees with that day of
    any year. A value whose slot the page leaves open counts too."""
    open_ones = [one for one in stated if one.slot in (fact.slot, Slot.OTHER)]
    for mine in _readings(fact):
        for one in open_ones:
            for theirs in _readings(one, yearless="--" in fact.normalised):
                if find_supporting(mine, [theirs]) or find_supporting(theirs, [mine]):
                    return True
    return False


def _readings(fact: Fact, *, yearless: bool = False) -> list[Fact]:
    if fact.kind is not FactKind.DATE or not yearless:
        return [fact]
    return [fact, fact.model_copy(update={"normalised": _YEAR.sub("--", fact.normalised)})]


def _medium(fact: Fact) -> str:
    return fact.normalised.partition(":")[0]
