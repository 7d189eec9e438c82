"""Chromium in front of the real service, on a small snapshot made with the fake embedder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, ViewportSize
from sqlmodel import col, select

from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.keys import create_key
from indexes.models import Office
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from indexes.tables import SuggestionEvent
from tests.assist.ui.evidence import Evidence
from tests.assist.ui.hosting import HostPages
from tests.assist.ui.passages import PASSAGES
from tests.assist.ui.service import RunningService
from tests.assist.ui.sidebar import Sidebar
from tests.conftest import PATIENCE_MS

DIST = Path(__file__).parents[3] / "assist" / "ui" / "dist"
OpenPage = Callable[..., Page]
OpenSidebar = Callable[..., tuple[Page, Sidebar]]


@pytest.fixture(scope="session")
def dist() -> Path:
    if not (DIST / "sidebar.js").exists():
        pytest.skip("the interface is not built: run `make setup`")
    return DIST


@pytest.fixture(scope="session")
def browser(dist: Path, chromium: Browser) -> Browser:
    """The interface has to be built before a page is opened."""
    return chromium


@pytest.fixture(scope="session")
def hosts() -> Iterator[HostPages]:
    """Pages of two other origins; the service allows the first one only."""
    with HostPages() as hosts:
        yield hosts


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, hosts: HostPages) -> Settings:
    folder = tmp_path_factory.mktemp("sidebar")
    settings = Settings.load(
        folder,
        embedder="fake",
        organisation="Comunidad de Ejemplo",
        allowed_origins=(hosts.allowed,),
    )
    _save_offices(settings)
    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder)
    texts = [f"{passage.context}\n{passage.text}" for passage in PASSAGES]
    store.switch(store.write(PASSAGES, embedder.encode_passages(texts)).id)
    return settings


def _save_offices(settings: Settings) -> None:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for id, name in (("huesca", "Oficina de Huesca"), ("teruel", "Oficina de Teruel")):
            office = Office(id=id, name=name, municipality=name[11:], province=name[11:])
            OfficeRepository(session).save(office)
    engine.dispose()


@pytest.fixture(scope="session")
def service(settings: Settings) -> Iterator[RunningService]:
    service = RunningService(settings)
    service.start()
    yield service
    service.stop()


@pytest.fixture(scope="session")
def key(settings: Settings) -> str:
    return create_key(settings, role="agent", name="sidebar tests").key


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """`open_page(url, width=320)`: a page in a session of its own. At the end of the test, no
    script may have failed and no policy may have been violated."""
    errors: list[str] = []
    evidence = Evidence(request.node)

    def open_page(url: str, *, width: int = 1280, tolerates: str = "", **options: Any) -> Page:
        viewport = ViewportSize(width=width, height=800)
        context = browser.new_context(viewport=viewport, locale="es-ES", **options)
        evidence.watch(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: _note(errors, message, tolerates))
        page.goto(url)
        return page

    yield open_page
    evidence.keep()
    for context in evidence.contexts:
        for page in context.pages:
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert not errors


def _note(errors: list[str], message: ConsoleMessage, tolerates: str) -> None:
    # That a request failed is what some tests are about; the browser logs each.
    expected = message.text.startswith("Failed to load resource")
    if message.type == "error" and not expected and not (tolerates and tolerates in message.text):
        errors.append(message.text)


@pytest.fixture
def open_sidebar(open_page: OpenPage, service: RunningService, key: str) -> OpenSidebar:
    """The page to frame, on its own, signed in."""

    def open_sidebar(*, width: int = 1280, **options: Any) -> tuple[Page, Sidebar]:
        page = open_page(f"{service.url}/ui/sidebar?office=huesca", width=width, **options)
        sidebar = Sidebar(page)
        sidebar.sign_in(key)
        sidebar.question.wait_for()
        return page, sidebar

    return open_sidebar


def recorded_events(settings: Settings, suggestion: str) -> list[SuggestionEvent]:
    """What the database holds of a suggestion, in order."""
    engine = open_database(settings)
    with session_scope(engine) as session:
        query = select(SuggestionEvent).where(SuggestionEvent.suggestion_id == suggestion)
        events = list(session.exec(query.order_by(col(SuggestionEvent.id))))
        session.expunge_all()
    engine.dispose()
    return events
