"""Crawls sources, one after the other, and reports what came of it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Engine

from indexes.database import open_database, session_scope
from indexes.repositories.sources import SourceRepository
from indexes.settings import Settings
from indexes.tables import now
from ingest.errors import CrawlInterrupted
from ingest.folders import read_folders
from ingest.progress import CRAWL, Progress, silent
from ingest.read_with import read_by_another, remember
from ingest.reports import CrawlReport, PageProblem, SourceReport
from ingest.sources import SourceConfig
from ingest.spiders.ahead import Ahead, is_fetched
from ingest.spiders.events import CrawlEvent
from ingest.spiders.plan import CrawlPlan, dumped
from ingest.spiders.process import run_crawl
from ingest.spiders.store import DocumentStore
from ingest.spiders.unfinished import CrawlMark
from ingest.texts import text


@dataclass(frozen=True)
class CrawlOptions:
    """`refetch`: also pages that say that they did not change."""

    dry_run: bool = False
    refetch: bool = False
    max_pages: int | None = None


def crawl(
    settings: Settings,
    sources: Sequence[SourceConfig],
    progress: Progress = silent,
    options: CrawlOptions = CrawlOptions(),  # frozen
) -> CrawlReport:
    """A source that fails is reported and does not stop the others. What `progress` raises stops
    the crawl; what was stored until then stays."""
    started = time.monotonic()
    with Ahead(settings, sources, options.max_pages) as ahead:
        engine = open_database(settings)
        try:
            reports = [
                _crawl_one(settings, engine, source, progress, options, ahead) for source in sources
            ]
        finally:
            engine.dispose()
    seconds = round(time.monotonic() - started, 3)
    return CrawlReport(sources=tuple(reports), dry_run=options.dry_run, seconds=seconds)


def _crawl_one(
    settings: Settings,
    engine: Engine,
    source: SourceConfig,
    progress: Progress,
    options: CrawlOptions,
    ahead: Ahead,
) -> SourceReport:
    plan = _plan(settings, source, options)
    mark = CrawlMark(settings, source.name)
    if not options.dry_run:
        mark.set(plan.started_at)
        with session_scope(engine) as session:
            SourceRepository(session).save(source.row())
    store = DocumentStore(engine, source, plan.started_at, dry_run=options.dry_run)
    tally = _Tally(source, progress)
    started = time.monotonic()
    error, complete = "", False
    try:
        complete = _run(plan, store, tally, ahead)
    except CrawlInterrupted as interrupted:
        error = str(interrupted)
    gone = store.mark_missed() if complete else []
    if not options.dry_run and not error:
        mark.clear()
    if complete and not options.dry_run:
        remember(settings, source.name)
    return tally.report(tuple(gone), error, time.monotonic() - started)


def _plan(settings: Settings, source: SourceConfig, options: CrawlOptions) -> CrawlPlan:
    """Goes on with a crawl that did not end, unless everything is to be fetched anew."""
    refetch = options.refetch or read_by_another(settings, source.name)
    at = now()
    began = None
    if not options.refetch and not options.dry_run:
        began = CrawlMark(settings, source.name).started(at)
    return CrawlPlan(
        settings=dumped(settings),
        source=source,
        started_at=began or at,
        dry_run=options.dry_run,
        refetch=refetch,
        resumed=began is not None,
        max_pages=options.max_pages,
    )


def _run(plan: CrawlPlan, store: DocumentStore, tally: _Tally, ahead: Ahead) -> bool:
    """Whether everything that was found was fetched."""
    complete = True
    if plan.source.folders:
        complete = read_folders(plan, store, tally)
    if is_fetched(plan.source):
        finished = run_crawl(plan, tally, ahead.take(plan.source))
        tally.fetched, tally.truncated = finished.fetched, finished.truncated
        complete = complete and finished.complete
    return complete


@dataclass
class _Tally:
    """Counts events, and passes them on as progress."""

    source: SourceConfig
    progress: Progress
    counts: dict[str, int] = field(default_factory=dict)
    fetched: int = 0
    failed: list[PageProblem] = field(default_factory=list)
    skipped: list[PageProblem] = field(default_factory=list)
    truncated: bool = False

    def __call__(self, event: CrawlEvent) -> None:
        self.counts[event.kind] = self.counts.get(event.kind, 0) + 1
        if event.kind == "progress":
            self.fetched = event.fetched
            total = min(event.fetched + event.waiting, self.source.max_pages)
            self.progress(event.fetched, total, CRAWL, text("steps.crawl", source=self.source.name))
        elif event.kind in ("failed", "skipped"):
            problem = PageProblem(
                url=event.url, reason=event.reason, remedy=event.remedy, transient=event.transient
            )
            (self.failed if event.kind == "failed" else self.skipped).append(problem)

    def report(self, gone: tuple[str, ...], error: str, seconds: float) -> SourceReport:
        return SourceReport(
            source=self.source.name,
            fetched=self.fetched,
            new=self.counts.get("new", 0),
            changed=self.counts.get("changed", 0),
            unchanged=self.counts.get("unchanged", 0),
            gone=gone,
            failed=tuple(sorted(self.failed, key=lambda problem: problem.url)),
            skipped=tuple(sorted(self.skipped, key=lambda problem: problem.url)),
            truncated=self.truncated,
            error=error,
            seconds=round(seconds, 3),
        )
