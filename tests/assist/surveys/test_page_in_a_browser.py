"""Anybody can answer: on a small screen, with a screen reader, without scripts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.assist.conftest import Desk
from tests.assist.surveys.conftest import Asked
from tests.assist.ui.service import RunningService
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser


@pytest.fixture
def address(desk: Desk) -> Iterator[str]:
    service = RunningService(desk.settings)
    service.start()
    yield service.url
    service.stop()


def test_the_page_is_accessible_and_works_without_scripts(
    chromium: Browser, address: str, asked: Asked, check_accessibility: CheckAccessibility
) -> None:
    url = address + asked(language="ca")
    for width in (320, 1280):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(url)
        check_accessibility(page)
        page.get_by_role("button").click()
        assert page.get_by_role("alert").is_visible()
        check_accessibility(page)
        page.close()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url + "?lang=fr")
    page.get_by_label("5 – Très bon").check()
    page.get_by_label("Souhaitez-vous ajouter").fill("Très bien")
    page.get_by_role("button", name="Envoyer").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Merci de votre évaluation"
    context.close()
