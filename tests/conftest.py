"""What tests of several rooms share: one Chromium, and what accessible means."""

from __future__ import annotations

import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from hypothesis import settings
from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

settings.register_profile("any machine", deadline=None)  # how long it takes is no property
settings.load_profile("any machine")

CheckAccessibility = Callable[[Page | Frame], None]
PATIENCE_MS = 15_000  # of a browser on a machine that runs other tests
FAILED = pytest.StashKey[bool]()


def hear_interruptions() -> None:
    """For `preexec_fn`: what runs behind a shell that ignores SIGINT inherits that it is deaf."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may miss a moment: its tests get a second chance, which is
    reported, and in which what happens is traced."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: install Debian's package `chromium`")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def check_accessibility() -> CheckAccessibility:
    def check(page: Page | Frame) -> None:
        # Half-way through a transition no colour is the final one; axe looks into frames too.
        for frame in page.frames if isinstance(page, Page) else [page]:
            frame.wait_for_function(
                "document.getAnimations().every((a) => a.playState != 'running')"
            )
        results = Axe().run(page)
        assert results.violations_count == 0, results.response["violations"]
        overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(overflow) <= 0, "the page scrolls sideways"

    return check
