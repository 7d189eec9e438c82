"""What a worker does twice a minute beside its jobs, so that no long job keeps it waiting."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from indexes.settings import Settings
from ingest.schedules import enqueue_due

GROUP = "ventanilla.periodic"  # entry points: what other rooms do then, given the settings


def look_around(settings: Settings) -> None:
    """Queues what is due, then calls the other rooms, whatever became of that."""
    try:
        enqueue_due(settings)
    finally:
        for entry in entry_points(group=GROUP):
            act: Callable[[Settings], object] = entry.load()
            act(settings)
