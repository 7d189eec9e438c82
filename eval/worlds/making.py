"""Makes a world of what a data directory holds, and writes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from assist.suggestions.service import today_here
from eval.audit.needs import open_reader
from eval.audit.territory import stored_offices
from eval.errors import EvaluationError
from eval.worlds.files import write_world
from eval.worlds.models import World
from eval.worlds.texts import told
from eval.worlds.topics import topics_of
from eval.worlds.world import Recipe, generate
from indexes.settings import Settings

_FEWEST_OFFICES = 2


def make_world(
    settings: Settings,
    folder: Path,
    *,
    rate: float,
    seed: int = 0,
    groups: int = 60,
    today: date | None = None,
) -> tuple[World, tuple[Path, Path]]:
    """The same snapshot, offices and numbers give the same bytes. Raises EvaluationError when
    there is nothing to ask about or nobody to answer, IndexesError, OSError."""
    day = today or today_here()
    topics = topics_of(open_reader(settings, day))
    offices = sorted(stored_offices(settings).values(), key=lambda office: office.id)
    if not topics:
        raise EvaluationError(told("no_topics"))
    if len(offices) < _FEWEST_OFFICES:
        raise EvaluationError(told("no_offices"))
    world = generate(topics, offices, Recipe(rate, seed, groups, day))
    return world, write_world(folder, world)
