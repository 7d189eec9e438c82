"""How a replay is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

from eval.dataset.perturbation import Perturbation
from indexes.models import Channel, Value

Command = Literal["consistency", "answers", "retrieval"]
STAGE_NAMES = (
    "redact",
    "understand",
    "retrieve",
    "fuse",
    "rank",
    "divide",
    "assess",
    "draft",
    "verify",
    "gate",
)


class ReplayOptions(Value):
    """`offices` and `channels`: None asks each question as the dataset says it was asked; no
    offices at all means every one of the table."""

    command: Command
    dataset: Path
    offices: tuple[str, ...] | None = None
    channels: tuple[Channel, ...] | None = None
    repeats: int = 1
    limit: int | None = None  # groups
    until: str = "verify"
    seed: int = 0
    perturbation: Perturbation | None = None
    today: date | None = None
    url: str | None = None
    workers: int = 0  # 0: as many as there are processors
