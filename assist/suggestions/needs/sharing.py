"""How many of the citations that a reply may have each of its needs gets."""

from __future__ import annotations

from collections.abc import Sequence


def shares(wanted: Sequence[int], most: int) -> list[int]:
    """One after the other takes one more, in order, while it wants some and there are any."""
    given = [0] * len(wanted)
    while sum(given) < min(most, sum(wanted)):
        for place, want in enumerate(wanted):
            if given[place] < want and sum(given) < most:
                given[place] += 1
    return given
