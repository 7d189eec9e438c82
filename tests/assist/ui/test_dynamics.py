"""The web resources in a form of Dynamics 365: pane, token, conversation, reply."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from indexes.keys import create_key
from indexes.settings import Settings
from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.dynamics import Dynamics
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import Sidebar
from tests.conftest import CheckAccessibility

pytestmark = pytest.mark.browser

FISHING, HUNTING = "6f1c2a10-0000-4000-8000-000000000001", "6f1c2a10-0000-4000-8000-000000000002"
CASES = [
    {"id": "{" + FISHING.upper() + "}", "description": "Licencias", "origin": 2},
    {"id": HUNTING, "description": "¿Cuánto cuesta la licencia de caza menor?", "origin": 1},
]
EMAILS = [  # the newest first, as the query asks for them
    {
        "case": FISHING,
        "directioncode": False,
        "createdon": "2026-11-20T09:00:00Z",
        "description": "<style>p{}</style><p>Buenas:</p>"
        "<p>¿Cuánto cuesta la <b>licencia de pesca</b>?"
        "<img src=x onerror='parent.hacked = 1'></p>",
    },
    {
        "case": FISHING,
        "directioncode": True,
        "createdon": "2026-11-20T08:30:00Z",
        "description": "<p>¿En qué le ayudamos?</p>",
    },
]


@pytest.fixture
def crm() -> Iterator[Dynamics]:
    with Dynamics(CASES, EMAILS) as crm:
        yield crm


@pytest.fixture
def host_key(settings: Settings) -> str:
    return create_key(settings, role="host", name="CRM").key


@pytest.fixture
def service_for_crm(settings: Settings, crm: Dynamics) -> Iterator[RunningService]:
    """The same service, with the CRM's origin allowed."""
    allowed = settings.model_copy(update={"allowed_origins": (crm.origin,)})
    service = RunningService(allowed)
    service.start()
    yield service
    service.stop()


def test_case_is_answered_in_its_pane_and_the_reply_lands_in_the_form(
    open_page: OpenPage,
    crm: Dynamics,
    service_for_crm: RunningService,
    host_key: str,
    check_accessibility: CheckAccessibility,
) -> None:
    page = open_page(crm.form(service_for_crm.url, host_key))
    sidebar = _sidebar(page)
    expect(sidebar.draft).to_contain_text("12,35 €")
    expect(sidebar.question).to_have_value(re.compile(r"^Buenas:\n¿Cuánto cuesta la licencia"))
    check_accessibility(page.frames[1])
    sidebar.button("Insertar").click()
    reply = page.get_by_label("Respuesta", exact=True)
    expect(reply).to_have_value(re.compile("12,35 €"))
    page.evaluate("show(1)")  # the agent goes to another case: the same pane follows
    expect(sidebar.question).to_have_value("¿Cuánto cuesta la licencia de caza menor?")
    sidebar.expect_text("Teléfono")
    assert page.evaluate("panes.size") == 1
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.documentElement.outerHTML").count(host_key) == 0
    assert "vns_" not in " ".join(urlsplit(frame.url).query for frame in page.frames)


def test_pane_without_a_token_says_so(
    open_page: OpenPage, crm: Dynamics, service_for_crm: RunningService, key: str
) -> None:
    page = open_page(crm.form(service_for_crm.url, key))  # an agent's key opens no sessions
    pane = page.frame_locator('iframe[title="Ventanilla"]')
    expect(pane.get_by_role("alert")).to_contain_text("no ha dado acceso")


def _sidebar(page: Page) -> Sidebar:
    pane = page.frame_locator('iframe[title="Ventanilla"]')
    return Sidebar(pane.frame_locator("iframe"))
