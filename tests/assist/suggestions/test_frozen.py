from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass
from functools import cached_property

import pytest

from assist.suggestions.frozen import replace


@dataclass(frozen=True)
class _Sum:
    one: int
    other: int = 0

    @cached_property
    def total(self) -> int:
        return self.one + self.other


@dataclass(frozen=True, slots=True)
class _Pair:
    one: int
    other: int = 0


@pytest.mark.parametrize("kind", [_Sum, _Pair])
def test_another_has_what_was_changed_and_all_else_as_it_was(kind: type[_Sum]) -> None:
    first = kind(1, 2)
    second = replace(first, other=3)
    assert (first, second) == (kind(1, 2), kind(1, 3))
    with pytest.raises(FrozenInstanceError):
        second.one = 4  # type: ignore[misc]


def test_what_was_worked_out_of_the_old_values_is_worked_out_again() -> None:
    first = _Sum(1, 2)
    assert first.total == 3
    assert replace(first, one=5).total == 7


def test_a_field_that_is_not_there_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        replace(_Sum(1), third=3)  # type: ignore[call-arg]
