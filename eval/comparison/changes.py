"""Why a group got worse: facts and statuses of answers to the same question, before and after."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from eval.comparison.models import FactChange, GroupChange, StatusChange
from eval.measures import DIRECTIONS
from eval.metrics.measured import Measured
from eval.metrics.stated_facts import Said
from eval.models import Answer
from indexes.facts import Fact
from indexes.facts.present import present

_SMALL = 1e-9

Question = tuple[object, ...]
_Fact = tuple[str, tuple[str, ...], tuple[str, ...]]


def changes(a: Measured, b: Measured) -> tuple[GroupChange, ...]:
    """Groups in which anything changed; those that got worse first, worst first."""
    deltas = {name: (a.by_group(name), b.by_group(name)) for name in DIRECTIONS if a.has(name)}
    found = []
    for number, group in enumerate(a.corpus.groups):
        moved = {
            name: (float(before[number]), float(after[number]))
            for name, (before, after) in deltas.items()
            if abs(after[number] - before[number]) > _SMALL
        }
        facts, statuses = _reasons(a, b, number)
        if moved or facts or statuses:
            found.append(
                GroupChange(
                    group=group,
                    query=a.corpus.answers[a.corpus.spans[number].start].query,
                    worse={name: pair for name, pair in moved.items() if _harm(name, pair) > 0},
                    better={name: pair for name, pair in moved.items() if _harm(name, pair) < 0},
                    facts=facts,
                    statuses=statuses,
                )
            )
    return tuple(sorted(found, key=_badness))


def _harm(name: str, pair: tuple[float, float]) -> float:
    rise = pair[1] - pair[0]
    return rise if DIRECTIONS[name] == "lower" else -rise


def _badness(one: GroupChange) -> tuple[object, ...]:
    harm = sum(_harm(name, pair) for name, pair in one.worse.items())
    return (not one.worse, -round(harm, 9), one.group)


def _reasons(
    a: Measured, b: Measured, group: int
) -> tuple[tuple[FactChange, ...], tuple[StatusChange, ...]]:
    facts: Counter[_Fact] = Counter()
    statuses: Counter[tuple[str, str]] = Counter()
    for before, after in _paired(a, b, group):
        old, new = a.corpus.answers[before], b.corpus.answers[after]
        if old.status != new.status:
            statuses[old.status, new.status] += 1
        facts.update(_changed(a.corpus.said[before], b.corpus.said[after]))
    return (
        tuple(
            FactChange(slot=slot, before=old, after=new, answers=n)
            for (slot, old, new), n in sorted(facts.items(), key=lambda item: (-item[1], item[0]))
        ),
        tuple(
            StatusChange(before=old, after=new, answers=n)
            for (old, new), n in sorted(statuses.items(), key=lambda item: (-item[1], item[0]))
        ),
    )


def _paired(a: Measured, b: Measured, group: int) -> Iterator[tuple[int, int]]:
    """Places of the answers to the same question of the same office, in both runs."""
    later: defaultdict[Question, list[int]] = defaultdict(list)
    span = b.corpus.spans[group]
    for place in range(span.start, span.stop):
        later[_question(b.corpus.answers[place])].append(place)
    span = a.corpus.spans[group]
    for place in range(span.start, span.stop):
        if waiting := later[_question(a.corpus.answers[place])]:
            yield place, waiting.pop(0)


def _question(answer: Answer) -> Question:
    return (answer.wording, answer.office, answer.channel, answer.language, answer.repeat)


def _changed(before: Said, after: Said) -> Iterator[_Fact]:
    if before is after:
        return
    for key in sorted({*before.by_key, *after.by_key}):
        old = _shown(before.by_key.get(key, frozenset()))
        new = _shown(after.by_key.get(key, frozenset()))
        if old != new:
            yield key.slot, old, new


def _shown(facts: frozenset[Fact]) -> tuple[str, ...]:
    return tuple(sorted({present(fact) for fact in facts}))
