"""How the citations of a reply are shared among its needs."""

from __future__ import annotations

import pytest

from assist.suggestions.needs.sharing import shares


@pytest.mark.parametrize(
    ("wanted", "most", "given"),
    [
        ([2, 2], 5, [2, 2]),
        ([5, 1], 5, [4, 1]),
        ([4, 4], 5, [3, 2]),
        ([3, 0, 3], 4, [2, 0, 2]),
        ([2], 0, [0]),
    ],
)
def test_each_need_gets_its_turn_while_there_are_any(
    wanted: list[int], most: int, given: list[int]
) -> None:
    assert shares(wanted, most) == given


def test_what_a_need_cannot_do_without_goes_before_what_another_has_besides() -> None:
    assert shares([4, 4], 5, [1, 3]) == [2, 3]
    assert shares([4, 4], 5, [4, 3]) == [3, 2]
