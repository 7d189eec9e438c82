"""Production's own stages, run in process, whole or up to one; nothing is written anywhere."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from sqlalchemy.engine import Engine

from assist.suggestions.decisions import DecisionStore
from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.models import load_models
from assist.suggestions.office import find_office_of
from assist.suggestions.pipeline import STAGES, Stage, run
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.version import pipeline_version
from eval.dataset import Example
from eval.replay.grid import request_of
from indexes.database import open_database
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import Snapshot, SnapshotStore

logger = logging.getLogger(__name__)

UNTIL_RANK = STAGES[: STAGES.index(rank) + 1]


@dataclass(frozen=True)
class Production:
    """The embedder, the snapshots and the stages as the service uses them."""

    settings: Settings
    embedder: Embedder
    snapshots: SnapshotStore

    @cached_property
    def engine(self) -> Engine:
        return open_database(self.settings)

    @cached_property
    def _decisions(self) -> DecisionStore:
        return DecisionStore(self.engine)

    @property
    def pipeline(self) -> str:
        return pipeline_version(self.settings, self.embedder.digest)

    def run(
        self, request: SuggestionRequest, snapshot: Snapshot, today: date, stages: Sequence[Stage]
    ) -> Context:
        """What the service does for a request, but for keeping a record of it."""
        resources = Resources(
            settings=self.settings,
            knowledge=knowledge_of(snapshot),
            embedder=self.embedder,
            today=today,
            office=find_office_of(request.office, self.engine),
            decisions=self._decisions.current(snapshot.id),
        )
        return run(Context(request=request, resources=resources), tuple(stages))

    def ranker(self, example: Example) -> list[Passage]:
        """The best passage of each procedure or page, in the order of the rank stage."""
        today = datetime.now(UTC).date()
        ranked = self.run(request_of(example), self.snapshots.current(), today, UNTIL_RANK).ranked
        return [candidate.hits[0].passage for candidate in ranked]


def stages_until(name: str) -> tuple[Stage, ...]:
    """The stages up to and with the one of that name. Raises ValueError for an unknown one."""
    names = [stage.__name__ for stage in STAGES]
    return STAGES[: names.index(name) + 1]


def open_production(settings: Settings) -> Production:
    """Raises IndexesError when there is no model or nothing was indexed."""
    load_models(settings)
    embedder = get_embedder(settings)
    snapshots = SnapshotStore(settings.snapshots_dir, embedder, vector_index=settings.vector_index)
    return Production(settings, embedder, snapshots)
