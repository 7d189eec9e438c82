from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from eval.report import write
from tests.conftest import CheckAccessibility
from tests.eval.report import samples


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("divergence", [0.0, 0.04])
def test_report_is_accessible_in_a_browser(
    chromium: Browser,
    check_accessibility: CheckAccessibility,
    tmp_path: Path,
    width: int,
    divergence: float,
) -> None:
    contradictions = 12 if divergence else 0
    metrics = samples.metrics(divergence, contradictions=contradictions)
    report, *_ = write(tmp_path, samples.run(2), metrics, {}, [(samples.run(1), metrics)])
    page = chromium.new_page(viewport=ViewportSize(width=width, height=800))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    for summary in page.locator("summary").all():
        summary.click()
    check_accessibility(page)
    assert asked == [report.as_uri()]
    page.close()
