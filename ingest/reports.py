"""What crawls and reindexes report; also the JSON of the commands and the results of jobs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from indexes.models import Value


class PageProblem(Value):
    """A page that failed, or that was left out on purpose."""

    url: str
    reason: str
    remedy: str = ""
    transient: bool = False


class SourceReport(Value):
    """One source in one crawl. `fetched` counts answers; `gone` are documents that two whole crawls
    in a row did not find. `truncated`: it stopped at `max_pages`."""

    source: str
    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: tuple[str, ...] = ()
    failed: tuple[PageProblem, ...] = ()
    skipped: tuple[PageProblem, ...] = ()
    truncated: bool = False
    error: str = ""  # the crawl itself ended early
    seconds: float = 0.0


class CrawlReport(Value):
    sources: tuple[SourceReport, ...] = ()
    dry_run: bool = False
    seconds: float = 0.0

    @property
    def altered(self) -> bool:
        """Whether anything that is indexed is not what it was."""
        return any(s.new or s.changed or s.gone for s in self.sources)

    @property
    def empty(self) -> bool:
        """Nothing was read at all: a wrong address, or a site that is down."""
        return not any(s.new or s.changed or s.unchanged for s in self.sources)

    @property
    def failed(self) -> bool:
        """Whether a source could not be crawled; single pages that fail are no failure."""
        return any(s.error or (s.failed and not s.fetched) for s in self.sources)


def with_invalid(report: CrawlReport, invalid: Mapping[str, Exception]) -> CrawlReport:
    """Says of sources that could not even be begun why, and what to do, by name."""
    refused = (SourceReport(source=name, error=str(error)) for name, error in invalid.items())
    return report.model_copy(update={"sources": (*report.sources, *refused)})


class UpkeepReport(Value):
    """What a day brought by itself. `snapshot` is in use now; None where nothing is stored."""

    day: date
    expired: tuple[str, ...] = ()  # addresses whose window has passed
    expired_answers: int = 0
    conflicts: int = 0
    snapshot: str | None = None


class ReindexReport(Value):
    """`snapshot` is in use now; `written` False when nothing had changed and the one before stays.
    `held`: the content did change, and a rollback keeps that one until it is unpinned.
    `embedded` counts passages whose vectors were not in the cache."""

    snapshot: str
    written: bool
    held: bool = False
    documents: int
    merged: int  # documents that said the same as another, and now are its aliases
    passages: int
    cases: int
    embedded: int
    conflicts: int = 0  # that are open now and were not
    retired_cases: int = 0
    retired_answers: int = 0
    seconds: float
