"""How many of the citations that a reply may have each of its needs gets."""

from __future__ import annotations

from collections.abc import Sequence


def shares(wanted: Sequence[int], most: int, least: Sequence[int] = ()) -> list[int]:
    """One after the other takes one more, in order, while it wants some and there are any: first
    what each cannot do without (`least`), which is none where nothing is given."""
    given = [0] * len(wanted)
    for needed in (least, wanted):
        while sum(given) < most and any(n > g for n, g in zip(needed, given, strict=False)):
            for place, want in enumerate(needed):
                if given[place] < want and sum(given) < most:
                    given[place] += 1
    return given
