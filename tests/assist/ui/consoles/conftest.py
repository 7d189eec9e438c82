"""The consoles in Chromium, in front of the real service and a real worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from indexes.jobs import consume
from indexes.keys import create_key
from indexes.settings import Settings
from ingest.handlers import handlers
from tests.assist.ui.conftest import OpenPage
from tests.assist.ui.consoles.console import Console
from tests.assist.ui.consoles.content import CHANGED_FEE, FEE, REASON, UNANSWERED, fill
from tests.assist.ui.service import RunningService
from tests.conftest import CheckAccessibility

OpenConsole = Callable[..., Console]
WHATSAPP_SECRET = "secreto de la aplicación"
ROLES = {"knowledge": "editor", "quality": "qa", "service": "supervisor"}


@pytest.fixture(scope="session")
def console_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings.load(
        tmp_path_factory.mktemp("consoles"),
        embedder="fake",
        organisation="Comunidad de Ejemplo",
        whatsapp_app_secret=WHATSAPP_SECRET,
        indicators_min_count=1,
    )
    fill(settings)
    return settings


@pytest.fixture(scope="session")
def console_service(console_settings: Settings) -> Iterator[RunningService]:
    service = RunningService(console_settings)
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def worker(console_settings: Settings) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(
        target=consume, args=(console_settings, handlers()), kwargs={"threads": 1, "stop": stop}
    )
    thread.start()
    yield
    stop.set()
    thread.join()


@pytest.fixture(scope="session")
def console_keys(console_settings: Settings) -> dict[str, str]:
    roles = ("agent", "editor", "qa", "admin", "supervisor", "manager")
    return {role: create_key(console_settings, role=role, name=role).key for role in roles}


@pytest.fixture
def agent(console_service: RunningService, console_keys: dict[str, str]) -> Iterator[httpx.Client]:
    headers = {"Authorization": f"Bearer {console_keys['agent']}"}
    with httpx.Client(base_url=console_service.url, headers=headers, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def used(console_service: RunningService, console_keys: dict[str, str]) -> None:
    """Offices have asked, changed a draft, and said what they think of it."""
    headers = {"Authorization": f"Bearer {console_keys['agent']}"}
    with httpx.Client(base_url=console_service.url, headers=headers, trust_env=False) as client:
        for question in UNANSWERED:
            ask(client, question)
        suggestion = ask(client, "¿Cuánto cuesta la licencia de pesca fluvial?")
        events = f"/v1/suggestions/{suggestion['id']}/events"
        text = suggestion["draft"]["text"].replace(FEE, CHANGED_FEE)
        rated = {"type": "rated", "rating": 1, "reason": REASON}
        for event in ({"type": "sent", "final_text": text}, rated):
            client.post(events, json=event).raise_for_status()


def ask(client: httpx.Client, question: str) -> dict[str, Any]:
    body = {"query": question, "office": "huesca", "channel": "email"}
    answer: dict[str, Any] = client.post("/v1/suggestions", json=body).raise_for_status().json()
    return answer


@pytest.fixture
def open_console(
    open_page: OpenPage,
    console_service: RunningService,
    console_keys: dict[str, str],
    check_accessibility: CheckAccessibility,
) -> OpenConsole:
    """`open_console("knowledge", "#/conflicts")`, signed in by the key of its role."""

    def open_console(name: str, place: str = "", *, role: str = "", **options: object) -> Console:
        # The report's frame runs no script, those of the tests included; the browser says so.
        tolerated = {"tolerates": "Blocked script execution", **options}
        page = open_page(f"{console_service.url}/ui/{name}{place}", **tolerated)
        console = Console(page, check_accessibility)
        console.sign_in(console_keys[role or ROLES[name]])
        page.locator("main h1").wait_for()
        page.locator("nav").first.wait_for()
        return console

    return open_console
