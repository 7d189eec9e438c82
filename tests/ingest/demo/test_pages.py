from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ingest.demo.content import DemoProcedure, load_procedures
from ingest.demo.placement import Placement, place
from ingest.demo.rendering import long_date, short_date
from ingest.demo.server import DemoSites

PLACEMENTS = place(load_procedures())


def facts(page: DemoProcedure) -> Iterator[str]:
    """Every text of the content that a reader must find on the page."""
    yield from (page.title, page.summary, *page.requirements, *page.audience, *page.after)
    yield from page.legal_basis
    yield from page.presentation.text
    yield from page.related
    for document in page.documents:
        yield from (document.name, document.condition)
    for extra in page.more:
        yield from (extra.heading, extra.text)
    single = (page.code, page.department, page.body, page.resolution, page.silence, page.appeal)
    contact = (page.contact.phone, page.contact.email, page.contact.web)
    for text in (*single, *contact, page.deadline.text, page.fee.text, page.fee.form):
        yield text or ""


@pytest.mark.parametrize("placement", PLACEMENTS, ids=lambda placement: placement.path)
def test_every_fact_stands_in_the_page(
    placement: Placement, sites: DemoSites, browser: Any
) -> None:
    text = browser.text(sites.sede_url + placement.path)
    stated = (" ".join(fact.split()).removesuffix(".") for fact in facts(placement.page))
    missing = [fact for fact in stated if fact not in text]
    assert missing == []


@pytest.mark.parametrize(
    "placement",
    [item for item in PLACEMENTS if item.page.deadline.starts or item.page.deadline.ends],
    ids=lambda placement: placement.path,
)
def test_window_dates_stand_in_the_page(
    placement: Placement, sites: DemoSites, browser: Any
) -> None:
    text = browser.text(sites.sede_url + placement.path)
    for day in (placement.page.deadline.starts, placement.page.deadline.ends):
        assert day is None or short_date(day) in text or long_date(day) in text


def test_all_four_generations_are_in_use() -> None:
    used = [item.page.generation for item in PLACEMENTS if item.twin is None]
    assert all(used.count(generation) >= 10 for generation in set(used))
    assert len(set(used)) == 4


def test_old_page_and_current_page_link_to_each_other(
    sites: DemoSites, client: httpx.Client
) -> None:
    current = client.get(
        f"{sites.sede_url}/tramitador/-/tramite/primera-emision-titulo-familia-numerosa/tramitacion"
    )
    old = client.get(f"{sites.sede_url}/titulo-familia-numerosa")
    assert 'href="/titulo-familia-numerosa"' in current.text
    assert "/primera-emision-titulo-familia-numerosa/tramitacion" in old.text


def test_mirror_page_has_another_order_and_names_the_good_address(
    sites: DemoSites, client: httpx.Client
) -> None:
    path = "/tramitador/-/tramite/gestion-de-dependencia-y-discapacidad-dependencia"
    page = client.get(sites.sede_url + path).text
    mirror = client.get(f"{sites.sede_url}/web/guest{path}").text
    assert f'<link rel="canonical" href="{sites.sede_url}{path}">' in mirror
    assert page.index("Plazo de presentación") < page.index("Órgano responsable")
    assert mirror.index("Órgano responsable") < mirror.index("Plazo de presentación")


def test_old_page_does_not_borrow_the_date_of_the_new_one(
    sites: DemoSites, client: httpx.Client
) -> None:
    path = "/registro-administrativo-parejas-estables-no-casadas"
    old = client.get(sites.sede_url + path)
    assert "Fecha de actualización" not in old.text
    assert old.headers["Last-Modified"].endswith("Nov 2018 08:00:00 GMT")
