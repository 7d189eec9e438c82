from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import Fact, FactKind

PHONES = [
    ("976 71 40 00", ["+34976714000"]),
    ("976 714 000", ["+34976714000"]),
    ("976714000", ["+34976714000"]),
    ("976-71-40-00", ["+34976714000"]),
    ("976.71.40.00", ["+34976714000"]),
    ("976\u00a071\u00a040\u00a000", ["+34976714000"]),
    ("(976) 71 40 00", ["+34976714000"]),
    ("976/71 40 00", ["+34976714000"]),
    ("+34 976 71 40 00", ["+34976714000"]),
    ("0034 976 714 000", ["+34976714000"]),
    ("(+34) 976 714 000", ["+34976714000"]),
    ("Tel.: 976714000.", ["+34976714000"]),
    ("976 71 40 00 ext. 3021", ["+34976714000"]),
    ("976 714 392 / 976 715 973", ["+34976714392", "+34976715973"]),
    ("612 34 56 78", ["+34612345678"]),
    ("900 12 13 14", ["+34900121314"]),
    ("902 555 321", ["+34902555321"]),
    ("llame al 012", ["012"]),
    ("el teléfono 010", ["010"]),
    ("al 112", []),
    ("en una emergencia, llame al 112", ["112"]),
    ("el 060", ["060"]),
    ("+33 1 23 45 67 89", ["+33123456789"]),
    ("Zaragoza 976 71 59 73, Huesca 974 24 72 60", ["+34976715973", "+34974247260"]),
]

NO_PHONES = [
    "ES91 2100 0418 4502 0005 1332",
    "12345678Z",
    "expediente 2024/976714000",
    "976.714.000 €",
    "tasa 012",
    "modelo 060",
    "012 plazas",
    "el artículo 112",
    "50071 Zaragoza",
    "5/5/2026",
    "112 personas",
    "123456789",
    "9767140001",
    "1.500.000 euros",
    "N.º 727",
    "9:00 a 14:00",
    "2024-2027",
    "código SIA 976714",
    "33 %",
    "Orden HAP/153/2016",
]

EMAILS = [
    ("infoyregistro@aragon.es", ["infoyregistro@aragon.es"]),
    ("Infoyregistro@Aragon.ES", ["infoyregistro@aragon.es"]),
    ("escriba a iass@aragon.es.", ["iass@aragon.es"]),
    ("<juan.perez+alta@mail.example.com>", ["juan.perez+alta@mail.example.com"]),
    ("mailto:a@b.es", ["a@b.es"]),
    ("a@b.es, c@d.es", ["a@b.es", "c@d.es"]),
    ("cl@ve", []),
    ("Cl@ve permanente", []),
    ("@aragon", []),
    ("usuario@", []),
    ("síguenos en @gobaragon", []),
]

URLS = [
    ("https://www.aragon.es/tramites", ["https://www.aragon.es/tramites"]),
    ("https://WWW.Aragon.es/Tramites", ["https://www.aragon.es/Tramites"]),
    ("https://www.aragon.es/", ["https://www.aragon.es"]),
    ("www.aragon.es", ["https://www.aragon.es"]),
    ("en aragon.es.", ["https://aragon.es"]),
    ("(véase educa.aragon.es/-/admisionfp)", ["https://educa.aragon.es/-/admisionfp"]),
    ("https://a.es/x?b=2&a=1", ["https://a.es/x?a=1&b=2"]),
    ("https://a.es/x#parte", ["https://a.es/x"]),
    (
        "https://es.wikipedia.org/wiki/Arag%C3%B3n_(r%C3%ADo)",
        ["https://es.wikipedia.org/wiki/Arag%C3%B3n_(r%C3%ADo)"],
    ),
    ("«https://sede.gob.es»,", ["https://sede.gob.es"]),
    ("http://a.es y https://b.es", ["http://a.es", "https://b.es"]),
    ("correo@aragon.es", []),
    ("p.ej", []),
    ("art. 3.es", []),
    ("etc.com un punto", ["https://etc.com"]),
    ("Fin.De esto", []),
    ("S.A. de C.V.", []),
    ("19.73", []),
    ("fichero.pdf", []),
    ("https://", []),
]


@pytest.mark.parametrize(("text", "expected"), PHONES)
def test_phone_is_in_e164(forms: Callable[..., list[str]], text: str, expected: list[str]) -> None:
    assert forms(FactKind.PHONE, text) == expected


@pytest.mark.parametrize("text", NO_PHONES)
def test_other_numbers_are_no_phones(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.PHONE, text) == []


@pytest.mark.parametrize(("text", "expected"), EMAILS)
def test_email_is_in_lower_case(
    forms: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert forms(FactKind.EMAIL, text) == expected


@pytest.mark.parametrize(("text", "expected"), URLS)
def test_url_is_canonical(forms: Callable[..., list[str]], text: str, expected: list[str]) -> None:
    assert forms(FactKind.URL, text) == expected


def test_extension_is_left_out(of_kind: Callable[..., list[Fact]]) -> None:
    facts = of_kind(FactKind.PHONE, "Llame al 976 71 40 00, ext. 3021")
    assert [fact.value for fact in facts] == ["976 71 40 00"]
