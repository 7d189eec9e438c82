from __future__ import annotations

from assist.suggestions.remembered import Remembered


def test_what_comes_when_it_is_full_takes_the_place_of_all() -> None:
    squares: Remembered[int, int] = Remembered(2)
    for number in (1, 2):
        squares[number] = number * number
    assert squares == {1: 1, 2: 4}
    squares[3] = 9
    assert squares == {3: 9}
