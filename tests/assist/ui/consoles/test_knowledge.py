"""The main tasks of an editor."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.assist.jobs.site import GatedSite
from tests.assist.ui.consoles.conftest import OpenConsole
from tests.assist.ui.consoles.content import FEE, OLD_FEE, OTHER_FEE, TITLE

pytestmark = pytest.mark.browser


def test_what_waits_leads_to_where_it_is_done(open_console: OpenConsole) -> None:
    console = open_console("knowledge")
    console.expect_heading("Pendiente")
    console.expect_text("Precedentes desactualizados")
    console.check()
    console.link("Precedentes desactualizados").click()
    console.expect_heading("Precedentes")
    console.expect_text("4 consultas")


def test_a_ruling_can_be_given_up_by_keyboard(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/conflicts")
    console.link(TITLE).first.click()
    neither = console.button("Ninguna acierta: escribir el valor")
    neither.press("Enter")
    value = console.field("Valor correcto")
    expect(value).to_be_focused()
    console.button("Dictaminar").press("Enter")
    expect(value).to_be_focused()
    expect(value).to_have_accessible_description("Escriba el valor correcto.")
    console.button("Cancelar").press("Enter")
    expect(neither).to_be_focused()


def test_a_contradiction_is_ruled_in_two_clicks(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/conflicts")
    console.expect_text("1 contradicciones")
    console.check()
    console.link(TITLE).first.click()
    console.expect_heading(f"Tasa: {TITLE}")
    marks = console.page.locator("mark")
    expect(marks.filter(has_text=FEE).first).to_be_visible()
    expect(marks.filter(has_text=OTHER_FEE).first).to_be_visible()
    console.check()
    console.button(f"Vale «{FEE}»").click()
    console.button("Dictaminar").click()
    console.expect_told("Ya vale en todas las oficinas")
    expect(console.link("Volver a la lista")).to_be_focused()
    console.expect_text("En vigor")
    console.check()


def test_a_change_is_shown_word_by_word(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/changes?kind=changed")
    expect(console.page.locator("del", has_text=OLD_FEE.split()[0]).first).to_be_visible()
    expect(console.page.locator("ins", has_text=FEE.split()[0]).first).to_be_visible()
    console.check()
    console.link("Ver lo que se leyó").first.click()
    console.expect_heading(TITLE)
    console.expect_text("Versiones")
    console.check()


@pytest.mark.usefixtures("worker")
def test_a_new_source_is_crawled_and_cancelled(open_console: OpenConsole) -> None:
    with GatedSite() as site:
        console = open_console("knowledge", "#/sources", role="admin")
        console.link("Añadir una fuente").click()
        console.field("Nombre").fill("pruebas")
        console.button("Guardar").click()
        expect(console.page.locator(".error").first).to_be_visible()
        console.check()
        console.field("Direcciones por las que empezar").fill(site.url)
        console.button("Guardar").click()
        console.expect_told("Fuente «pruebas» guardada")
        console.button("Rastrear: pruebas").click()
        console.expect_text("de")
        expect(console.page.get_by_role("progressbar")).to_be_visible()
        console.check()
        console.button("Cancelar").click()
        site.gate.set()
        console.expect_told("La tarea se ha cancelado")


def test_a_deleted_source_comes_back(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/sources")
    console.page.get_by_role("link", name="Editar: portal").click()
    console.expect_heading("portal")
    console.button("Borrar la fuente").click()
    console.expect_told("Fuente «portal» borrada")
    expect(console.page.get_by_role("link", name="Editar: portal")).to_have_count(0)
    console.button("Deshacer").click()
    expect(console.page.get_by_role("link", name="Editar: portal")).to_be_visible()


def test_an_article_goes_from_draft_to_published_and_back_to_an_earlier_text(
    open_console: OpenConsole,
) -> None:
    console = open_console("knowledge", "#/articles/+")
    page = console.page
    console.field("Título").fill("Cita previa")
    console.field("Texto").fill("La cita se pide **en línea**.")
    expect(page.locator(".preview strong", has_text="en línea")).to_be_visible()
    console.check()
    console.button("Guardar el borrador").click()
    console.expect_heading("Cita previa")
    console.button("Enviar a revisión").click()
    console.expect_told("en revisión")
    console.button("Publicar").click()
    console.expect_text("Está en vigor")
    console.field("Texto").fill("La cita se pide por teléfono.")
    console.button("Guardar").click()
    console.expect_told("Guardado")
    page.locator("summary").last.click()
    page.get_by_role("button", name="Recuperar la versión 1").click()
    expect(console.field("Texto")).to_have_value("La cita se pide **en línea**.")
    console.check()


@pytest.mark.usefixtures("used")
def test_an_unanswered_question_becomes_an_article(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/gaps")
    console.expect_text("1 lagunas")
    console.check()
    console.page.get_by_role("button", name="Escribir este artículo").click()
    expect(console.field("Título")).to_have_value(re.compile("recurso"))
    console.page.go_back()
    console.expect_text("Ya se está escribiendo")


def test_what_was_typed_outlives_a_reload(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/articles/+")
    console.field("Título").fill("A medias")
    console.page.reload()
    expect(console.field("Título")).to_have_value("A medias")
    console.button("Descartarlo").click()
    expect(console.field("Título")).to_have_value("")


def test_a_stale_precedent_is_retired_and_the_retirement_taken_back(
    open_console: OpenConsole,
) -> None:
    console = open_console("knowledge", "#/cases")
    console.expect_text("4 consultas")
    console.check()
    console.link("¿Cuánto cuesta la licencia").first.click()
    console.expect_text("Desactualizada")
    console.button("Retirar").click()
    console.page.locator("console-reason-form").get_by_role("button", name="Retirar").click()
    console.expect_told("no se propondrá más")
    console.check()
    console.button("Deshacer").click()
    console.expect_told("Deshecho")
    expect(console.button("Volver a admitir")).to_have_count(0)


def test_a_canonical_answer_is_written_and_approved(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/canonical/+")
    console.field("Número de procedimiento").fill("901")
    console.page.get_by_label("Qué se pregunta").select_option("fee")
    console.field("Texto").fill(f"La tasa de la licencia de pesca es de {FEE}.")
    console.check()
    console.button("Guardar como propuesta").click()
    console.expect_text("Propuesta")
    console.check()
    console.button("Aprobar").click()
    console.expect_told("Vale en todas las oficinas")
    console.expect_text("Todavía nadie la ha usado")


def test_the_search_says_why(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/search")
    console.field("Texto de la consulta").fill("tasa de la licencia de pesca")
    console.field("Texto de la consulta").press("Enter")
    console.expect_text("Qué se ha entendido")
    console.page.locator("summary", has_text=TITLE).first.click()
    console.expect_text("Palabras de la consulta que contiene")
    console.check()


def test_an_earlier_snapshot_is_put_back_and_the_later_one_again(
    open_console: OpenConsole,
) -> None:
    console = open_console("knowledge", "#/snapshots")
    rows = console.page.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("En uso")
    console.check()
    rows.nth(2).get_by_role("button").click()
    console.expect_told("Se responde con la instantánea")
    expect(rows.nth(2)).to_contain_text("En uso")
    console.button("Deshacer").click()
    expect(rows.nth(1)).to_contain_text("En uso")


def test_the_content_report_leads_to_the_page(open_console: OpenConsole) -> None:
    console = open_console("knowledge", "#/content-quality")
    console.page.locator("summary", has_text="Apartados vacíos").click()
    console.check()
    console.link("Carné de la red").first.click()
    console.expect_text("Ficha")
