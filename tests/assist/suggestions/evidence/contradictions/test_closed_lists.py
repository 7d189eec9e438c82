from __future__ import annotations

from assist.suggestions.evidence import Conflict
from assist.suggestions.evidence.contradictions.closed_lists import closed_lists
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.evidence.contradictions.two_pages import (
    answer_to,
    two_pages,
)
from tests.assist.suggestions.standings import standings_of


def _closed(
    asked: str, aspect: Aspect, one: str, other: str, kind: DocumentKind = DocumentKind.PROCEDURE
) -> Conflict | None:
    pages = two_pages(aspect, one, other, kind)
    standings = standings_of(pages)
    return closed_lists(answer_to(asked, pages, aspect), asked, pages, standings)


def test_a_document_that_only_one_list_has_is_a_conflict_when_asked_about() -> None:
    one = "Solicitud firmada\nPlano del huerto\nContrato de agua"
    other = "Solicitud firmada\nPlano del huerto"
    found = _closed("contrato agua", Aspect.DOCUMENTS, one, other)
    assert found is not None
    assert found.preferred.unit.text == "Contrato de agua"
    assert found.other.unit.text == "Solicitud firmada; Plano del huerto"
    assert _closed("plano huerto", Aspect.DOCUMENTS, one, other) is None


def test_a_guide_does_not_pretend_to_list_all() -> None:
    one = "Solicitud firmada\nPlano del huerto\nContrato de agua"
    other = "Solicitud firmada\nPlano del huerto"
    assert _closed("contrato agua", Aspect.DOCUMENTS, one, other, DocumentKind.PAGE) is None


def test_a_way_that_only_one_sheet_has_is_a_conflict_when_named() -> None:
    one = "La solicitud se presenta por internet.\nLa solicitud se presenta de forma presencial."
    other = "La solicitud se presenta de forma presencial."
    found = _closed("se puede por internet", Aspect.CHANNEL, one, other)
    assert found is not None
    assert "internet" in found.preferred.unit.text
    assert _closed("se puede en persona", Aspect.CHANNEL, one, other) is None


def test_who_is_exempt_on_one_sheet_alone_is_a_conflict_when_asked_about() -> None:
    one = "Están exentas de la tasa las viudas, las huérfanas, las paradas y las jubiladas."
    other = "Están exentas de la tasa las viudas, las huérfanas y las jubiladas."
    assert _closed("parada tasa", Aspect.FEE, one, other) is not None
    assert _closed("viuda tasa", Aspect.FEE, one, other) is None
