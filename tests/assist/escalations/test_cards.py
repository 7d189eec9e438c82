"""The card is one that the official library takes, shows and sends back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page

from assist.escalations.cards import card_of, message
from assist.escalations.queues import Queue
from indexes.tables import Escalation

LIBRARY = (
    Path(__file__).parents[3] / "assist" / "ui" / "node_modules" / "adaptivecards" / "dist"
    / "adaptivecards.js"
)  # fmt: skip
TEAMS_BYTES = 28_000
LOOK = """payload => {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(payload, context);
  const events = [];
  for (let i = 0; i < context.eventCount; i++) events.push(context.getEventAt(i).message);
  for (const one of card.validateProperties().validationEvents) events.push(one.message);
  window.executed = [];
  card.onExecuteAction = action => window.executed.push(
    { kind: action.getJsonTypeName(), verb: action.verb, data: action.data, url: action.url });
  document.body.replaceChildren(card.render());
  return events;
}"""


def escalation(**more: Any) -> Escalation:
    at = datetime(2026, 5, 5, 8, 30, tzinfo=UTC)
    values: dict[str, Any] = {
        "id": "esc_1", "queue": "general", "opened_by": "Una agente", "created_at": at,
        "due_at": at, "updated_at": at, "question": "¿Cuánto cuesta?", "draft": "Cuesta 12,35 €.",
        "citations": [{"title": "Licencia [de pesca]", "url": "https://sede.example/901"}],
        "tried": ["Se buscó en las fuentes."], "reason": "Insiste", "priority": "high",
        "procedure_title": "Licencia de pesca", "office": "huesca", "theme": "Caza *y* pesca",
    }  # fmt: skip
    return Escalation(**values | more)


def card(row: Escalation) -> dict[str, Any]:
    return card_of(
        row, Queue(id="general", name="Segundo nivel"), token="t~0~s",
        url="https://ventanilla.example/ui", zone=ZoneInfo("Europe/Madrid"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    page.set_content("<!doctype html><title>Tarjeta</title><body></body>")
    page.add_script_tag(path=LIBRARY)
    yield page
    page.close()


@pytest.mark.browser
def test_the_official_library_finds_no_fault_and_brings_the_answer_back(page: Page) -> None:
    assert page.evaluate(LOOK, card(escalation())) == []
    for text in ("¿Cuánto cuesta?", "Cuesta 12,35 €.", "Insiste", "5 de mayo de 2026, 10:30",
                 "Caza *y* pesca", "prioridad alta", "Se buscó en las fuentes."):  # fmt: skip
        assert page.get_by_text(text).first.is_visible(), text
    page.get_by_role("button", name="Responder").click()
    assert page.evaluate("window.executed") == [], "an empty answer is not sent"
    page.locator("textarea").fill("Son 12,35 €.")
    page.get_by_role("button", name="Responder").click()
    page.get_by_text("Licencia [de pesca]").click()
    sent, opened = page.evaluate("window.executed")
    assert (sent["kind"], sent["verb"]) == ("Action.Execute", "ventanilla.answer")
    assert sent["data"] == {"token": "t~0~s", "escalation": "esc_1", "answer": "Son 12,35 €."}
    assert opened["url"] == "https://sede.example/901"


@pytest.mark.browser
def test_what_citizens_write_is_shown_as_it_is(page: Page) -> None:
    trick = "[Pulse](https://mal.example) **ya** <script>alert(1)</script>"
    row = escalation(question=trick, draft=trick, theme=trick, procedure_title=trick, tried=[trick])
    assert page.evaluate(LOOK, card(row)) == []
    assert page.locator("a[href*='mal.example']").count() == 0
    assert page.locator("body strong, body script").count() == 0
    assert page.get_by_text("[Pulse](https://mal.example) **ya**").first.is_visible()


def test_a_card_of_the_longest_texts_is_still_one_that_teams_takes() -> None:
    long = "palabra " * 5_000
    row = escalation(
        question=long, draft=long, reason=long, tried=[long] * 20,
        citations=[{"title": long[:500], "url": "https://sede.example/" + "x" * 500}] * 20,
    )  # fmt: skip
    content = json.dumps(message(card(row)), ensure_ascii=False)
    assert len(content.encode()) < TEAMS_BYTES


def test_a_source_without_an_address_of_the_web_is_no_link() -> None:
    row = escalation(citations=[{"title": "Respuesta aprobada", "url": "canonical:can_1"}])
    assert "canonical:can_1" not in json.dumps(card(row))
