"""What an agent changed in a draft before sending it: as facts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from indexes.facts import Fact, extract_facts
from indexes.facts.compare import same_value
from indexes.models import Value

_MARK = re.compile(r"\[\d+\]")


class FactChange(Value):
    """`old` is as the draft printed it, `new` as it was sent; None where there was none."""

    op: Literal["added", "removed", "changed"]
    kind: str
    slot: str
    old: str | None = None
    new: str | None = None


def fact_changes(draft: str, sent: str) -> tuple[FactChange, ...]:
    """In the order of the draft, what was added last. Wording alone is no change. A value that
    went, and another of its kind and slot that came, are one change."""
    before, after = _facts(draft), _facts(sent)
    gone = _missing(before, after)
    come = _missing(after, before)
    changes: list[FactChange] = []
    for fact in gone:
        other = next((new for new in come if _alike(fact, new)), None)
        if other is None:
            changes.append(_change("removed", fact, fact.value, None))
            continue
        come.remove(other)
        changes.append(_change("changed", fact, fact.value, other.value))
    return (*changes, *(_change("added", fact, None, fact.value) for fact in come))


def _facts(text: str) -> list[Fact]:
    """Each value once: the numbers of citations are none."""
    found: list[Fact] = []
    for fact in extract_facts(_MARK.sub("", text)):
        if not any(same_value(fact, other) for other in found):
            found.append(fact)
    return found


def _missing(facts: Iterable[Fact], others: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if not any(same_value(fact, other) for other in others)]


def _alike(a: Fact, b: Fact) -> bool:
    return a.kind is b.kind and a.slot is b.slot


def _change(
    op: Literal["added", "removed", "changed"], fact: Fact, old: str | None, new: str | None
) -> FactChange:
    return FactChange(op=op, kind=fact.kind.value, slot=fact.slot.value, old=old, new=new)
