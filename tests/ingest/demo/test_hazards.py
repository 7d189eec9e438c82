"""Every row of hazards.md is a page that is served, and the page has the hazard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

import ingest.demo
from ingest.demo.server import DemoSites, start_demo_sites

TABLE = Path(ingest.demo.__file__).parent / "hazards.md"
ROWS = re.findall(r"^\| (.+?) \| (sede|portal) \| (\S+) \|$", TABLE.read_text("utf-8"), re.M)
STATUSES = {
    "/portal/tramite?idTramite=727": 301,
    "/es/-/tener-un-hijo": 301,
    "/tramites/-/traslado": 301,
    "/tramites/-/ficha-retirada": 404,
}


@pytest.mark.parametrize(("hazard", "site", "address"), ROWS)
def test_hazard_page_is_served(
    hazard: str, site: str, address: str, sites: DemoSites, client: httpx.Client
) -> None:
    url = sites.sede_url if site == "sede" else sites.portal_url
    answer = client.get(url + address)
    assert answer.status_code == STATUSES.get(address, 200)
    soft = "este-tramite-no-existe" in address
    assert ("El contenido que busca no está disponible" in answer.text) is soft


def test_table_is_complete() -> None:
    assert len(ROWS) >= 50


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/titulo-familia-numerosa", 'alt="No"'),
        ("/certificado-electronico", "Aviso de mantenimiento"),
        (
            "/tramites/-/gestion-del-registro-general-de-asociaciones-inscripcion",
            "Suspensión de plazos administrativos",
        ),
        (
            "/tramitador/-/tramite/ascensores-comunicacion-puesta-servicio/tramitacion",
            "procedure.content",
        ),
        (
            "/tramitador/-/tramite/bono-alquiler-joven/tramitacion",
            "<li>Siguiente</li>",
        ),
        ("/tramites/-/notificaciones-electronicas", "<strong>1. ¿Quién puede"),
        (
            "/tramitador/-/tramite/aprovechamientos-maderables-plan-simplificado",
            "52B",
        ),
        ("/tramites/-/solicitud-ayudas-financieras-alquiler-convocatoria-2025", "Próximamente"),
        ("/tramitador/-/tramite/ingreso-aragones-insercion-iai", "Pendiente de definir"),
    ],
)
def test_sede_page_shows_its_hazard(
    address: str, shown: str, sites: DemoSites, client: httpx.Client
) -> None:
    assert shown in client.get(sites.sede_url + address).text


def test_english_labels_leak(sites: DemoSites, browser: Any) -> None:
    path = "/tramitador/-/tramite/declaracion-responsable-viviendas-turistico/tramitacion"
    modern = browser.text(sites.sede_url + path)
    older = browser.text(
        f"{sites.sede_url}/tramites/-/solicitud-acceso-personas-mayores-hogares-iass"
    )
    for label in ("Recipient", "Requirement", "No expiration date"):
        assert label in modern
        assert label in older
    assert "Audio of the content of this page" in older


def test_headings_are_fused(sites: DemoSites, client: httpx.Client) -> None:
    path = "/tramitador/-/tramite/solicitud-de-admision-a-pruebas-selectivas"
    markup = client.get(sites.sede_url + path).text
    assert "Pago de tasaDocumentación" in re.sub(r"<[^>]+>", "", markup)


def test_summary_is_cut_in_mid_word(sites: DemoSites, client: httpx.Client) -> None:
    path = "/tramitador/-/tramite/gestion-de-dependencia-y-discapacidad-dependencia"
    markup = re.sub(r"<[^>]+>", "", client.get(sites.sede_url + path).text)
    teaser = re.search(r"(\w+)LEER MÁS", markup)
    assert teaser
    whole = re.search(rf"\b{teaser[1]}\w+", markup.split("LEER MÁS")[1])
    assert whole


def test_intro_is_rendered_twice(sites: DemoSites, browser: Any) -> None:
    path = "/tramitador/-/tramite/titulo-familia-monoparental/tramitacion"
    text = browser.text(sites.sede_url + path)
    assert text.count("Dirigido a: Familias monoparentales residentes en Aragón") == 2


def test_heading_is_missing_and_its_number_skipped(sites: DemoSites, client: httpx.Client) -> None:
    path = "/tramites/-/ayudas-gastos-desplazamiento-manutencion-hospedaje-pacientes"
    text = client.get(sites.sede_url + path).text
    assert "1. ¿Quién" in text
    assert "Qué requisitos" not in text
    assert "3. ¿" in text


def test_wrong_title_hides_another_procedure(sites: DemoSites, client: httpx.Client) -> None:
    slug = "prueba-libre-obtencion-titulo-bachiller-personas-mayores-20-anos"
    text = client.get(f"{sites.sede_url}/tramitador/-/tramite/{slug}/tramitacion").text
    assert "<h1>Título de familia monoparental</h1>" in text
    assert "20 años" in text


def test_maintenance_banner_changes_no_content(browser: Any) -> None:
    with start_demo_sites() as plain, start_demo_sites(maintenance=True) as broken:
        for path in ("/titulo-familia-numerosa", "/tramites/-/becas-comedor-escolar"):
            before = browser.text(plain.sede_url + path)
            after = browser.text(broken.sede_url + path)
            assert "Aviso de mantenimiento" in after
            assert before.split("Está en:")[-1].split("Mi carpeta")[-1] in after
