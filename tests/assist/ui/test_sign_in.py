from __future__ import annotations

import pytest
from playwright.sync_api import expect

from indexes.keys import create_key, revoke_key
from indexes.settings import Settings
from tests.assist.ui.conftest import OpenPage, OpenSidebar
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import QUESTION, Sidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@WIDTHS
def test_form_asks_for_a_key(
    open_page: OpenPage,
    service: RunningService,
    check_accessibility: CheckAccessibility,
    width: int,
) -> None:
    page = open_page(f"{service.url}/ui/sidebar", width=width)
    sidebar = Sidebar(page)
    sidebar.button("Entrar").click()
    sidebar.expect_text("Escriba la clave de acceso.")
    check_accessibility(page)


@WIDTHS
def test_wrong_key_is_told(
    open_page: OpenPage,
    service: RunningService,
    check_accessibility: CheckAccessibility,
    width: int,
) -> None:
    page = open_page(f"{service.url}/ui/sidebar", width=width)
    sidebar = Sidebar(page)
    sidebar.sign_in("vnt_inventada")
    sidebar.expect_text("La clave no es válida o ha caducado.")
    expect(sidebar.question).to_have_count(0)
    check_accessibility(page)


def test_key_lasts_until_the_tab_closes(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    page.reload()
    expect(sidebar.question).to_be_visible()
    sidebar.button("Salir").click()
    page.reload()
    expect(sidebar.button("Entrar")).to_be_visible()


def test_revoked_key_asks_again_and_then_answers(
    open_page: OpenPage, service: RunningService, settings: Settings, key: str
) -> None:
    revoked = create_key(settings, role="agent")
    sidebar = Sidebar(open_page(f"{service.url}/ui/sidebar"))
    sidebar.sign_in(revoked.key)
    sidebar.question.wait_for()
    revoke_key(settings, revoked.id)
    sidebar.ask()
    sidebar.expect_text("La clave no es válida o ha caducado.")
    sidebar.sign_in(key)
    expect(sidebar.question).to_have_value(QUESTION)
    sidebar.expect_text("Respuesta completa")


def test_key_never_stands_in_an_address(open_sidebar: OpenSidebar, key: str) -> None:
    page, sidebar = open_sidebar()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    assert addresses
    assert not any(key in address for address in [*addresses, page.url])
