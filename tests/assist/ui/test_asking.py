from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from indexes.settings import Settings
from tests.assist.ui.conftest import OpenSidebar, recorded_events
from tests.assist.ui.passages import SEDE
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import QUESTION
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser


def test_draft_comes_with_its_sources(open_sidebar: OpenSidebar) -> None:
    _, sidebar = open_sidebar()
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    expect(sidebar.draft).to_contain_text("12,35 €")
    link = sidebar.sources.get_by_role("link", name="Licencia de pesca fluvial").first
    expect(link).to_have_attribute("href", f"{SEDE}/tramites/901")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(sidebar.sources).to_contain_text("La tasa de la licencia de pesca es de 12,35 €.")
    expect(sidebar.sources).to_contain_text("Consultada el 20 de noviembre de 2026")


def test_similar_case_tells_office_date_and_that_it_is_stale(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    sidebar.ask()
    cases = page.get_by_role("region", name="Consultas parecidas ya resueltas")
    case = cases.get_by_role("listitem").filter(has_text="¿Cuánto se paga por la licencia")
    expect(case).to_contain_text("Oficina de Huesca · Resuelta el 12 de marzo de 2024")
    expect(case).to_contain_text("Desactualizada")
    expect(case.get_by_text("11,90 €")).to_be_hidden()
    case.locator("summary").press("Enter")
    expect(case.get_by_text("11,90 €")).to_be_visible()


def test_marker_leads_to_its_citation_and_back(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(width=320)
    sidebar.ask()
    marker = sidebar.draft.get_by_role("button", name="Fuente 2").first
    marker.press("Enter")
    citation = sidebar.sources.get_by_role("listitem").nth(1)
    expect(citation).to_be_focused()
    expect(citation).to_be_in_viewport()
    page.keyboard.press("Tab")  # the title's link
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the way back
    expect(marker).to_be_focused()


def test_copied_text_has_no_markers(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(permissions=["clipboard-read", "clipboard-write"])
    sidebar.ask()
    expect(sidebar.button("Copiar")).to_be_visible()
    page.keyboard.press("Alt+c")
    sidebar.expect_text("Copiada en el portapapeles.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Buenos días:\n\n")
    assert "12,35 €." in copied
    assert copied.rstrip().endswith("Oficina de Huesca")
    assert "[" not in copied


def test_copy_works_where_the_clipboard_is_denied(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(Error()))")
    sidebar.ask()
    sidebar.button("Copiar").click()
    sidebar.expect_text("Copiada en el portapapeles.")
    expect(sidebar.button("Copiar")).to_be_focused()


def test_what_the_agent_does_is_recorded(open_sidebar: OpenSidebar, settings: Settings) -> None:
    page, sidebar = open_sidebar()
    with page.expect_response(lambda r: r.url.endswith("/events")) as displayed:
        sidebar.ask()
    suggestion = displayed.value.url.split("/")[-2]
    for action in (
        lambda: page.keyboard.press("Alt+i"),
        lambda: sidebar.button("Descartar").click(),
    ):
        with page.expect_response(lambda r: r.url.endswith("/events")) as recorded:
            action()
        assert recorded.value.status == 204
    events = recorded_events(settings, suggestion)
    assert [event.type for event in events] == ["displayed", "inserted", "discarded"]
    expect(sidebar.draft).to_have_count(0)
    expect(sidebar.question).to_be_focused()


def test_question_office_and_channel_are_sent(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    page.get_by_text("Correo electrónico · Oficina de Huesca").click()
    page.get_by_label("Canal").select_option(label="WhatsApp")
    page.get_by_label("Oficina", exact=True).select_option(label="Oficina de Teruel")
    with page.expect_request("**/v1/suggestions") as asked:
        sidebar.ask()
    body = json.loads(asked.value.post_data or "")
    assert body == {"query": QUESTION, "channel": "whatsapp", "office": "teruel"}
    expect(page.get_by_text("WhatsApp · Oficina de Teruel")).to_be_visible()


def test_empty_question_is_told_and_not_sent(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    sidebar.ask("   ")
    sidebar.expect_text("Escriba la consulta.")
    expect(sidebar.question).to_be_focused()
    assert not requests


def test_escape_cancels_and_the_next_question_is_answered(
    open_sidebar: OpenSidebar, check_accessibility: CheckAccessibility
) -> None:
    page, sidebar = open_sidebar(width=320)
    page.route("**/v1/suggestions", lambda route: None)  # a service that takes its time
    with page.expect_event("requestfailed") as failed:
        sidebar.ask("¿Cuánto tarda?")
        sidebar.expect_text("Preparando la sugerencia…")
        check_accessibility(page)
        page.keyboard.press("Escape")
    assert failed.value.url.endswith("/v1/suggestions")
    expect(page.get_by_text("Preparando la sugerencia…")).to_have_count(0)
    page.unroute("**/v1/suggestions")
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")


def test_new_question_overtakes_the_one_before(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    page.route("**/v1/suggestions", lambda route: None)
    with page.expect_event("requestfailed"):
        sidebar.ask("¿Cuánto cuesta la licencia de caza menor?")
        sidebar.expect_text("Preparando la sugerencia…")
        page.unroute("**/v1/suggestions")
        sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    expect(sidebar.draft).to_contain_text("12,35 €")


def test_whole_journey_needs_no_mouse(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(width=320)
    expect(sidebar.question).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Control+Enter")
    expect(sidebar.button("Insertar")).to_be_visible()
    _tab_to(page, sidebar.draft.get_by_role("button", name="Fuente 1").first)
    _tab_to(page, sidebar.button("Insertar"))
    page.keyboard.press("Enter")
    sidebar.expect_text("Insertada en la respuesta.")
    _tab_to(page, sidebar.sources.get_by_role("link").first)
    _tab_to(page, page.locator("summary").filter(has_text="Atajos de teclado"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Insertar la propuesta")).to_be_visible()


def test_every_stop_of_the_keyboard_is_seen(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar(width=320)
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    page.evaluate("document.activeElement.blur()")
    stops = 0
    page.keyboard.press("Tab")
    while not page.evaluate(_PAGE_IS_LEFT):
        stops += 1
        assert page.evaluate(_FOCUS_IS_SEEN), page.evaluate(_FOCUSED)
        page.keyboard.press("Tab")
    assert stops > len(["send", "marker", "insert", "copy", "discard", "source", "shortcuts"])


def test_hostile_text_stays_text(open_sidebar: OpenSidebar) -> None:
    page, sidebar = open_sidebar()
    title = page.title()
    sidebar.ask("¿Cuánto cuesta el permiso de acampada?")
    expect(sidebar.sources).to_contain_text('<img src=x onerror="document.title=1">')
    expect(sidebar.sources).to_contain_text("<script>document.title=1</script>")
    expect(sidebar.sources.get_by_role("link")).to_have_count(0)
    expect(page.locator("ventanilla-sidebar img, ventanilla-sidebar script")).to_have_count(0)
    assert page.title() == title


def test_nobody_else_is_asked_for_anything(
    open_sidebar: OpenSidebar, service: RunningService
) -> None:
    page, sidebar = open_sidebar()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    page.reload()
    sidebar.ask()
    sidebar.expect_text("Respuesta completa")
    others = [a for a in addresses if not a.startswith((f"{service.url}/", "data:"))]
    assert addresses
    assert others == []


def test_draft_is_read_in_english_too(open_sidebar: OpenSidebar) -> None:
    page, _ = open_sidebar()
    page.goto(f"{page.url}&lang=en")
    expect(page.get_by_role("button", name="Suggest a reply")).to_be_visible()


_DEEPEST = """let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"""
_PAGE_IS_LEFT = "document.activeElement === document.body"
_FOCUSED = f"(() => {{ {_DEEPEST} return e.outerHTML; }})()"
_FOCUS_IS_SEEN = f"""(() => {{ {_DEEPEST}
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const marked = style.boxShadow !== "none" || style.outlineStyle !== "none";
  return e !== document.body && marked && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}})()"""


def _tab_to(page: Page, target: Locator, limit: int = 30) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if target.evaluate("(e) => e.getRootNode().activeElement === e"):
            return
    pytest.fail(f"{target} is not reached with the keyboard")
