"""What is worked out once and kept while there is room."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

K = TypeVar("K")
V = TypeVar("V")
Owner = TypeVar("Owner", bound=Hashable)


class Remembered(dict[K, V]):
    """At most `most`: what comes when they are full takes the place of all that was there. Reading
    costs what reading a dict costs, which no cache that counts its uses can say."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)


class KeptWith(Generic[Owner, K, V]):
    """For each owner, such as a snapshot's knowledge, at most `most`; they go when it goes."""

    def __init__(self, most: int) -> None:
        self._kept: WeakKeyDictionary[Owner, Remembered[K, V]] = WeakKeyDictionary()
        self._most = most

    def get(self, owner: Owner, key: K, make: Callable[[], V]) -> V:
        """What was made for the key, or is made now. Raises what `make` raises."""
        kept = self._kept.get(owner)
        if kept is None:
            kept = self._kept[owner] = Remembered(self._most)
        if key not in kept:
            kept[key] = make()
        return kept[key]
