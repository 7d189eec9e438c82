"""Which answers give another value, so that a share of the comparable pairs contradict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from random import Random

from eval.worlds.models import Plant, PlantKind, Topic
from eval.worlds.mutation import mutated

Slots = dict[str, dict[str, str]]  # slot -> case -> normal form


def pairs(values: Mapping[str, str]) -> tuple[int, int]:
    """Contradictory and comparable pairs of the answers that state one slot of one group."""
    n = len(values)
    alike = sum(count * (count - 1) // 2 for count in Counter(values.values()).values())
    comparable = n * (n - 1) // 2
    return comparable - alike, comparable


def totals(groups: Iterable[Slots]) -> tuple[int, int]:
    counted = [pairs(values) for slots in groups for values in slots.values()]
    return sum(one[0] for one in counted), sum(one[1] for one in counted)


def plant(
    groups: dict[str, Slots], topics: Mapping[tuple[str, str], Topic], rate: float, rng: Random
) -> list[Plant]:
    """Changes `groups` until as many pairs contradict as the rate asks for, never more. Most of a
    group's answers keep the true value."""
    contradictory, comparable = totals(groups.values())
    wanted = round(rate * comparable)
    places = [(g, s, c) for g, slots in groups.items() for s, by in slots.items() for c in by]
    rng.shuffle(places)
    planted: list[Plant] = []
    for group, slot, case in places:
        if contradictory >= wanted:
            break
        values, topic = groups[group][slot], topics[group, slot]
        how: PlantKind = rng.choice(("value_changed", "stale_value"))
        other = mutated(topic.kind, values[case], how, rng)
        after = {**values, case: other}
        more = pairs(after)[0] - pairs(values)[0]
        changed = sum(one.group == group and one.slot == slot for one in planted)
        if more <= 0 or contradictory + more > wanted or 2 * (changed + 1) >= len(values):
            continue
        planted.append(
            Plant(
                case_id=case,
                group=group,
                slot=slot,
                said=other,
                instead_of=values[case],
                kind=how,
            )
        )
        groups[group][slot] = after
        contradictory += more
    return planted
