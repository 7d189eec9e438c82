"""The main tasks of a quality analyst."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.assist.ui.consoles.conftest import OpenConsole
from tests.assist.ui.consoles.content import CHANGED_FEE, FEE, OLD_FEE, OTHER_FEE, REASON

pytestmark = pytest.mark.browser


def test_the_heat_map_leads_to_the_sentences_and_to_the_official_page(
    open_console: OpenConsole,
) -> None:
    console = open_console("quality")
    page = console.page
    expect(page.locator("quality-trend circle")).to_have_count(2)
    console.check()
    console.page.get_by_role("rowheader").get_by_role("link").last.click()
    console.expect_text("Oficina frente a oficina")
    page.get_by_role("link", name="huesca y teruel").first.click()
    console.expect_text("Contradicciones entre huesca y teruel")
    expect(page.locator("mark").filter(has_text=OLD_FEE).first).to_be_visible()
    expect(page.locator("mark").filter(has_text=OTHER_FEE).first).to_be_visible()
    console.expect_text("Hoy, según la página oficial")
    console.check()


def test_the_report_is_shown_and_saved(open_console: OpenConsole) -> None:
    console = open_console("quality")
    console.page.get_by_role("rowheader").get_by_role("link").last.click()
    frame = console.page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("Coherencia")
    with console.page.expect_download() as downloading:
        console.button("Contradicciones (CSV)").click()
    saved = Path(downloading.value.path()).read_text(encoding="utf-8-sig")
    assert OTHER_FEE in saved


@pytest.mark.usefixtures("worker")
def test_an_evaluation_is_started_and_its_run_opens(open_console: OpenConsole) -> None:
    console = open_console("quality")
    console.link("Nueva evaluación").click()
    console.page.get_by_label("Qué se mide").select_option("audit")
    console.check()
    console.button("Empezar").click()
    console.expect_text("Oficina frente a oficina")


@pytest.mark.usefixtures("used")
def test_the_facts_that_an_office_changed_are_shown_and_saved(open_console: OpenConsole) -> None:
    console = open_console("quality", "#/drift")
    expect(console.page.locator("del", has_text=FEE)).to_be_visible()
    expect(console.page.locator("ins", has_text=CHANGED_FEE)).to_be_visible()
    console.check()
    with console.page.expect_download() as downloading:
        console.button("Descargar JSON").click()
    assert CHANGED_FEE in Path(downloading.value.path()).read_text(encoding="utf-8")


@pytest.mark.usefixtures("used")
def test_a_bad_opinion_is_read_with_its_reason(open_console: OpenConsole) -> None:
    console = open_console("quality", "#/feedback")
    console.expect_text(REASON)
    console.page.locator("summary", has_text="Propuesta").click()
    console.expect_text(FEE)
    console.check()
    with console.page.expect_download() as downloading:
        console.button("Descargar CSV").click()
    assert REASON in Path(downloading.value.path()).read_text(encoding="utf-8-sig")
