"""The main tasks of agents and supervisors in the console of the service."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import expect

from tests.assist.ui.consoles.conftest import OpenConsole
from tests.assist.ui.consoles.console import Console
from tests.assist.ui.consoles.content import FEE

pytestmark = pytest.mark.browser

ASKED = "¿Cuánto cuesta la licencia de pesca fluvial?"
HARD = "¿Puede pescar mi sobrino con mi licencia si vive fuera?"
ANSWER = "La licencia es personal: su sobrino necesita la suya."
SLOW_DETAIL = """() => {
  const json = Response.prototype.json, text = Response.prototype.text;
  const wait = (response) =>
    new Promise((go) => setTimeout(go, /interactions\\/[^/:]+$/.test(response.url) ? 1500 : 0));
  Response.prototype.json = function () { return wait(this).then(() => json.call(this)); };
  Response.prototype.text = function () { return wait(this).then(() => text.call(this)); };
}"""


def test_a_message_is_answered_from_the_inbox(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    _write(agent, "wa-1", ASKED, channel="whatsapp")
    console = open_console("service", "#/inbox?channel=whatsapp")
    console.check()
    console.page.get_by_role("rowheader").get_by_role("link").first.click()
    console.button("Me la quedo").click()
    console.expect_told("Estado: Asignada.")
    console.button("Sugerir respuesta").click()
    console.expect_text(FEE)
    console.check()
    console.button("Usar esta respuesta").click()
    console.button("Anotar como enviada").click()
    console.expect_told("Respuesta anotada.")
    expect(console.page.locator("ol.talk > li.out")).to_contain_text(FEE)
    console.button("Dar por resuelta").click()
    console.expect_told("Estado: Resuelta.")


def test_who_goes_on_while_the_view_is_loaded_anew_is_not_refused(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    interaction = _write(agent, "hasty-1", ASKED, channel="phone")
    console = open_console("service", f"#/inbox/{interaction}")
    console.page.evaluate(SLOW_DETAIL)
    console.field("Respuesta").fill(ANSWER)
    console.button("Anotar como enviada").click()
    console.expect_told("Respuesta anotada.")
    console.button("Dar por resuelta").click()
    console.expect_told("Estado: Resuelta.")


def test_an_escalated_question_comes_back_answered(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    interaction = _write(agent, "call-1", HARD, channel="phone")
    console = open_console("service", f"#/inbox/{interaction}")
    console.button("Escalar").click()
    console.field("Motivo").fill("La página no dice nada de familiares.")
    console.page.get_by_role("button", name="Escalar", exact=True).last.click()
    console.expect_told("Escalada.")
    console.open("Consultas escaladas")
    console.check()
    console.page.get_by_role("rowheader").get_by_role("link", name=HARD).click()
    console.check()
    console.field("Respuesta").fill(ANSWER)
    console.button("Responder").click()
    console.expect_told("Respondida. La oficina ya la ve.")
    console.link("Ver la interacción").click()
    console.expect_text("Conversación")


def test_a_persons_history_is_read_handed_over_and_erased(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    for place, channel in enumerate(("phone", "email")):
        _write(agent, f"history-{place}", ASKED, channel=channel, ref="persona-7")
    console = open_console("service", "#/timeline")
    console.field("Referencia de la persona en el CRM").fill("persona-7")
    console.button("Ver su historia").click()
    console.expect_text("2 mensajes")
    console.check()
    with console.page.expect_download() as downloading:
        console.button("Descargar todo lo que consta de esta persona").click()
    assert ASKED in Path(downloading.value.path()).read_text(encoding="utf-8")
    console.button("Borrar sus datos").click()
    console.check()
    console.button("Borrar para siempre").click()
    console.expect_told("Borrado. Justificante:")
    console.expect_text("No consta nada de esa persona")


def test_the_access_log_is_looked_through_and_checked(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    agent.get("/v1/interactions").raise_for_status()
    console = open_console("service", "#/audit?action=interaction")
    console.expect_text("Vio la bandeja de entrada")
    console.button("Comprobar que está entero").click()
    console.expect_text("El registro está entero")
    console.check()


@pytest.mark.parametrize(
    "place", ["consents", "approvals", "notices", "campaigns/new", "deliveries"]
)
def test_an_empty_view_says_what_would_stand_there(open_console: OpenConsole, place: str) -> None:
    console = open_console("service", f"#/{place}")
    expect(console.page.locator("[aria-busy=true]")).to_have_count(0)
    expect(console.page.get_by_role("alert")).to_have_count(0)
    console.check()


def _write(client: httpx.Client, id: str, text: str, *, channel: str, ref: str = "") -> str:
    """The id of the interaction."""
    body: dict[str, Any] = {
        "source": "prueba", "external_id": id, "channel": channel, "text": text,
        "office": "huesca", "citizen": {"ref": ref or f"persona-{id}"},
    }  # fmt: skip
    received = client.post("/v1/interactions", json=body).raise_for_status().json()
    found: str = received["interaction_id"]
    return found


@pytest.mark.parametrize("width", [320, 1280])
def test_a_message_is_answered_without_a_mouse(
    open_console: OpenConsole, agent: httpx.Client, width: int
) -> None:
    _write(agent, f"keys-{width}", ASKED, channel="chat")
    console = open_console("service", "#/inbox?channel=chat&state=new", width=width)
    keys = console.page.keyboard
    console.page.get_by_role("rowheader").get_by_role("link").first.wait_for()
    _go_to(console, "link", _title_of(console))
    keys.press("Enter")
    for name, told in (("Me la quedo", "Estado: Asignada."), ("Sugerir respuesta", "")):
        _go_to(console, "button", name)
        keys.press("Enter")
        if told:
            console.expect_told(told)
    console.expect_text(FEE)
    _go_to(console, "button", "Usar esta respuesta")
    keys.press("Enter")
    expect(console.field("Respuesta")).to_be_focused()
    _go_to(console, "button", "Anotar como enviada")
    keys.press("Enter")
    console.expect_told("Respuesta anotada.")
    _go_to(console, "button", "Dar por resuelta")
    keys.press("Enter")
    console.expect_told("Estado: Resuelta.")


def _title_of(console: Console) -> str:
    return console.page.get_by_role("rowheader").get_by_role("link").first.inner_text()


def _go_to(console: Console, role: Literal["link", "button"], name: str) -> None:
    """By the tab key alone."""
    wanted = console.page.get_by_role(role, name=name, exact=True).first
    wanted.wait_for()
    for _ in range(120):
        if wanted.evaluate("element => element.matches(':focus')"):
            return
        console.page.keyboard.press("Tab")
    raise AssertionError(f"the tab key does not reach {name}")
