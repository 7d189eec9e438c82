"""One process that answers questions with production's stages. Opens everything once."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from assist.suggestions.knowledge import knowledge_of
from assist.suggestions.outcome import conclude
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import Suggestion
from assist.suggestions.unavailable import unavailable
from eval.models import Answer
from eval.production import Production, open_production, stages_until
from eval.replay.answering import Themes, answer_of
from eval.replay.grid import Question
from eval.retrieval import ranked_items
from indexes.database import session_scope
from indexes.end_with_parent import end_with_parent
from indexes.models import Office, Passage
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from indexes.snapshots import Snapshot

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Work:
    """What every process of a run is told."""

    settings: Settings
    snapshot: str
    until: str
    today: date


class Worker:
    """Raises IndexesError when it cannot be opened."""

    def __init__(self, work: Work) -> None:
        self._production: Production = open_production(work.settings)
        self._snapshot: Snapshot = self._production.snapshots.open(work.snapshot)
        self._stages = stages_until(work.until)
        self._today = work.today
        self._themes = Themes(self._snapshot.procedures)
        self._offices = _offices(self._production)
        self._warm_up()

    def answer(self, question: Question) -> Answer:
        started = time.perf_counter()
        suggestion, ranked = self._suggestion(question)
        return answer_of(
            question,
            suggestion,
            themes=self._themes,
            offices=self._offices,
            ranked=ranked,
            latency_ms=round((time.perf_counter() - started) * 1000, 3),
        )

    def _suggestion(self, question: Question) -> tuple[Suggestion | None, tuple[str, ...]]:
        """As in the service, what fails is a status, and the rest goes on."""
        request = question.request()
        try:
            context = self._production.run(request, self._snapshot, self._today, self._stages)
            done = context.status is not None
            suggestion = conclude(context, id="", pipeline="") if done else None
            return suggestion, _ranked(context, question.example.relevant)
        except Exception:
            logger.exception("%s could not be answered", question.key)
            return unavailable("", request, self._production.settings, ""), ()

    def _warm_up(self) -> None:
        """What the service does before its first request."""
        knowledge = knowledge_of(self._snapshot)
        knowledge.noise_floor(self._production.embedder)
        knowledge.warm_up(self._today)


def _offices(production: Production) -> dict[str, Office]:
    with session_scope(production.engine) as session:
        return {office.id: office for office in OfficeRepository(session).list()}


def _ranked(context: Context, relevant: Sequence[str]) -> tuple[str, ...]:
    """Names in the order of the last of the stages that order: rank, fuse, retrieve."""
    passages: list[Passage]
    if context.ranked:
        passages = [candidate.hits[0].passage for candidate in context.ranked]
    elif context.fused:
        passages = [hit.passage for hit in context.fused]
    else:  # the first of each ranking, the second of each…
        turns = chain.from_iterable(zip_longest(*context.retrieved))
        passages = [hit.passage for hit in turns if hit is not None]
    return tuple(ranked_items(passages, relevant))


_worker: Worker


def start(work: Work) -> None:
    """First call in a new process: an interruption is for the parent to handle, and no process
    may go on when the parent was killed."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()
    _worker = Worker(work)


def answer_all(questions: Sequence[Question]) -> list[Answer]:
    return [_worker.answer(question) for question in questions]
