"""What both consoles have around their views: sign-in, keys of the keyboard, looks, failures."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from indexes.keys import create_key, revoke_key
from indexes.settings import Settings
from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.consoles.conftest import OpenConsole
from tests.assist.ui.consoles.console import Console
from tests.assist.ui.service import RunningService
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["knowledge", "quality"])
def test_a_key_of_another_role_is_refused(
    open_page: OpenPage,
    console_service: RunningService,
    console_keys: dict[str, str],
    check_accessibility: CheckAccessibility,
    name: str,
) -> None:
    page = open_page(f"{console_service.url}/ui/{name}")
    console = Console(page, check_accessibility)
    console.sign_in(console_keys["agent"])
    expect(page.get_by_role("alert")).to_contain_text("Esa clave no es de")
    console.check()


def test_a_revoked_key_asks_to_sign_in_again(
    open_console: OpenConsole, console_settings: Settings, console_keys: dict[str, str]
) -> None:
    console = open_console("knowledge", "#/sources")
    revoked = create_key(console_settings, role="editor")
    console.button("Salir").click()
    console.sign_in(revoked.key)
    console.expect_heading("Fuentes")
    revoke_key(console_settings, revoked.id)
    console.page.get_by_role("link", name="Cambios").click()
    expect(console.page.get_by_role("alert")).to_contain_text("La sesión ha terminado")
    console.sign_in(console_keys["editor"])
    console.expect_heading("Cambios")


def test_the_whole_way_needs_no_mouse(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/sources")
    page = console.page
    page.reload()
    console.expect_heading("Fuentes")
    page.keyboard.press("Tab")
    expect(console.button("Ir al contenido")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.get_by_role("link", name="Cambios").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Cambios")).to_be_focused()
    assert page.title() == "Cambios · Conocimiento · Ventanilla"
    page.go_back()
    console.expect_heading("Fuentes")


def test_a_lost_service_is_told_and_found_again(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/sources")
    page = console.page
    page.route("**/v1/changes*", lambda route: route.abort())
    page.get_by_role("link", name="Cambios").click()
    expect(page.get_by_role("alert")).to_contain_text("No hay conexión con el servicio")
    console.check()
    page.unroute("**/v1/changes*")
    console.button("Reintentar").click()
    console.expect_text("cambios")


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_other_colours_are_accessible(open_console: OpenConsole, look: dict[str, str]) -> None:
    console = open_console("knowledge", "#/conflicts?state=all", **look)
    console.expect_text("contradicciones")
    console.check()


def test_a_small_screen_has_its_sections_in_a_menu(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "?lang=en#/changes", width=320)
    page = console.page
    menu = page.get_by_role("button", name="Menu: Changes")
    menu.click()
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.get_by_role("link", name="Contradictions").click()
    expect(page.get_by_role("heading", level=1, name="Contradictions")).to_be_focused()
