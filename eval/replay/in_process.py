"""Asks production's own stages, in as many processes as there are processors."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import date

from eval.errors import ReplayError
from eval.models import Answer
from eval.production import open_production
from eval.replay.asked import Asked, Batches, Target
from eval.replay.grid import Question
from eval.replay.window import results_of
from eval.replay.worker import Work, Worker, answer_all, start
from indexes.database import session_scope
from indexes.models import Office
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from prompts.loader import prompts_digest

IN_PROCESS = "in-process"
_BATCH = 13  # questions handed over at once: what is asked again, at most, after a kill
_AHEAD = 4  # batches waiting for each process
_FEW = 4  # batches that are answered before another process would have started


class InProcess:
    """Processes rather than threads: the stages are Python, and take turns in one process."""

    def __init__(
        self,
        settings: Settings,
        *,
        until: str,
        today: date,
        snapshot: str | None = None,
        workers: int = 0,
    ) -> None:
        """`snapshot` is the current one, or the one of the run that goes on. Raises IndexesError
        when it cannot be opened; nothing was asked then."""
        production = open_production(settings)
        found = production.snapshots.open(snapshot) if snapshot else production.snapshots.current()
        with session_scope(production.engine) as session:
            self._offices = OfficeRepository(session).list()
        self._work = Work(settings, found.id, until, today)
        self._workers = workers or len(os.sched_getaffinity(0))
        self._target = Target(
            name=IN_PROCESS,
            snapshot=found.id,
            pipeline=production.pipeline,
            embedder=f"{production.embedder.name} ({production.embedder.digest})",
            prompts_digest=prompts_digest(),
            today=today,
        )

    @property
    def target(self) -> Target:
        return self._target

    def offices(self) -> Sequence[Office]:
        return self._offices

    @contextmanager
    def ask(self, questions: Sequence[Question]) -> Iterator[Batches]:
        """Raises ReplayError when a process dies."""
        batches = [questions[at : at + _BATCH] for at in range(0, len(questions), _BATCH)]
        if self._workers == 1 or len(batches) <= _FEW:
            yield self._here(batches)
            return
        with self._pool(min(self._workers, len(batches))) as pool:
            yield self._asked(pool, batches)

    @contextmanager
    def _pool(self, workers: int) -> Iterator[ProcessPoolExecutor]:
        pool = ProcessPoolExecutor(
            workers,
            # Not fork: a copy of a process with threads may stand still for ever.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=start,
            initargs=(self._work,),
        )
        try:
            yield pool
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _here(self, batches: Sequence[Sequence[Question]]) -> Batches:
        """One after the other, without the seconds that other processes take to start."""
        worker = Worker(self._work) if batches else None
        for batch in batches:
            assert worker is not None
            yield self._with_versions([worker.answer(question) for question in batch])

    def _asked(self, pool: ProcessPoolExecutor, batches: Sequence[Sequence[Question]]) -> Batches:
        def submit(batch: Sequence[Question]) -> Future[list[Answer]]:
            return pool.submit(answer_all, batch)

        try:
            for answers in results_of(submit, batches, _AHEAD * self._workers):
                yield self._with_versions(answers)
        except BrokenProcessPool as error:
            raise ReplayError(
                "un proceso terminó sin responder (¿falta memoria?); siga con --resume"
            ) from error

    def _with_versions(self, answers: Sequence[Answer]) -> list[Asked]:
        snapshot, pipeline = self._target.snapshot, self._target.pipeline
        return [Asked(answer=one, snapshot=snapshot, pipeline=pipeline) for one in answers]
