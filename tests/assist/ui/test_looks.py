from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.assist.ui.conftest import OpenSidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser
CONFLICT = "¿Cuánto cuesta la licencia de caza menor?"


@pytest.mark.parametrize("width", [320, 1280])
def test_dark_scheme_is_accessible(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = open_sidebar(width=width, color_scheme="dark")
    sidebar.ask(CONFLICT)
    sidebar.expect_text("Las fuentes no coinciden")
    assert _background(page) == "rgb(20, 23, 31)"
    check_accessibility(page)


def test_host_may_choose_the_scheme(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(color_scheme="light")
    page.goto(f"{page.url}&theme=dark")
    sidebar.question.wait_for()
    assert _background(page) == "rgb(20, 23, 31)"


def test_forced_colours_are_accessible(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = open_sidebar(width=320, forced_colors="active")
    sidebar.ask(CONFLICT)
    sidebar.expect_text("Las fuentes no coinciden")
    check_accessibility(page)


def test_nothing_moves_when_less_motion_is_asked_for(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(reduced_motion="reduce")
    page.route("**/v1/suggestions", lambda route: None)
    sidebar.ask()
    sidebar.expect_text("Preparando la sugerencia…")
    page.wait_for_timeout(100)
    assert (
        page.evaluate("document.getAnimations().filter(a => a.playState === 'running').length") == 0
    )


def test_text_of_twice_the_size_fits(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = open_sidebar(width=640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    sidebar.ask()
    expect(sidebar.button("Insertar")).to_be_visible()
    check_accessibility(page)


def _background(page: Page) -> str:
    return str(
        page.locator("ventanilla-sidebar").evaluate("(e) => getComputedStyle(e).backgroundColor")
    )
