from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.hosting import HostPages
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import QUESTION, Sidebar

pytestmark = pytest.mark.browser


def _context(id: str, *turns: tuple[str, str], **more: Any) -> dict[str, Any]:
    conversation = [{"role": role, "text": text} for role, text in turns]
    return {
        "type": "ventanilla:context",
        "interaction_id": id,
        "conversation": conversation,
        "channel": "chat",
        "office": "teruel",
        "internal_note": "fields of the host are not passed on",
        **more,
    }


@pytest.fixture
def host(open_page: OpenPage, hosts: HostPages, service: RunningService) -> Page:
    """A page of another, allowed origin with the sidebar in a frame, ready."""
    page = open_page(hosts.address(hosts.allowed, "framing", service.url))
    page.wait_for_function("received.some((message) => message.type === 'ventanilla:ready')")
    return page


@pytest.fixture
def sidebar(host: Page, key: str) -> Sidebar:
    host.evaluate("(token) => send({ type: 'ventanilla:token', token })", key)
    return Sidebar(host.frame_locator("#v"))


def test_citizens_turn_is_answered_at_once_and_inserted(host: Page, sidebar: Sidebar) -> None:
    host.evaluate("(context) => send(context)", _context("1", ("citizen", QUESTION)))
    expect(sidebar.question).to_have_value(QUESTION)
    expect(sidebar.draft).to_contain_text("12,35 €")
    sidebar.button("Insertar").click()
    inserted = host.evaluate("received.find(({ type }) => type === 'ventanilla:insert')")
    assert inserted["suggestion_id"].startswith("sug_")
    assert inserted["text"] == host.get_by_label("Respuesta").input_value()
    assert "12,35 €" in inserted["text"]
    assert "[1]" not in inserted["text"]


def test_what_the_host_tells_is_asked(host: Page, sidebar: Sidebar) -> None:
    turns = (("citizen", "Hola"), ("agent", "Dígame"), ("citizen", QUESTION))
    citizen = {"ref": "r-1", "authenticated": True, "consent": True, "name": "Pilar"}
    with host.expect_request("**/v1/suggestions") as asked:
        host.evaluate("(context) => send(context)", _context("1", *turns, citizen=citizen))
    assert asked.value.post_data_json == {
        "conversation": [{"role": role, "text": text} for role, text in turns],
        "channel": "chat",
        "office": "teruel",
        "citizen": {"ref": "r-1", "authenticated": True, "consent": True},
    }


def test_context_before_the_key_is_answered_once_there_is_one(host: Page, key: str) -> None:
    host.evaluate("(context) => send(context)", _context("1", ("citizen", QUESTION)))
    sidebar = Sidebar(host.frame_locator("#v"))
    expect(sidebar.button("Entrar")).to_be_visible()
    host.evaluate("(token) => send({ type: 'ventanilla:token', token })", key)
    expect(sidebar.draft).to_contain_text("12,35 €")


def test_another_interaction_never_shows_the_draft_of_the_one_before(
    host: Page, sidebar: Sidebar
) -> None:
    host.evaluate("(context) => send(context)", _context("1", ("citizen", QUESTION)))
    expect(sidebar.draft).to_be_visible()
    host.evaluate("(context) => send(context)", _context("2", ("agent", "Buenos días")))
    expect(sidebar.draft).to_have_count(0)
    expect(sidebar.question).to_have_value("")


def test_what_the_agent_is_writing_is_not_taken_away(host: Page, sidebar: Sidebar) -> None:
    host.evaluate("(context) => send(context)", _context("1", ("citizen", "Hola")))
    sidebar.question.fill("mi propia pregunta")
    turns = (("citizen", "Hola"), ("citizen", QUESTION))
    host.evaluate("(context) => send(context)", _context("1", *turns))
    host.wait_for_timeout(300)
    expect(sidebar.question).to_have_value("mi propia pregunta")


def test_height_follows_the_content(host: Page, sidebar: Sidebar) -> None:
    heights = "received.filter(({ type }) => type === 'ventanilla:resize').map((m) => m.height)"
    before = host.evaluate(heights)[-1]
    host.evaluate("(context) => send(context)", _context("1", ("citizen", QUESTION)))
    expect(sidebar.draft).to_be_visible()
    host.wait_for_function(f"{heights}.at(-1) > {before} + 200")
    frame = host.frames[1]
    assert frame.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")


def test_hosts_key_is_not_stored(host: Page, sidebar: Sidebar, key: str) -> None:
    expect(sidebar.question).to_be_visible()
    frame = host.frames[1]
    assert frame.evaluate("sessionStorage.length + localStorage.length") == 0
    assert key not in frame.url


def test_origin_that_is_not_allowed_is_not_heard(
    host: Page, sidebar: Sidebar, hosts: HostPages
) -> None:
    expect(sidebar.question).to_be_visible()
    address = hosts.address(hosts.intruder, "intruding", "")
    with host.expect_event("framenavigated", lambda frame: "intruding" in frame.url):
        host.evaluate(
            """(address) => document.body.append(
              Object.assign(document.createElement("iframe"), { src: address }))""",
            address,
        )
    host.wait_for_timeout(300)
    expect(sidebar.question).to_have_value("")


def test_origin_that_is_not_allowed_may_not_frame(
    open_page: OpenPage, hosts: HostPages, service: RunningService
) -> None:
    page = open_page("about:blank", tolerates="frame-ancestors")
    with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
        page.goto(hosts.address(hosts.intruder, "framing", service.url))
    assert page.evaluate("received") == []


def test_element_lives_in_a_page_without_a_frame(
    open_page: OpenPage, hosts: HostPages, service: RunningService, key: str
) -> None:
    page = open_page(hosts.address(hosts.allowed, "holding", service.url))
    page.wait_for_function("received.some(([type]) => type === 'ventanilla:ready')")
    sidebar = Sidebar(page)
    element = page.locator("ventanilla-sidebar")
    element.evaluate("(e, token) => (e.token = token)", key)
    sidebar.ask()
    expect(sidebar.draft).to_contain_text("12,35 euros")  # to be read aloud
    page.keyboard.press("Alt+i")
    detail = page.evaluate("received.find(([type]) => type === 'ventanilla:insert')[1]")
    assert "12,35 euros" in detail["text"]
    assert detail["suggestion_id"].startswith("sug_")
