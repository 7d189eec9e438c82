"""The error tree of ingestion.

IngestError
├── SourceError
│   ├── SourceUnknown        no source of that name
│   └── SourceInvalid        sources.toml or an address is wrong; the message names it
├── TransientError           may work next time: the page is kept and retried by the next crawl
│   └── CrawlInterrupted     the crawling process ended before its work did; what it stored is kept
├── PermanentError           will fail again until somebody acts
│   ├── ContentUnreadable    broken or encrypted PDF, unknown type, no text
│   └── ContentTooLarge      over `max_page_bytes`
├── NothingToIndex           no page, article or case is stored yet
└── ImportInvalid            a file of cases or articles cannot be read at all

A permanent or transient error of one page never ends a crawl: it is listed in the report with its
`remedy`.
"""

from __future__ import annotations


class IngestError(Exception):
    """Base of all errors of this room: the reason, and what the reader can do about it."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason}. {remedy}" if remedy else reason)
        self.reason = reason
        self.remedy = remedy


class SourceError(IngestError):
    pass


class SourceUnknown(SourceError):
    pass


class SourceInvalid(SourceError):
    pass


class TransientError(IngestError):
    pass


class CrawlInterrupted(TransientError):
    pass


class PermanentError(IngestError):
    pass


class ContentUnreadable(PermanentError):
    pass


class ContentTooLarge(PermanentError):
    pass


class NothingToIndex(IngestError):
    pass


class ImportInvalid(IngestError):
    pass
