"""What is kept of a browser test that failed: screenshots, and a trace of its second run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.conftest import FAILED

RESULTS = Path(__file__).parents[3] / "test-results"


class Evidence:
    """`watch` a context when it opens, `keep` at the end of the test, before they close."""

    def __init__(self, test: pytest.Item) -> None:
        self.contexts: list[BrowserContext] = []
        self._test = test
        # Tracing takes time: the first run goes without.
        self._traces = getattr(test, "execution_count", 1) > 1

    def watch(self, context: BrowserContext) -> None:
        self.contexts.append(context)
        if self._traces:
            context.tracing.start(screenshots=True, snapshots=True)

    def keep(self) -> None:
        if not self._test.stash.get(FAILED, False):
            return
        folder = RESULTS / re.sub(r"[^\w.-]+", "_", self._test.nodeid)
        for number, context in enumerate(self.contexts):
            for index, page in enumerate(context.pages):
                page.screenshot(path=folder / f"{number}-{index}.png", full_page=True)
            if self._traces:
                context.tracing.stop(path=folder / f"{number}-trace.zip")
