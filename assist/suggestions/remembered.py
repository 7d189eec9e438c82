"""What is worked out once and kept while there is room."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast
from weakref import WeakKeyDictionary

K = TypeVar("K")
V = TypeVar("V")
Owner = TypeVar("Owner", bound=Hashable)
_NOTHING = object()


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

    def made(self, key: K, make: Callable[[], V]) -> V:
        """What is kept for the key, or is made now, whatever other threads do meanwhile. Raises
        what `make` raises."""
        found = self.get(key, _NOTHING)
        if found is _NOTHING:
            found = self[key] = make()
        return cast(V, found)


class KeptWith(Generic[Owner, K, V]):
    """For each owner, such as a snapshot's knowledge, at most `most`; they go when it goes."""

    def __init__(self, most: int) -> None:
        self._kept: WeakKeyDictionary[Owner, Remembered[K, V]] = WeakKeyDictionary()
        self._most = most

    def get(self, owner: Owner, key: K, make: Callable[[], V]) -> V:
        kept = self._kept.get(owner)
        if kept is None:
            kept = self._kept[owner] = Remembered(self._most)
        return kept.made(key, make)
