from __future__ import annotations

import pytest

from indexes.facts import Fact, FactKind, extract_facts, find_supporting, same_value


def _fact(text: str, kind: FactKind) -> Fact:
    return next(fact for fact in extract_facts(text) if fact.kind is kind)


SAME = [
    (FactKind.DATE, "el 5 de mayo de 2026", "el 05/05/2026"),
    (FactKind.DURATION, "seis meses", "6 meses"),
    (FactKind.DURATION, "un año", "12 meses"),
    (FactKind.DURATION, "dos semanas", "14 días"),
    (FactKind.AMOUNT, "19,73 €", "19.73 euros"),
    (FactKind.AMOUNT, "Es gratuito", "0 €"),
    (FactKind.PERCENTAGE, "la mitad", "50 %"),
    (FactKind.AGE, "menores de 21 años", "menor de veintiún años"),
    (FactKind.PHONE, "976 71 40 00", "+34 976714000"),
    (FactKind.URL, "www.aragon.es", "https://aragon.es/"),
    (FactKind.URL, "http://aragon.es/tramites/", "https://www.aragon.es/tramites"),
    (FactKind.LEGAL_REFERENCE, "la LPACAP", "Ley 39/2015, de 1 de octubre"),
    (FactKind.FORM, "anexo II", "anexo 2"),
    (FactKind.FEE_CODE, "tasa 5", "tasa 05"),
    (FactKind.DOCUMENT, "certificado de empadronamiento", "Certificados de empadronamiento"),
    (FactKind.DOCUMENT, "fotocopia del DNI", "Presente el DNI"),
    (FactKind.SILENCE, "se entenderá estimada", "silencio positivo"),
]

DIFFERENT = [
    (FactKind.DATE, "el 5 de mayo de 2026", "hasta el 5 de mayo de 2026"),
    (FactKind.DURATION, "10 días hábiles", "10 días naturales"),
    (FactKind.DURATION, "un mes", "30 días naturales"),
    (FactKind.AMOUNT, "19,73 €", "19,37 €"),
    (FactKind.AGE, "mayores de 18 años", "18 años cumplidos"),
    (FactKind.URL, "https://aragon.es/a", "https://aragon.es/b"),
    (FactKind.LEGAL_REFERENCE, "Ley 39/2015", "Ley 40/2015"),
    (FactKind.FORM, "anexo II", "anexo III"),
    (FactKind.DOCUMENT, "certificado de empadronamiento", "certificado de nacimiento"),
    (FactKind.SILENCE, "silencio positivo", "silencio negativo"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_same_value_in_other_words(kind: FactKind, one: str, other: str) -> None:
    a, b = _fact(one, kind), _fact(other, kind)
    assert same_value(a, b)
    assert same_value(b, a)


@pytest.mark.parametrize(("kind", "one", "other"), DIFFERENT)
def test_different_values_differ(kind: FactKind, one: str, other: str) -> None:
    assert not same_value(_fact(one, kind), _fact(other, kind))


def test_values_of_different_kinds_differ() -> None:
    form, fee = _fact("modelo 24", FactKind.FORM), _fact("tasa 24", FactKind.FEE_CODE)
    assert not same_value(form, fee)


@pytest.mark.parametrize(
    ("draft", "kind", "quote"),
    [
        ("hasta el 20 de mayo de 2026", FactKind.DATE, "del 1 al 20 de mayo de 2026"),
        ("desde el 1 de mayo de 2026", FactKind.DATE, "del 1 al 20 de mayo de 2026"),
        ("el 20 de mayo de 2026", FactKind.DATE, "del 1 al 20 de mayo de 2026"),
        ("hasta el 20 de mayo de 2026", FactKind.DATE, "Plazo de presentación: 20 de mayo de 2026"),
        ("la Ley 39/2015", FactKind.LEGAL_REFERENCE, "art. 21 de la Ley 39/2015"),
        ("Aporte el DNI", FactKind.DOCUMENT, "Fotocopia del DNI"),
        ("son 6 meses", FactKind.DURATION, "El plazo para resolver es de seis meses"),
    ],
)
def test_quote_supports_what_it_implies(draft: str, kind: FactKind, quote: str) -> None:
    found = find_supporting(_fact(draft, kind), extract_facts(quote))
    assert found is not None
    assert found.kind is kind


@pytest.mark.parametrize(
    ("draft", "kind", "quote"),
    [
        ("hasta el 20 de mayo de 2026", FactKind.DATE, "Publicado el 20 de mayo de 2026"),
        ("hasta el 1 de mayo de 2026", FactKind.DATE, "del 1 al 20 de mayo de 2026"),
        ("art. 21 de la Ley 39/2015", FactKind.LEGAL_REFERENCE, "la Ley 39/2015"),
        ("son 6 meses", FactKind.DURATION, "El plazo es de tres meses"),
        ("son 6 meses", FactKind.DURATION, "Antes el plazo era de 6 meses"),
        ("Aporte el DNI", FactKind.DOCUMENT, "No es necesario aportar el DNI"),
        ("No es necesario aportar el DNI", FactKind.DOCUMENT, "Aporte el DNI"),
        ("Cuesta 20 €", FactKind.AMOUNT, "Hasta 2024 costaba 20 €"),
        ("Cuesta 20 €", FactKind.AMOUNT, ""),
    ],
)
def test_quote_does_not_support_what_it_does_not_say(
    draft: str, kind: FactKind, quote: str
) -> None:
    assert find_supporting(_fact(draft, kind), extract_facts(quote)) is None


def test_exact_value_supports_before_an_implied_one() -> None:
    quote = extract_facts("Del 1 al 20 de mayo de 2026; es decir, hasta el 20 de mayo de 2026.")
    found = find_supporting(_fact("hasta el 20 de mayo de 2026", FactKind.DATE), quote)
    assert found is not None
    assert found.normalised == "../2026-05-20"
