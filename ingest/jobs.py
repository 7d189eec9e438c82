"""Handlers of the jobs that a worker runs: `crawl`, `reindex`, `import_cases`, `upkeep`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from indexes.jobs import JobContext
from ingest.cases import import_cases as import_case_file
from ingest.choosing import choose_sources
from ingest.crawling import CrawlOptions
from ingest.errors import SourceInvalid
from ingest.freshness import keep_up
from ingest.pipeline import crawl as crawl_sources
from ingest.pipeline import reindex as reindex_all
from ingest.reports import with_invalid
from ingest.schedules import record_runs


class _Payload(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_P = TypeVar("_P", bound=_Payload)


class CrawlPayload(_Payload):
    """No sources: all of them. `url` crawls an address that is no source yet, and makes it one."""

    sources: tuple[str, ...] = ()
    source: str | None = None
    url: str | None = None
    max_pages: int | None = None
    dry_run: bool = False
    refetch: bool = False
    reindex: bool = True


class ReindexPayload(_Payload):
    """`full`: also when nothing changed. `force`: also when a rollback pinned what is in use."""

    full: bool = False
    force: bool = False


class UpkeepPayload(_Payload):
    """No day: today."""

    day: date | None = None


class ImportPayload(_Payload):
    file: Path


def crawl(context: JobContext) -> dict[str, Any]:
    """Crawls; then reindexes, unless told not to. The result is a CrawlReport, with a ReindexReport
    in `reindex`."""
    asked = _read(CrawlPayload, context)
    names = [*asked.sources, *([asked.source] if asked.source and not asked.url else [])]
    choice = choose_sources(context.settings, names, asked.url)
    options = CrawlOptions(asked.dry_run, asked.refetch, asked.max_pages)
    report = crawl_sources(context.settings, choice.sources, _watched(context), options)
    report = with_invalid(report, choice.invalid)
    if not asked.dry_run:
        record_runs(context.settings, report)
    result = report.model_dump(mode="json")
    if asked.reindex and not asked.dry_run and not report.empty:
        result["reindex"] = reindex_all(context.settings, _watched(context)).model_dump(mode="json")
    return result


def reindex(context: JobContext) -> dict[str, Any]:
    """The result is a ReindexReport."""
    asked = _read(ReindexPayload, context)
    report = reindex_all(context.settings, _watched(context), asked.full, asked.force)
    return report.model_dump(mode="json")


def import_cases(context: JobContext) -> dict[str, Any]:
    """The result is an ImportReport. Raises ImportInvalid when the file cannot be read."""
    asked = _read(ImportPayload, context)
    report = import_case_file(context.settings, asked.file, _watched(context))
    return report.model_dump(mode="json")


def upkeep(context: JobContext) -> dict[str, Any]:
    """What is done every day without a crawl. The result is an UpkeepReport."""
    asked = _read(UpkeepPayload, context)
    day = asked.day or date.today()
    return keep_up(context.settings, day, _watched(context)).model_dump(mode="json")


def _watched(context: JobContext) -> Any:
    """Progress that also asks whether the job was cancelled."""

    def progress(done: int, total: int | None = None, stage: str = "", message: str = "") -> None:
        context.progress(done, total, stage, message)
        context.check_cancelled()

    return progress


def _read(kind: type[_P], context: JobContext) -> _P:
    try:
        return kind.model_validate(context.payload)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise SourceInvalid(f"{place}: {first['msg']}") from error
