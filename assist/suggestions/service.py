"""Suggestions: one question in, one verified and recorded suggestion out. Never an exception."""

from __future__ import annotations

import gc
import logging
import secrets
from collections.abc import Callable, Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from assist.consent.sensitivity import Standing
from assist.consent.standing import admitted, standing_of
from assist.suggestions import records
from assist.suggestions.ahead import read_pages, rehearse, weigh_pages
from assist.suggestions.assessment.meaning import described_vectors
from assist.suggestions.assessment.services import services_of
from assist.suggestions.assessment.stories import stories_of
from assist.suggestions.decisions import DecisionStore
from assist.suggestions.events import Event, closing_events, stage_event
from assist.suggestions.frozen import replace
from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.office import find_office_of
from assist.suggestions.outcome import conclude
from assist.suggestions.pipeline import steps
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.schemas import (
    EventRequest,
    RedraftRequest,
    Status,
    Suggestion,
    SuggestionRequest,
)
from assist.suggestions.unavailable import reason_of, unavailable
from assist.suggestions.understanding.instructions import wanted_style
from assist.suggestions.understanding.language import detect_language
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.version import pipeline_version
from assist.suggestions.vocabulary.files import languages_with
from assist.suggestions.vocabulary.glossary import gloss
from indexes.embedders.protocol import Embedder
from indexes.errors import EmbedderError, SnapshotError
from indexes.heap import give_back, into_large_pages
from indexes.settings import Settings
from indexes.snapshots import Snapshot, SnapshotStore
from prompts.loader import load_all

logger = logging.getLogger(__name__)

# Objects, and collections of younger ones. What a question leaves is what pages say, in thousands
# of objects: looked through often, a few at a time, nobody waits for it as for all of them at once.
_COLLECTED_AFTER = (5_000, 200, 50)
_ZONE = ZoneInfo("Europe/Madrid")
_FOREIGN = "Wie lange dauert das Verfahren?"  # makes the language identifier load


def today_here() -> date:
    return datetime.now(_ZONE).date()


class SuggestionService:
    """Safe in any number of threads: it keeps nothing between calls."""

    def __init__(
        self,
        settings: Settings,
        snapshots: SnapshotStore,
        embedder: Embedder,
        engine: Engine,
        *,
        today: Callable[[], date] = today_here,
    ) -> None:
        self._settings = settings
        self._snapshots = snapshots
        self._embedder = embedder
        self._engine = engine
        self._decisions = DecisionStore(engine)
        self._today = today
        snapshots.prepare_with(self._prepare)

    def suggest(self, request: SuggestionRequest, instruction: str = "") -> Suggestion:
        """A dependency that fails gives the status `unavailable`, with what could still be said."""
        *_, last = self._run(request, instruction)
        assert isinstance(last, Suggestion)
        return last

    def stream(self, request: SuggestionRequest) -> Iterator[Event]:
        """`status` while stages run; `sources`, `draft.delta` and `suggestion` once verified."""
        for item in self._run(request, ""):
            if isinstance(item, Suggestion):
                yield from closing_events(item)
            else:
                yield stage_event(item)

    def warm_up(self) -> None:
        """Loads what the first question would wait for. Without a snapshot there is nothing to."""
        detect_language(_FOREIGN)
        load_all()
        gloss(_FOREIGN, PAGES, further=True)
        try:
            knowledge = knowledge_of(self._snapshots.current())  # which prepares it
            for language in languages_with("probes.txt"):
                knowledge.noise_floor(self._embedder, language)
            described_vectors(self._embedder, self._settings)
            rehearse(Resources(self._settings, knowledge, self._embedder, self._today()))
        except (SnapshotError, EmbedderError) as error:
            logger.warning("not warmed up: %s", error)
            return
        gc.collect()
        gc.freeze()  # what was just read stays: the collector need not look at it at every question
        gc.set_threshold(*_COLLECTED_AFTER)
        give_back()
        into_large_pages()

    def get(self, id: str) -> Suggestion | None:
        kept = records.load(self._engine, id)
        return kept.suggestion if kept else None

    def redraft(self, id: str, body: RedraftRequest) -> Suggestion | None:
        """A new suggestion for the same question of the same citizen, with what `body` changes and
        all else as it was; None when there is no such suggestion."""
        kept = records.load(self._engine, id)
        if kept is None:
            return None
        request = kept.request
        excluded = dict.fromkeys((*request.exclude_sources, *body.exclude_sources))
        changed = request.model_copy(
            update={
                "exclude_sources": tuple(excluded),
                "style": body.style or wanted_style(body.instruction or "") or request.style,
                "channel": body.channel or request.channel,
            }
        )
        wanted = dict.fromkeys(filter(None, (kept.instruction, body.instruction)))
        return self.suggest(changed, "\n".join(wanted))

    def record_event(self, id: str, event: EventRequest) -> bool:
        """False when there is no such suggestion."""
        return records.add_event(self._engine, id, event)

    def _prepare(self, snapshot: Snapshot) -> None:
        """Before the first question is answered from it, while the one before it still serves."""
        knowledge = knowledge_of(snapshot)
        knowledge.warm_up(self._today())
        read_pages(knowledge)
        try:
            knowledge.noise_floor(self._embedder)
            knowledge.learnt(self._embedder)
            services_of(knowledge, self._embedder, self._settings)
            stories_of(knowledge, self._embedder, self._settings)
            weigh_pages(knowledge, self._embedder, self._settings)
        except EmbedderError as error:
            logger.warning("not warmed up: %s", error)

    def _run(self, request: SuggestionRequest, instruction: str) -> Iterator[str | Suggestion]:
        """The name of each stage that ended, then the suggestion."""
        id = f"sug_{secrets.token_hex(10)}"
        try:
            standing = standing_of(request.citizen, self._engine, self._settings)
            request = admitted(request, standing, self._settings)
            context = Context(request, self._resources(request, standing), instruction=instruction)
            for after in steps(context):
                context = after
                yield list(context.timings_ms)[-1]
            yield self._recorded(context, id)
        except Exception as error:  # the agent is answering a citizen: a status, never a failure
            yield unavailable(id, request, self._settings, reason_of(error))

    def _recorded(self, context: Context, id: str) -> Suggestion:
        total = round(sum(context.timings_ms.values()), 3)
        context = replace(context, timings_ms={**context.timings_ms, "total": total})
        version = pipeline_version(self._settings, self._embedder.digest)
        suggestion = conclude(context, id=id, pipeline=version)
        try:
            records.save(self._engine, context, suggestion)
        except SQLAlchemyError:
            logger.exception("suggestion %s could not be recorded", id)
            return suggestion.model_copy(update={"status": Status.UNAVAILABLE})
        return suggestion

    def _resources(self, request: SuggestionRequest, standing: Standing) -> Resources:
        snapshot = self._snapshots.current()
        return Resources(
            settings=self._settings,
            knowledge=knowledge_of(snapshot),
            embedder=self._embedder,
            today=self._today(),
            office=find_office_of(request.office, self._engine),
            decisions=self._decisions.current(snapshot.id),
            standing=standing,
        )
