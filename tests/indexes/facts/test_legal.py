from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind

REFERENCES = [
    ("Ley 39/2015", ["ley 39/2015"]),
    ("Ley 39/2015, de 1 de octubre", ["ley 39/2015"]),
    ("la ley 39 / 2015", ["ley 39/2015"]),
    ("Ley n.º 39/2015", ["ley 39/2015"]),
    ("Ley 30/92", ["ley 30/1992"]),
    ("Ley Orgánica 3/2018, de 5 de diciembre", ["ley orgánica 3/2018"]),
    ("L.O. 3/2018", ["ley orgánica 3/2018"]),
    ("LO 3/2018", ["ley orgánica 3/2018"]),
    ("Real Decreto 1621/2005, de 30 de diciembre", ["real decreto 1621/2005"]),
    ("RD 1621/2005", ["real decreto 1621/2005"]),
    ("R.D. 1621/2005", ["real decreto 1621/2005"]),
    ("Real Decreto-ley 8/2020", ["real decreto-ley 8/2020"]),
    ("Real Decreto Legislativo 1/2013", ["real decreto legislativo 1/2013"]),
    ("Decreto Legislativo 1/2005", ["decreto legislativo 1/2005"]),
    ("Decreto-ley 1/2020", ["decreto-ley 1/2020"]),
    ("Decreto 75/2023, de 17 de mayo, del Gobierno de Aragón", ["decreto 75/2023"]),
    ("Ley Foral 11/2019", ["ley foral 11/2019"]),
    ("Orden HAP/153/2016, de 12 de febrero", ["orden hap/153/2016"]),
    ("ECD/613/2025", ["orden ecd/613/2025"]),
    ("Orden de 27 de mayo de 1958", ["orden de 27 de mayo de 1958"]),
    (
        "Resolución de 29 de abril de 2020, de la Subsecretaría",
        ["resolución de 29 de abril de 2020"],
    ),
    ("Reglamento (UE) 2016/679", ["reglamento (ue) 2016/679"]),
    ("Reglamento (CE) n.º 1107/2009", ["reglamento (ce) 1107/2009"]),
    ("Directiva 95/46/CE", ["directiva 95/46/ce"]),
    ("Directiva (UE) 2016/2102", ["directiva (ue) 2016/2102"]),
    ("la LPACAP", ["ley 39/2015"]),
    ("la LRJSP", ["ley 40/2015"]),
    ("LGT, LGS y RGPD", ["ley 58/2003", "ley 38/2003", "reglamento (ue) 2016/679"]),
    ("la Ley General de Subvenciones", ["ley 38/2003"]),
    ("Constitución Española de 1978", ["constitución española"]),
    ("art. 21.3 de la Ley 39/2015", ["ley 39/2015#art.21.3"]),
    ("artículo 68 LPACAP", ["ley 39/2015#art.68"]),
    ("artículos 14 y 16 de la Ley 39/2015", ["ley 39/2015#art.14", "ley 39/2015#art.16"]),
    (
        "arts. 14, 15 y 16 de la Ley 39/2015",
        ["ley 39/2015#art.14", "ley 39/2015#art.15", "ley 39/2015#art.16"],
    ),
    ("art. 16.4 a) de la Ley 39/2015", ["ley 39/2015#art.16.4.a"]),
    ("artículo 21, apartado 3, de la Ley 39/2015", ["ley 39/2015#art.21.3"]),
    ("apartado 2 del artículo 14 de la Ley 39/2015", ["ley 39/2015#art.14.2"]),
    ("artículo 82 bis de la Ley 39/2015", ["ley 39/2015#art.82bis"]),
    ("Ley 16/2003, de 28 de mayo (art. 57)", ["ley 16/2003#art.57"]),
    ("Ley 6/2002, de 15 de abril, de Salud de Aragón (art. 8)", ["ley 6/2002#art.8"]),
    ("Ley 7/1985 (Art. 21.1.a, Art. 70)", ["ley 7/1985#art.21.1.a", "ley 7/1985#art.70"]),
    ("Ley 19/2013 (Arts. 12-24)", ["ley 19/2013#art.12-24"]),
    (
        "art.º 7 de la LGT. Artículos 30 y ss. de la Ley 39/2015",
        ["ley 58/2003#art.7", "ley 39/2015#art.30"],
    ),
    ("Ley 39/2015, del Procedimiento. (Art. 13.d)", ["ley 39/2015#art.13.d"]),
    ("la Ordenanza fiscal n.º 12", ["ordenanza fiscal n.º 12"]),
    (
        "la Ordenanza reguladora de la Tasa por Recogida de Basuras, en vigor",
        ["ordenanza reguladora de la tasa por recogida de basuras"],
    ),
    ("art. 23 CE", ["constitución española#art.23"]),
]

NONE = [
    "la ley",
    "según la normativa",
    "el artículo 5",
    "expediente 39/2015",
    "5/5/2026",
    "el curso 2025/2026",
    "CE",
    "marcado CE",
    "una orden de 2018",
    "en orden de llegada",
    "por resolución judicial",
    "el decreto de la alcaldía",
    "BOE n.º 87",
    "tasa 24",
    "modelo 650",
    "Ley del Mínimo Esfuerzo",
    "24/7",
    "una circular informativa",
    "et al.",
    "el reglamento interno",
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_reference_has_its_normal_form(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.LEGAL_REFERENCE, text) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_without_references_gives_none(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.LEGAL_REFERENCE, text) == []


def test_date_of_a_law_is_part_of_its_reference(of_kind: Callable[..., list[Fact]]) -> None:
    facts = of_kind(FactKind.LEGAL_REFERENCE, "la Ley 40/2003, de 18 de noviembre, de familias")
    assert [fact.value for fact in facts] == ["Ley 40/2003, de 18 de noviembre"]


def test_each_article_has_its_own_span(of_kind: Callable[..., list[Fact]]) -> None:
    facts = of_kind(FactKind.LEGAL_REFERENCE, "artículos 14 y 16 de la Ley 39/2015")
    assert [fact.value for fact in facts] == ["artículos 14", "16 de la Ley 39/2015"]
