from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import QUESTION, Sidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


def _open(
    open_page: OpenPage, service: RunningService, key: str, width: int
) -> tuple[Page, Sidebar]:
    page = open_page(f"{service.url}/ui/host", width=width)
    sidebar = Sidebar(page.frame_locator("#sidebar"))
    sidebar.sign_in(key)
    sidebar.question.wait_for()
    return page, sidebar


@WIDTHS
def test_reply_is_drafted_beside_the_conversation_and_inserted(
    open_page: OpenPage,
    service: RunningService,
    key: str,
    check_accessibility: CheckAccessibility,
    width: int,
) -> None:
    page, sidebar = _open(open_page, service, key, width)
    page.get_by_label("Hacer de ciudadano").fill(QUESTION)
    page.get_by_label("Hacer de ciudadano").press("Enter")
    expect(sidebar.draft).to_contain_text("12,35 €")
    sidebar.button("Insertar").click()
    reply = page.get_by_role("textbox", name="Respuesta")
    expect(reply).to_be_focused()
    assert "12,35 €" in reply.input_value()
    check_accessibility(page)
    check_accessibility(page.frames[1])


def test_reply_is_edited_and_kept_apart_for_each_interaction(
    open_page: OpenPage, service: RunningService, key: str
) -> None:
    page, sidebar = _open(open_page, service, key, 1280)
    reply = page.get_by_role("textbox", name="Respuesta")
    reply.fill("Primera")
    first, second = page.get_by_role("navigation").get_by_role("button").all()[:2]
    second.click()
    expect(reply).to_have_value("")
    expect(sidebar.question).not_to_have_value("")
    first.click()
    expect(reply).to_have_value("Primera")
    page.get_by_role("button", name="Dar por enviada").click()
    expect(reply).to_have_value("")
    expect(sidebar.question).to_have_value("")
    expect(page.get_by_role("status")).to_contain_text("no se ha enviado nada")


@WIDTHS
def test_every_interaction_is_accessible(
    open_page: OpenPage,
    service: RunningService,
    key: str,
    check_accessibility: CheckAccessibility,
    width: int,
) -> None:
    page, sidebar = _open(open_page, service, key, width)
    for interaction in page.get_by_role("navigation").get_by_role("button").all():
        interaction.click()
        expect(sidebar.button("Insertar")).to_be_visible()
        check_accessibility(page)
        check_accessibility(page.frames[1])


def test_whole_page_needs_no_mouse(open_page: OpenPage, service: RunningService, key: str) -> None:
    page, sidebar = _open(open_page, service, key, 1280)
    expect(sidebar.button("Insertar")).to_be_visible()
    sidebar.question.focus()
    page.keyboard.press("Alt+i")
    expect(page.get_by_role("textbox", name="Respuesta")).to_be_focused()
    assert page.get_by_role("textbox", name="Respuesta").input_value()
