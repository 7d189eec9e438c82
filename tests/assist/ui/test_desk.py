"""What the agent does with a proposal: change it, draft it anew, hand it on, undo."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from indexes.settings import Settings
from tests.assist.ui.conftest import OpenSidebar, recorded_events
from tests.assist.ui.sidebar import Sidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser
WIDTHS = pytest.mark.parametrize("width", [320, 768, 1280])


@WIDTHS
def test_proposal_is_changed_in_place_by_keyboard(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = _answered(open_sidebar, width=width)
    page.keyboard.press("Alt+m")
    own = page.get_by_label("Texto que se insertará")
    expect(own).to_be_focused()
    own.fill("Hola, Lucía: la solicitud se firma y se presenta.")
    sidebar.expect_text("Su texto ya no dice:")
    check_accessibility(page)
    page.keyboard.press("Escape")
    expect(sidebar.draft).to_contain_text("Con sus cambios")
    check_accessibility(page)
    sidebar.button("Volver a la propuesta").click()
    expect(sidebar.draft).to_contain_text("12,35 €")
    page.keyboard.press("Alt+z")
    expect(sidebar.draft).to_contain_text("Hola, Lucía")


def test_what_is_inserted_is_the_agents_own_text(open_sidebar: OpenSidebar) -> None:
    page, sidebar = _answered(open_sidebar)
    page.keyboard.press("Alt+m")
    page.get_by_label("Texto que se insertará").fill("Texto propio.")
    page.evaluate(
        "addEventListener('ventanilla:insert', (e) => { window.inserted = e.detail.text; })"
    )
    page.keyboard.press("Alt+i")
    sidebar.expect_text("Insertada en la respuesta.")
    assert page.evaluate("window.inserted") == "Texto propio."


def test_fact_shows_the_passage_that_it_stands_in(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = _answered(open_sidebar, width=320)
    card = page.locator("ventanilla-passage-card")
    sidebar.draft.get_by_text("12,35 €").first.hover()
    expect(card).to_contain_text("La tasa de la licencia de pesca es de 12,35 €.")
    expect(card.locator("mark")).to_have_text("12,35 €")
    card.hover()  # it stays while the pointer is on it
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_have_count(0)
    sidebar.draft.get_by_role("button", name="Fuente 1").first.focus()
    expect(card).to_be_visible()
    check_accessibility(page)
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_quote_is_shown_in_its_page(open_sidebar: OpenSidebar) -> None:
    page, sidebar = _answered(open_sidebar)
    page.route("**/v1/documents/*", lambda route: route.abort())
    opener = sidebar.sources.get_by_text("Ver la cita en su página").first
    opener.click()
    sidebar.expect_text("No se ha podido leer la página.")
    page.unroute("**/v1/documents/*")
    opener.click()
    block = {"section": ["Tasa"], "text": "La tasa de la licencia de pesca es de 12,35 €."}
    before = {"section": ["Requisitos"], "text": "Tener catorce años cumplidos."}
    page.route("**/v1/documents/*", lambda route: route.fulfill(json={"blocks": [before, block]}))
    for opener in sidebar.sources.get_by_text("Ver la cita en su página").all():
        opener.click()
    expect(sidebar.sources).to_contain_text("Tener catorce años cumplidos.")


@WIDTHS
def test_drafted_another_way_and_undone(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility, width: int
) -> None:
    page, sidebar = _answered(open_sidebar, width=width)
    sidebar.text("Redactar de otra manera").click()
    check_accessibility(page)
    with page.expect_response("**/redraft") as answer:
        page.keyboard.press("Alt+b")
    assert json.loads(answer.value.request.post_data or "") == {"style": "brief"}
    expect(page.get_by_role("heading", name="Propuesta de respuesta", exact=True)).to_be_focused()
    with page.expect_response("**/redraft") as answer:
        sidebar.text("Redactar de otra manera").click()
        page.get_by_label("Indicación").fill("empieza por la tasa")
        page.get_by_label("Indicación").press("Enter")
    assert json.loads(answer.value.request.post_data or "") == {
        "instruction": "empieza por la tasa"
    }
    for _ in range(2):
        expect(sidebar.button("Deshacer")).to_be_visible()
        page.keyboard.press("Alt+z")
    expect(sidebar.button("Deshacer")).to_have_count(0)


def test_drafted_without_one_of_its_sources(open_sidebar: OpenSidebar) -> None:
    page, sidebar = _answered(open_sidebar)
    link = sidebar.sources.get_by_role("link").first
    url = link.get_attribute("href")
    link.focus()
    with page.expect_response("**/redraft") as answer:
        page.keyboard.press("Alt+s")
    assert json.loads(answer.value.request.post_data or "") == {"exclude_sources": [url]}
    hrefs = [a.get_attribute("href") for a in page.get_by_role("link").all()]
    assert url not in hrefs


def test_verdict_and_escalation_are_recorded(
    open_sidebar: OpenSidebar, settings: Settings, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = _answered(open_sidebar, width=320)
    page.keyboard.press("Alt+r")
    expect(page.get_by_label("Qué falla")).to_be_focused()
    check_accessibility(page)
    page.get_by_label("Qué falla").select_option(label="Está desactualizada")
    page.get_by_label("Cuéntelo, si quiere").fill("El precio es de 2024")
    with page.expect_response("**/events") as rated:
        sidebar.button("Enviar").click()
    sidebar.expect_text("Gracias: queda anotado")
    page.evaluate(
        "addEventListener('ventanilla:escalate', (e) => { window.escalated = e.detail; })"
    )
    page.keyboard.press("Alt+x")
    page.get_by_label("Qué necesita saber").fill("¿Vale para menores?")
    with page.expect_response(lambda r: r.url.endswith("/events")):
        sidebar.button("Consultar").click()
    sidebar.expect_text("Consulta enviada al segundo nivel.")
    assert page.evaluate("window.escalated.reason") == "¿Vale para menores?"
    events = recorded_events(settings, rated.value.url.split("/")[-2])
    assert [event.type for event in events] == ["displayed", "rated", "escalated"]
    assert (events[1].rating, events[1].reason) == (1, "outdated: El precio es de 2024")


def test_next_similar_case_opens_by_key(open_sidebar: OpenSidebar) -> None:
    page, _ = _answered(open_sidebar)
    cases = page.get_by_role("region", name="Consultas parecidas ya resueltas")
    page.keyboard.press("Alt+n")
    expect(cases.locator("details").nth(0)).to_have_attribute("open", "")
    page.keyboard.press("Alt+n")
    expect(cases.locator("details").nth(1)).to_have_attribute("open", "")
    expect(cases.locator("details").nth(0)).not_to_have_attribute("open", "")


def test_discarded_proposal_comes_back(open_sidebar: OpenSidebar) -> None:
    page, sidebar = _answered(open_sidebar)
    sidebar.button("Descartar").click()
    expect(sidebar.draft).to_have_count(0)
    page.keyboard.press("Alt+z")
    expect(sidebar.draft).to_contain_text("12,35 €")


def test_own_text_outlives_the_next_turn_and_another_interaction(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = open_sidebar(width=320)
    first = [{"role": "citizen", "text": "¿Cuánto cuesta la licencia de pesca?"}]
    _tell(page, "1", first)
    expect(sidebar.draft).to_contain_text("12,35 €")
    page.keyboard.press("Alt+m")
    page.get_by_label("Texto que se insertará").fill("Mi texto.")
    more = [*first, {"role": "citizen", "text": "¿Y qué documentos pide la licencia de pesca?"}]
    _tell(page, "1", more)
    sidebar.expect_text("La conversación ha seguido.")
    check_accessibility(page)
    sidebar.button("Recuperar mi texto").click()
    expect(sidebar.draft).to_contain_text("Mi texto.")
    _tell(page, "2", [{"role": "citizen", "text": "¿Cuánto cuesta la licencia de caza menor?"}])
    expect(sidebar.draft).not_to_contain_text("Mi texto.")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    _tell(page, "1", more)
    expect(sidebar.draft).to_contain_text("Mi texto.")
    assert not [url for url in asked if url.endswith("/v1/suggestions")]


def test_lost_connection_is_told_and_recovers(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = open_sidebar(width=320)
    for path in ("**/v1/suggestions", "**/ui/config.json"):
        page.route(path, lambda route: route.abort())
    sidebar.ask()
    sidebar.expect_text("Sin conexión con Ventanilla")
    check_accessibility(page)
    for path in ("**/v1/suggestions", "**/ui/config.json"):
        page.unroute(path)
    expect(sidebar.draft).to_contain_text("12,35 €", timeout=15_000)
    expect(page.get_by_text("Sin conexión con Ventanilla")).to_have_count(0)


def _answered(open_sidebar: OpenSidebar, width: int = 1280) -> tuple[Page, Sidebar]:
    page, sidebar = open_sidebar(width=width)
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    return page, sidebar


def _tell(page: Page, id: str, conversation: list[dict[str, str]]) -> None:
    context = {
        "type": "ventanilla:context",
        "interaction_id": id,
        "channel": "email",
        "conversation": conversation,
    }
    page.evaluate("(context) => postMessage(context, location.origin)", context)
