from __future__ import annotations

import json

import pytest
from playwright.sync_api import Route, expect

from indexes.keys import create_key
from indexes.settings import Settings
from tests.assist.ui.conftest import OpenPage, OpenSidebar
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import QUESTION, Sidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@WIDTHS
def test_question_that_is_too_long_is_told(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = open_sidebar(width=width)
    sidebar.ask("¿" + "palabra " * 1_100 + "?")
    sidebar.expect_text("No se ha podido usar la consulta")
    expect(sidebar.button("Reintentar")).to_have_count(0)
    page.get_by_text("Detalle para soporte").click()
    sidebar.expect_text("422")
    check_accessibility(page)


@WIDTHS
def test_lost_network_keeps_the_question_and_retries(
    settings: Settings,
    open_page: OpenPage,
    check_accessibility: CheckAccessibility,
    width: int,
) -> None:
    service = RunningService(settings)
    service.start()
    try:
        page = open_page(f"{service.url}/ui/sidebar", width=width)
        sidebar = Sidebar(page)
        sidebar.sign_in(create_key(settings, role="agent").key)
        sidebar.question.wait_for()
        service.stop()
        sidebar.ask()
        sidebar.expect_text("No hay conexión con el servicio")
        check_accessibility(page)
        service.start()
        sidebar.button("Reintentar").click()
        sidebar.expect_text("Respuesta completa")
        expect(sidebar.question).to_have_value(QUESTION)
    finally:
        service.stop()


@WIDTHS
def test_refusal_of_a_gateway_offers_another_try(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = open_sidebar(width=width)

    def refuse(route: Route) -> None:
        problem = {"title": "El servicio no está disponible", "status": 503, "detail": "En obras."}
        route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))

    page.route("**/v1/suggestions", refuse)
    sidebar.ask()
    sidebar.expect_text("El servicio no está disponible")
    check_accessibility(page)
    page.unroute("**/v1/suggestions")
    sidebar.button("Reintentar").click()
    sidebar.expect_text("Respuesta completa")


def test_half_a_stream_is_no_draft(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    half = 'event: draft.delta\ndata: {"text": "La tasa es de 99 €"}\n\n'
    page.route(
        "**/v1/suggestions",
        lambda route: route.fulfill(content_type="text/event-stream", body=half),
    )
    sidebar.ask()
    sidebar.expect_text("No hay conexión con el servicio")
    expect(page.get_by_text("99 €")).to_have_count(0)
    expect(sidebar.button("Insertar")).to_have_count(0)


def test_configuration_is_read_once_the_service_answers(
    service: RunningService, open_page: OpenPage
) -> None:
    """Until then the host hears nothing of the sidebar."""
    page = open_page("about:blank")
    page.route("**/ui/config.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        page.goto(f"{service.url}/ui/sidebar")
    expect(page.get_by_text("Comunidad de Ejemplo")).to_have_count(0)
    page.unroute("**/ui/config.json")
    expect(page.get_by_text("Comunidad de Ejemplo")).to_be_visible(timeout=10_000)
