"""The error tree of the demonstration.

DemoError                 (an IngestError)
├── PortTaken             somebody listens on the port that was asked for
├── ProcessEnded          the worker or the service ended by itself; carries the end of its log
├── ServiceRefused        the service answered with a problem, or not at all
└── JobFailed             the crawl failed or was cancelled
"""

from __future__ import annotations

from ingest.errors import IngestError


class DemoError(IngestError):
    """Base of all errors of the demonstration."""


class PortTaken(DemoError):
    pass


class ProcessEnded(DemoError):
    def __init__(self, name: str, code: int, log: str) -> None:
        super().__init__(f"«ventanilla {name}» terminó con el código {code}:\n{log}")


class ServiceRefused(DemoError):
    pass


class JobFailed(DemoError):
    pass
