from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind

FORMS = [
    ("el modelo 650", ["modelo 650"]),
    ("modelos 036 y 037", ["modelo 036", "modelo 037"]),
    ("modelos 650, 651 y 652", ["modelo 650", "modelo 651", "modelo 652"]),
    ("modelo 790 código 052", ["modelo 790-052"]),
    ("modelo 790-052", ["modelo 790-052"]),
    ("impreso 790", ["modelo 790"]),
    ("Modelo nº 524", ["modelo 524"]),
    ("modelo EX-15", ["modelo EX-15"]),
    ("anexo II", ["anexo II"]),
    ("Anexo I", ["anexo I"]),
    ("ANEXO III", ["anexo III"]),
    ("anexos I y II", ["anexo I", "anexo II"]),
    ("anexos I, II y III", ["anexo I", "anexo II", "anexo III"]),
    ("anexo 2", ["anexo 2"]),
    ("anexo 2 y 3 copias", ["anexo 2"]),
    ("el modelo de solicitud", []),
    ("un modelo en 2 copias", []),
    ("el anexo", []),
    ("los anexos fotográficos", []),
    ("anexo de tasas de 2003", []),
    ("modelo económico", []),
    ("un modelo de 4 páginas", []),
]

FEES = [
    ("tasa 24", ["tasa 24"]),
    ("Tasa 05, tarifa 07", ["tasa 05"]),
    ("Tasa nº 24", ["tasa 24"]),
    ("la tasa 079", ["tasa 079"]),
    ("tasa con código 24", ["tasa 24"]),
    ("tasas 24", ["tasa 24"]),
    ("la tasa (código 030201)", ["tasa 030201"]),
    ("tasa: 24 €", []),
    ("tasa 24 €", []),
    ("una tasa 50 % menor", []),
    ("tasa de 24 euros", []),
    ("la tasa", []),
    ("tasa 19,73", []),
]

PROCEDURES = [
    ("N.º 727", ["727"]),
    ("N° 727", ["727"]),
    ("Nº 727", ["727"]),
    ("Trámite N.º 727", ["727"]),
    ("trámite 9743", ["9743"]),
    ("el trámite número 9743", ["9743"]),
    ("este trámite de renovación, número 9743", ["9743"]),
    ("procedimiento 2162", ["2162"]),
    ("Procedimiento núm. 31A", ["31A"]),
    ("código SIA 211234", ["211234"]),
    ("Código SIA: 211234", ["211234"]),
    ("código de procedimiento 727", ["727"]),
    ("el trámite de familia numerosa (n.º 727)", ["727"]),
    ("ficha 8815", ["8815"]),
    ("BOE n.º 87", []),
    ("BOP nº 249/2009", []),
    ("calle Mayor n.º 5", []),
    ("expediente n.º 1234", []),
    ("el trámite tarda 3 meses", []),
    ("tarifas por trámite: 1 (certificado)", []),
    ("un trámite", []),
    ("procedimiento 39/2015", []),
    ("el número 3", []),
    ("Ley n.º 39/2015", []),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_form_has_its_name(forms: Callable[..., list[str]], text: str, expected: list[str]) -> None:
    assert forms(FactKind.FORM, text) == expected


@pytest.mark.parametrize(("text", "expected"), FEES)
def test_fee_code_has_its_number(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.FEE_CODE, text) == expected


@pytest.mark.parametrize(("text", "expected"), PROCEDURES)
def test_procedure_code_keeps_its_letter(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.PROCEDURE_CODE, text) == expected
