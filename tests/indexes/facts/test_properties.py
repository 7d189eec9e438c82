"""What holds for any text and any value."""

from __future__ import annotations

import unicodedata
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexes.facts import Fact, FactKind, extract_facts
from indexes.models import Aspect

MONTHS = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
UNITS = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
WORDS = dict(enumerate(UNITS.split())) | {20: "veinte", 30: "treinta", 45: "cuarenta y cinco"}

# Words and marks of the domain, so that random texts reach the recognisers.
FRAGMENTS = st.sampled_from(
    [
        "el",
        "la",
        "de",
        "del",
        "hasta",
        "desde",
        "entre",
        "y",
        "o",
        "a",
        "al",
        "1",
        "20",
        "3",
        "1.500,50",
        "mayo",
        "junio",
        "2026",
        "5/5/2026",
        "días",
        "meses",
        "hábiles",
        "años",
        "€",
        "euros",
        "%",
        "por",
        "ciento",
        "menores",
        "mayores",
        "art.",
        "artículo",
        "Ley",
        "39/2015",
        "RGPD",
        "anexo",
        "II",
        "modelo",
        "650",
        "tasa",
        "24",
        "N.º",
        "727",
        "trámite",
        "plazo",
        "resolver",
        "recurso",
        "antes",
        "era",
        "DNI",
        "certificado",
        "de",
        "empadronamiento",
        "no",
        "es",
        "necesario",
        "silencio",
        "positivo",
        "se",
        "entenderá",
        "estimada",
        "solo",
        "presencial",
        "internet",
        "976",
        "71",
        "40",
        "00",
        "012",
        "llame",
        "aragon.es",
        "a@b.es",
        "gratis",
        "la",
        "mitad",
        "mil",
        "dos",
        "treinta",
        "(",
        ")",
        ".",
        ",",
        ";",
        ":",
        "-",
        "/",
        "?",
        "¿",
        "!",
        "\n",
        "\n\n",
        "½",
        "\xa0",
        "�",
        "İ",
        "ﬁ",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=40).map(" ".join))


@given(TEXTS, st.sampled_from([None, *Aspect]), st.lists(st.text(), max_size=2))
def test_spans_are_exact_on_any_text(text: str, aspect: Aspect | None, section: list[str]) -> None:
    for fact in extract_facts(text, aspect=aspect, section=section):
        assert text[fact.start : fact.end] == fact.value
        assert fact.value == fact.value.strip()
        assert fact.normalised


@given(TEXTS)
def test_decomposed_text_states_the_same(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    found = extract_facts(decomposed)
    assert all(decomposed[fact.start : fact.end] == fact.value for fact in found)
    assert _said(found) == _said(extract_facts(composed))


def _said(facts: tuple[Fact, ...]) -> list[tuple[str, str, str]]:
    return [(fact.kind, fact.slot, fact.normalised) for fact in facts]


@given(TEXTS)
def test_extraction_is_deterministic_and_in_order(text: str) -> None:
    facts = extract_facts(text)
    assert facts == extract_facts(text)
    assert [fact.start for fact in facts] == sorted(fact.start for fact in facts)
    assert len(set(facts)) == len(facts)


@given(TEXTS)
def test_values_of_one_layer_do_not_overlap(text: str) -> None:
    apart = {FactKind.DOCUMENT, FactKind.SILENCE, FactKind.CHANNEL}
    spans = [(fact.start, fact.end) for fact in extract_facts(text) if fact.kind not in apart]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@given(
    st.lists(FRAGMENTS, max_size=25).map(" ".join), st.lists(FRAGMENTS, max_size=25).map(" ".join)
)
def test_facts_survive_concatenation(first: str, second: str) -> None:
    assume("\ud800" not in first + second)
    opening = f"Primero.\n\n{first}."
    joined = f"{opening}\n\nDespués. {second}"
    before = extract_facts(opening)
    assert extract_facts(joined)[: len(before)] == before


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 9))
def test_date_is_the_same_in_every_writing(day: date, form: int) -> None:
    month = MONTHS[day.month - 1]
    writings = [
        f"{day.day} de {month} de {day.year}",
        f"{day.day} de {month} del {day.year}",
        f"{day.day} de {month.upper()} de {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day:02d}-{day.month:02d}-{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        day.isoformat(),
        f"{day.day}\u00a0de\u00a0{month}\u00a0de\u00a0{day.year}",
    ]
    facts = extract_facts(f"Se celebra el {writings[form]} en Huesca")
    assert [fact.normalised for fact in facts] == [day.isoformat()]


@given(
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.dates(date(2000, 1, 1), date(2040, 12, 31)),
    st.integers(0, 3),
)
def test_range_is_the_same_in_every_writing(one: date, other: date, form: int) -> None:
    start, end = sorted((one, other))
    assume(start != end)

    def written(day: date) -> str:
        return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"

    writings = [
        f"del {written(start)} al {written(end)}",
        f"desde el {written(start)} hasta el {written(end)}",
        f"entre el {written(start)} y el {written(end)}",
        f"del {start:%d/%m/%Y} al {end:%d/%m/%Y}",
    ]
    facts = extract_facts(f"El plazo es {writings[form]}.")
    assert [fact.normalised for fact in facts] == [f"{start.isoformat()}/{end.isoformat()}"]


@given(st.integers(0, 99_999_999), st.integers(0, 7))
def test_amount_is_the_same_in_every_writing(cents: int, form: int) -> None:
    euros, rest = divmod(cents, 100)
    grouped = f"{euros:,}".replace(",", ".")
    spaced = f"{euros:,}".replace(",", "\u00a0")
    writings = [
        f"{grouped},{rest:02d} €",
        f"{grouped},{rest:02d}€",
        f"{euros},{rest:02d} euros",
        f"{euros},{rest:02d} EUR",
        f"{spaced},{rest:02d} €",
        f"{euros}'{rest:02d} €",
        f"€ {grouped},{rest:02d}",
        f"{grouped},{rest:02d} €/mes",
    ]
    facts = extract_facts(f"Importe: {writings[form]}")
    assert [fact.normalised for fact in facts] == [f"{euros}.{rest:02d} EUR"]


@given(
    st.sampled_from(sorted(WORDS)),
    st.sampled_from([("día", "días", "D"), ("mes", "meses", "M"), ("año", "años", "Y")]),
    st.integers(0, 4),
)
def test_duration_is_the_same_in_every_writing(
    number: int, unit: tuple[str, str, str], form: int
) -> None:
    assume(number > 0)
    singular, plural, designator = unit
    name = singular if number == 1 else plural
    word = "un" if number == 1 else WORDS[number]
    kind = " naturales" if designator == "D" else ""
    writings = [
        f"{number} {name}",
        f"{number}\u00a0{name}",
        f"{word} {name}",
        f"{word} ({number}) {name}",
        f"{word.upper()} {name.upper()}",
    ]
    text = f"El contrato fue de {writings[form]}{kind}"
    found = [f.normalised for f in extract_facts(text) if f.kind is FactKind.DURATION]
    assert found == [f"P{number}{designator}"]


@given(st.integers(600_000_000, 999_999_999), st.integers(0, 6))
def test_phone_is_the_same_in_every_writing(number: int, form: int) -> None:
    digits = str(number)
    assume(digits[1:] != "0" * 8)
    writings = [
        digits,
        f"{digits[:3]} {digits[3:5]} {digits[5:7]} {digits[7:]}",
        f"{digits[:3]} {digits[3:6]} {digits[6:]}",
        f"{digits[:3]}-{digits[3:5]}-{digits[5:7]}-{digits[7:]}",
        f"{digits[:3]}.{digits[3:6]}.{digits[6:]}",
        f"+34 {digits[:3]} {digits[3:6]} {digits[6:]}",
        f"0034{digits}",
    ]
    facts = extract_facts(f"Tel.: {writings[form]}, de lunes a viernes")
    assert [fact.normalised for fact in facts] == [f"+34{digits}"]


@given(st.integers(1, 119), st.integers(0, 3))
def test_age_is_the_same_in_every_writing(years: int, form: int) -> None:
    writings = [
        f"menores de {years} años",
        f"menor de {years} años de edad",
        f"MENORES DE {years} AÑOS",
        f"menores\u00a0de\u00a0{years}\u00a0años",
    ]
    facts = extract_facts(f"Personas {writings[form]}")
    assert [fact.normalised for fact in facts] == [f"<{years}"]


@pytest.mark.parametrize(
    "text",
    ["9" * 20_000, "1 " * 10_000, "a. " * 7_000, "de la " * 5_000, "(" * 20_000, "1/" * 10_000,
     "certificado de " * 2_000, "art. 1, " * 3_000, "www." * 5_000, "a@" * 10_000, "mil " * 5_000,
     "hasta el " * 3_000, "no se puede " * 2_000, "- " * 10_000, "y " * 10_000, "x" * 50_000,
     "976 " * 5_000, "antes era " * 3_000, "1 de mayo " * 2_000, "20 € y " * 2_000],
)  # fmt: skip
@pytest.mark.timeout(20)
def test_repetition_does_not_take_forever(text: str) -> None:
    facts = extract_facts(text)
    assert [text[fact.start : fact.end] for fact in facts] == [fact.value for fact in facts]


ENDLESS = (
    "por internet y ", "1 de mayo ", "no son 30 € ", "dni o ", "1 ", "(a ", "mil ", "se entenderá ",
    "menores de ", "entre 3 y ", "art. 1, ", "anexo I, ", "a@", "www.", "hasta el ", "tasa: ",
    "presentar el ", "ordenanza reguladora de ", "solo puede presentar ", "debe ", "   ", "-",
    "- 20 €\n", "48 horas ", "antes era 3 meses, ",
)  # fmt: skip


@pytest.mark.parametrize("piece", ENDLESS)
@pytest.mark.timeout(60)
def test_an_endless_text_does_not_stop_a_crawl(piece: str) -> None:
    """That time grows with the text and no faster is measured by the benchmark of facts."""
    text = piece * (60_000 // len(piece))
    assert all(fact.value == text[fact.start : fact.end] for fact in extract_facts(text))


@given(FRAGMENTS, st.sampled_from(["La tasa es de 19,73 €.", "Plazo de resolución: 3 meses.",
       "Las solicitudes se presentarán hasta el 5 de mayo de 2026."]))  # fmt: skip
def test_sentence_before_and_line_after_change_nothing(fragment: str, sentence: str) -> None:
    """What stands in another paragraph tells nothing of a sentence that says what it is about."""
    (alone,) = [fact for fact in extract_facts(sentence) if fact.slot != "channel"]
    around = f"Buenos días.\n\n{sentence}\n\nGracias {fragment}"
    found = extract_facts(around)
    assert (alone.kind, alone.slot, alone.normalised, alone.value) in [
        (fact.kind, fact.slot, fact.normalised, fact.value) for fact in found
    ]
