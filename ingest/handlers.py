"""The handlers of all rooms, found by their entry points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from indexes.jobs import Handler

GROUP = "ventanilla.jobs"


def handlers() -> Mapping[str, Handler]:
    """By kind; each module is imported when a job of its kind comes."""
    return _Handlers({entry.name: entry for entry in entry_points(group=GROUP)})


class _Handlers(Mapping[str, Handler]):
    def __init__(self, entries: dict[str, EntryPoint]) -> None:
        self._entries = entries

    def __getitem__(self, kind: str) -> Handler:
        loaded: Any = self._entries[kind].load()
        handler: Handler = loaded
        return handler

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
