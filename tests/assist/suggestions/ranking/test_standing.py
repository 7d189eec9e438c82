from __future__ import annotations

from datetime import date

from indexes.addresses import address_family
from indexes.models import Aspect, DocumentKind, Window
from tests.assist.suggestions.world import PORTAL, SEDE, TODAY, page, standing

ROW = [("Resumen", Aspect.SUMMARY, "Texto.")]


def test_a_procedure_page_prevails_over_a_guide_and_the_sede_over_the_portal() -> None:
    guide = page(f"{SEDE}/guia", "Guía", ROW, kind=DocumentKind.PAGE)
    portal = page(f"{PORTAL}/tramite", "Trámite", ROW, authority=20)
    sede = page(f"{SEDE}/tramite", "Trámite", ROW)
    ordered = sorted([guide, portal, sede], key=lambda one: standing(one, TODAY))
    assert ordered == [guide, portal, sede]


def test_a_page_whose_dates_are_long_past_is_stale() -> None:
    old = page(f"{SEDE}/a", "Ayuda", ROW, window=Window(ends=date(2021, 5, 10)))
    undated = page(f"{SEDE}/b", "Ayuda", ROW)
    recent = page(f"{SEDE}/c", "Ayuda", ROW, window=Window(ends=date(2026, 3, 1)))
    assert standing(old, TODAY).is_stale
    assert standing(old, TODAY) < standing(undated, TODAY) < standing(recent, TODAY)


def test_the_year_in_an_address_counts_only_where_the_page_says_none() -> None:
    renewed = page(
        f"{SEDE}/ayuda-2018",
        "Ayuda",
        [("Plazo", Aspect.DEADLINE, "Hasta el 1 de junio de 2026.")],
    )
    forgotten = page(f"{SEDE}/ayuda-2018-vieja", "Ayuda", ROW)
    assert not standing(renewed, TODAY).is_stale
    assert standing(forgotten, TODAY).is_stale


def test_a_fuller_page_prevails_among_equals() -> None:
    poor = page(f"{SEDE}/x", "Ayuda", ROW)
    full = page(f"{SEDE}/a", "Ayuda", [*ROW, ("Tasa", Aspect.FEE, "10 €")])
    assert standing(full, TODAY) > standing(poor, TODAY)


def test_the_present_catalogue_prevails_over_leftovers_where_nothing_is_dated() -> None:
    leftover = standing(page(f"{SEDE}/a", "Ayuda", [*ROW, ("T", Aspect.FEE, "1 €")]), TODAY, 2)
    listed = standing(page(f"{SEDE}/x", "Ayuda", ROW), TODAY, 90)
    assert listed > leftover


def test_addresses_of_one_kind_are_a_family() -> None:
    one, other = f"{SEDE}/tramitador/-/tramite/a/ficha", f"{SEDE}/tramitador/-/b"
    assert address_family(one) == address_family(other)
    assert address_family(one) != address_family(f"{SEDE}/a")


def test_a_page_that_was_updated_later_prevails_and_the_other_is_not_stale() -> None:
    old = page(f"{SEDE}/a", "Ayuda", ROW, published_at=date(2015, 3, 1))
    new = page(f"{SEDE}/b", "Ayuda", [("Pie", Aspect.OTHER, "Última actualización: 5/3/2024")])
    assert standing(new, TODAY) > standing(old, TODAY)
    assert not standing(old, TODAY).is_stale
