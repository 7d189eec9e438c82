"""Two stories from end to end, as the people in them see them."""

from __future__ import annotations

import hashlib
import hmac
import json
import re

import httpx
import pytest
from playwright.sync_api import expect

from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.consoles.conftest import WHATSAPP_SECRET, OpenConsole
from tests.assist.ui.service import RunningService

pytestmark = pytest.mark.browser

OWN_FILE = "¿Cómo va mi expediente de la licencia de pesca fluvial?"
SENT = "Su expediente está en estudio. Le avisaremos."
CARD = "¿Cuánto cuesta el carné de la red de bibliotecas?"
ANSWER = "El carné de biblioteca es gratuito. Se recoge en el mostrador."


def test_a_whatsapp_message_is_answered_with_consent_and_valued(
    open_console: OpenConsole,
    open_page: OpenPage,
    console_service: RunningService,
    console_keys: dict[str, str],
) -> None:
    base = console_service.url
    with httpx.Client(base_url=base, trust_env=False) as outside:
        interaction = _whatsapp(outside, "wamid.1", "34600111222", OWN_FILE)
        before = _answers(outside, console_keys["manager"])

        console = open_console("service", f"#/inbox/{interaction}")
        page = console.page
        console.expect_text(OWN_FILE)
        console.button("Sugerir respuesta").click()
        console.expect_text("Falta consentimiento o identificación")
        page.get_by_label("Cómo se ha identificado").select_option("substantial")
        page.locator("service-identification").get_by_role("button", name="Anotar").click()
        console.expect_told("Identificación anotada.")
        console.expect_text("Falta consentimiento o identificación")
        page.get_by_text("Anotar un consentimiento").click()
        console.check()
        console.field("Cómo consta").fill("Lo dijo por WhatsApp")
        page.locator("service-consent-form").get_by_role("button", name="Anotar").click()
        console.expect_told("Consentimiento anotado.")
        expect(page.locator("service-reply").get_by_role("status").first).not_to_contain_text(
            "Falta consentimiento"
        )
        console.field("Respuesta").fill(SENT)
        console.button("Anotar como enviada").click()
        console.expect_told("Respuesta anotada.")
        console.button("Dar por resuelta").click()
        console.expect_told("Estado: Resuelta.")

        survey = _link(outside, console_keys["agent"], interaction)
        citizen = open_page(base + survey)
        citizen.get_by_label(re.compile("5")).check()
        citizen.get_by_role("button").click()
        expect(citizen.get_by_role("heading", level=1)).to_contain_text("Gracias")

        assert _answers(outside, console_keys["manager"]) == before + 1
    figures = open_console("service", "#/indicators?by=channel", role="manager")
    figures.expect_text("Satisfacción")
    figures.check()


def test_what_the_second_level_answers_reaches_the_next_office(
    open_console: OpenConsole, agent: httpx.Client
) -> None:
    body = {
        "source": "mostrador", "external_id": "card-1", "channel": "in_person",
        "office": "huesca", "text": CARD,
    }  # fmt: skip
    received = agent.post("/v1/interactions", json=body).raise_for_status().json()
    interaction = received["interaction_id"]
    drafted = agent.post(f"/v1/interactions/{interaction}:suggest").raise_for_status().json()
    asking = {"interaction_id": interaction, "suggestion_id": drafted["id"], "reason": "Duda"}
    opened = agent.post("/v1/escalations", json=asking).raise_for_status().json()

    desk = open_console("service", f"#/inbox/{interaction}", role="agent")
    desk.expect_text("Sin asignar")
    second = open_console("service", f"#/escalations/{opened['id']}")
    second.field("Respuesta").fill(ANSWER)
    second.button("Responder").click()
    second.expect_told("Respondida.")
    desk.expect_told("Ha llegado la respuesta del segundo nivel.")
    desk.expect_text("Se recoge en el mostrador.")

    second.link("Ver la respuesta propuesta").click()
    proposal = second.page.url.split("#")[1]
    editing = open_console("knowledge", f"#{proposal}")
    editing.button("Aprobar").click()
    editing.expect_told("Aprobada.")
    asked = {"query": CARD, "office": "teruel"}
    told = agent.post("/v1/suggestions", json=asked).raise_for_status().json()
    assert "Se recoge en el mostrador" in told["draft"]["text"]


def _whatsapp(client: httpx.Client, id: str, sender: str, text: str) -> str:
    """The id of the interaction."""
    message = {
        "from": sender, "id": id, "timestamp": "1763800000", "type": "text", "text": {"body": text},
    }  # fmt: skip
    change = {"field": "messages", "value": {"messages": [message]}}
    entry = {"object": "whatsapp_business_account", "entry": [{"changes": [change]}]}
    body = json.dumps(entry).encode()
    signature = hmac.new(WHATSAPP_SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"X-Hub-Signature-256": f"sha256={signature}"}
    answer = client.post("/v1/inbound/whatsapp", content=body, headers=headers)
    found: str = answer.raise_for_status().json()["received"][0]["interaction_id"]
    return found


def _link(client: httpx.Client, key: str, interaction: str) -> str:
    """The path of the survey."""
    headers = {"Authorization": f"Bearer {key}"}
    body = {"interaction_id": interaction}
    answer = client.post("/v1/surveys", json=body, headers=headers).raise_for_status()
    return httpx.URL(answer.json()["link"]).path


def _answers(client: httpx.Client, key: str) -> int:
    """How many citizens have answered."""
    headers = {"Authorization": f"Bearer {key}"}
    answer = client.get("/v1/indicators/satisfaction", headers=headers).raise_for_status()
    return int(answer.json()["total"]["answered"] or 0)
