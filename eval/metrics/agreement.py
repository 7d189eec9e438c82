"""Whether two values of one key can both be right: equal, or one implies the other."""

from __future__ import annotations

from functools import lru_cache

from eval.metrics.comparison_keys import Rule
from indexes.facts import Fact, FactKind, Slot, find_supporting, same_value

_OPEN = ".."


def agree(a: Fact, b: Fact) -> bool:
    """Symmetric. Slots are not looked at."""
    if a.kind is not b.kind:
        return False
    return a.normalised == b.normalised or _agree(a.kind, *sorted((a.normalised, b.normalised)))


def contradict(rule: Rule, left: frozenset[Fact], right: frozenset[Fact]) -> bool:
    """Whether what two answers say of one key cannot both be right. A part is no contradiction of
    the whole: it is an omission."""
    if rule is Rule.FUNCTIONAL:
        return bool(unmatched(left, right)) and bool(unmatched(right, left))
    if rule is Rule.DENIAL:
        return bool(denied(left, right)) or bool(denied(right, left))
    if rule is Rule.SHARED:
        return not any(agree(a, b) for a in left for b in right)
    return False


def differing(rule: Rule, left: frozenset[Fact], right: frozenset[Fact]) -> tuple[Fact, Fact]:
    """The fact of each side that shows the contradiction best. They must contradict."""
    if rule is Rule.FUNCTIONAL:
        return unmatched(left, right)[0], unmatched(right, left)[0]
    if rule is Rule.SHARED:
        return min(left, key=_order), min(right, key=_order)
    if asked := denied(left, right):
        return asked[0], _waiver(asked[0], right)
    asked = denied(right, left)
    return _waiver(asked[0], left), asked[0]


def _waiver(document: Fact, others: frozenset[Fact]) -> Fact:
    return min(
        (o for o in others if o.slot is Slot.NOT_REQUIRED and same_value(document, o)), key=_order
    )


def unmatched(facts: frozenset[Fact], others: frozenset[Fact]) -> list[Fact]:
    """The values that nothing of the others agrees with, in order."""
    return sorted(
        (fact for fact in facts if not any(agree(fact, other) for other in others)), key=_order
    )


def denied(facts: frozenset[Fact], others: frozenset[Fact]) -> list[Fact]:
    """The documents asked for that the others say are not needed."""
    waived = [other for other in others if other.slot is Slot.NOT_REQUIRED]
    return sorted(
        (
            fact
            for fact in facts
            if fact.slot is Slot.DOCUMENT and any(same_value(fact, other) for other in waived)
        ),
        key=_order,
    )


def _order(fact: Fact) -> tuple[str, str]:
    return fact.kind.value, fact.normalised


@lru_cache(maxsize=100_000)
def _agree(kind: FactKind, a: str, b: str) -> bool:
    if kind is FactKind.DATE:
        return dates_agree(a, b)
    left, right = bare_fact(kind, Slot.OTHER, a), bare_fact(kind, Slot.OTHER, b)
    return bool(find_supporting(left, [right]) or find_supporting(right, [left]))


@lru_cache(maxsize=100_000)
def bare_fact(kind: FactKind, slot: Slot, normalised: str) -> Fact:
    """A fact that stands in no text."""
    return Fact(
        kind=kind, slot=slot, value=normalised, normalised=normalised, start=0, end=len(normalised)
    )


def dates_agree(a: str, b: str) -> bool:
    """Ends that both state must be the same moment, as far as both are precise: `--05-20` agrees
    with `2026-05-20`, `2026-05` with any of its days. `from A` and `until B` speak of different
    ends. A bare day agrees with a range that it opens or closes."""
    if "/" in a and "/" in b:
        ends = zip(a.split("/"), b.split("/"), strict=True)
        return all(_OPEN in (one, other) or _same_moment(one, other) for one, other in ends)
    if "/" not in a and "/" not in b:
        return _same_moment(a, b)
    bare, span = (a, b) if "/" in b else (b, a)
    return any(end != _OPEN and _same_moment(bare, end) for end in span.split("/"))


def _same_moment(a: str, b: str) -> bool:
    """Year, month and day, each where both say it."""
    return all(x == y for x, y in zip(_parts(a), _parts(b), strict=True) if x and y)


def _parts(form: str) -> tuple[str, str, str]:
    """`--06-25` → ("", "06", "25"); `2026-05` → ("2026", "05", "")."""
    yearless = form.startswith("--")
    pieces = ([""] if yearless else []) + form.lstrip("-").split("-")
    year, month, day = (*pieces, "", "", "")[:3]
    return year, month, day
