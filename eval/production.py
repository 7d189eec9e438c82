"""Production's own stages, run in process up to the one that is measured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.schemas import SuggestionRequest
from assist.suggestions.schemas import Turn as RequestTurn
from eval.dataset import Example
from eval.retrieval import Ranker
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder
from indexes.models import Passage
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore

UNTIL_RANK = STAGES[: STAGES.index(rank) + 1]


@dataclass(frozen=True)
class Production:
    """The embedder, the snapshots and the stages as the service uses them."""

    settings: Settings
    embedder: Embedder
    snapshots: SnapshotStore

    def ranker(self, example: Example) -> list[Passage]:
        """The best passage of each procedure or page, in the order of the rank stage."""
        context = Context(request=_request(example), resources=self._resources())
        ranked = run(context, UNTIL_RANK).ranked
        return [candidate.hits[0].passage for candidate in ranked]

    def _resources(self) -> Resources:
        return Resources(
            settings=self.settings,
            knowledge=knowledge_of(self.snapshots.current()),
            embedder=self.embedder,
            today=datetime.now(UTC).date(),
        )


def open_production(settings: Settings) -> Production:
    """Raises IndexesError when there is no model or nothing was indexed."""
    embedder = get_embedder(settings)
    snapshots = SnapshotStore(settings.snapshots_dir, embedder, vector_index=settings.vector_index)
    return Production(settings, embedder, snapshots)


def production_ranker(settings: Settings) -> Ranker:
    return open_production(settings).ranker


def _request(example: Example) -> SuggestionRequest:
    return SuggestionRequest(
        query=example.query,
        conversation=tuple(
            RequestTurn.model_validate(turn.model_dump()) for turn in example.conversation
        ),
        channel=example.channel,
        office=example.office,
        language=example.language,
    )
