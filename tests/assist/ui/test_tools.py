"""The small tools beside a proposal, against the real service."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.assist.ui.conftest import OpenSidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 1280])
def test_tools_are_at_hand(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = open_sidebar(width=width)
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    page.keyboard.press("Alt+k")
    expect(page.get_by_label("Palabras")).to_be_focused()
    page.keyboard.type("bibliotecas")
    page.keyboard.press("Enter")
    expect(page.get_by_text("resultados.")).to_be_visible()
    page.get_by_text("Calcular un plazo").click()
    page.get_by_label("Notificación o publicación").fill("2026-08-03")
    sidebar.button("Calcular").click()
    sidebar.expect_text("El plazo termina el 18 de agosto de 2026")
    sidebar.expect_text("Con el calendario de Huesca.")
    page.get_by_text("Comprobar NIF, NIE, CIF o IBAN").click()
    page.get_by_label("Número").fill("12345678A")
    page.get_by_label("Número").press("Enter")
    sidebar.expect_text("no coincide la letra")
    page.get_by_text("Buscar una oficina").click()
    page.get_by_label("Nombre o municipio").fill("TERUEL")
    sidebar.expect_text("1 oficina.")
    check_accessibility(page)


def test_what_is_found_is_added_to_the_reply(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    page.keyboard.press("Alt+k")
    page.keyboard.type("bibliotecas")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Añadir a la respuesta: Carné").first.click()
    sidebar.expect_text("Añadido al final de la respuesta.")
    expect(sidebar.draft).to_contain_text("https://sede.example.org/tramites/")
    expect(sidebar.draft).to_contain_text("12,35 €")


def test_failed_search_says_what_to_do(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    page.route("**/v1/search?*", lambda route: route.abort())
    page.keyboard.press("Alt+k")
    page.keyboard.type("algo")
    page.keyboard.press("Enter")
    sidebar.expect_text("No se ha podido buscar. Reintente.")
