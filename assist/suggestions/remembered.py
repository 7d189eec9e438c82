"""What is worked out once and kept while there is room."""

from __future__ import annotations

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


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
