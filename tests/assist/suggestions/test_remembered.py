from __future__ import annotations

import gc
import itertools
import weakref

import pytest

from assist.suggestions.remembered import KeptWith, Remembered


def test_what_comes_when_it_is_full_takes_the_place_of_all() -> None:
    squares: Remembered[int, int] = Remembered(2)
    for number in (1, 2):
        squares[number] = number * number
    assert squares == {1: 1, 2: 4}
    squares[3] = 9
    assert squares == {3: 9}


class _Owner:
    """As a snapshot's knowledge: one of its own."""


def test_what_is_kept_with_an_owner_is_made_once() -> None:
    kept: KeptWith[_Owner, str, object] = KeptWith(most=2)
    owner = _Owner()
    made = kept.get(owner, "a", object)
    assert kept.get(owner, "a", object) is made
    assert kept.get(owner, "b", object) is not made
    assert kept.get(_Owner(), "a", object) is not made


def test_what_another_thread_takes_away_while_it_is_looked_up_is_there_all_the_same() -> None:
    kept: KeptWith[_Owner, str, int] = KeptWith(most=1)
    owner, count = _Owner(), itertools.count()

    class _Key(str):
        """Before each look at it another thread puts something else in its place."""

        def __hash__(self) -> int:
            kept.get(owner, f"another {next(count)}", lambda: 2)
            return str.__hash__(self)

    kept.get(owner, _Key("a"), lambda: 1)
    assert kept.get(owner, _Key("a"), lambda: 1) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    kept: KeptWith[_Owner, str, int] = KeptWith(most=2)
    owner = _Owner()
    with pytest.raises(ZeroDivisionError):
        kept.get(owner, "a", lambda: 1 // 0)
    assert kept.get(owner, "a", lambda: 1) == 1


def test_what_is_kept_goes_with_its_owner() -> None:
    kept: KeptWith[_Owner, str, _Owner] = KeptWith(most=2)
    owner = _Owner()
    made = weakref.ref(kept.get(owner, "a", _Owner))
    del owner
    gc.collect()
    assert made() is None
