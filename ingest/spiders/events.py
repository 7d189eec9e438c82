"""What the crawling process tells the one that started it: one JSON object a line."""

from __future__ import annotations

from typing import Literal

from indexes.models import Value

EventKind = Literal["new", "changed", "unchanged", "skipped", "failed", "progress", "finished"]


class CrawlEvent(Value):
    """`failed` and `skipped` carry a reason and a remedy; `finished` says whether everything that
    was found was fetched, so that what was not seen may count as missed."""

    kind: EventKind
    url: str = ""
    title: str = ""
    reason: str = ""
    remedy: str = ""
    transient: bool = False
    fetched: int = 0
    waiting: int = 0
    complete: bool = False
    truncated: bool = False
