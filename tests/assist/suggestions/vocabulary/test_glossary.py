from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assist.suggestions.vocabulary.files import languages_with, read_tables
from assist.suggestions.vocabulary.glossary import gloss

_ROWS = Path(__file__).with_name("said_of_matters.tsv").read_text(encoding="utf-8").splitlines()
_OF_MATTERS = [row.split("\t") for row in _ROWS if row and not row.startswith("#")]
_SAID = [(said, matter) for said, matter, *_ in _OF_MATTERS if said]
_NEIGHBOURS = [(neighbour, matter) for _, matter, *rest in _OF_MATTERS for neighbour in rest]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("How much is a hunting licence?", "en", ("caza", "licencia")),
        ("Quels papiers pour une famille nombreuse ?", "fr", ("familia", "numerosa")),
        ("Onde matriculo o neno na gardería?", "gl", ("guardería",)),
        ("Quant costa el títol de família nombrosa?", "ca", ("título", "familia", "numerosa")),
        ("Скільки коштує посвідчення багатодітної сім'ї?", "uk", ("título", "familia", "numerosa")),
        ("ما هي الوثائق المطلوبة للحصول على البطاقة الصحية؟", "ar", ("tarjeta", "sanitaria")),
    ],
)
def test_public_matters_are_said_in_the_words_of_pages(
    text: str, language: str, expected: tuple[str, ...]
) -> None:
    assert set(expected) <= set(gloss(text, language).words)


def test_the_longest_expression_wins() -> None:
    assert "conducir" in gloss("renew my driving licence", "en").words
    assert gloss("renew my driving licence", "en").words.count("licencia") == 0


def test_a_language_without_glossary_leaves_its_words() -> None:
    found = gloss("Wie viel kostet es?", "de")
    assert found.words == ()
    assert found.left == ("wie", "viel", "kostet", "es")


def test_who_says_either_name_of_a_matter_is_told_what_the_other_is_said_by() -> None:
    said = "me hacen rebaja en el IBI por familia numerosa"
    for name in ("bonificación IBI", "beneficios fiscales IBI"):
        assert gloss(said, "es", name.__eq__, further=True).words == tuple(name.split())


@pytest.mark.parametrize(("said", "matter"), _SAID)
def test_a_matter_is_known_by_what_people_say_of_it(said: str, matter: str) -> None:
    found = gloss(said, "es", matter.__eq__, further=True)
    assert found.words == tuple(dict.fromkeys(matter.split()))


@pytest.mark.parametrize(("said", "matter"), _NEIGHBOURS)
def test_what_is_said_of_its_neighbour_is_not_of_the_matter(said: str, matter: str) -> None:
    assert gloss(said, "es", matter.__eq__, further=True).words == ()


def test_every_matter_has_its_cues_in_one_file() -> None:
    names = Counter(name for table in read_tables("es", "glossary.toml") for name in table["words"])
    assert [name for name, count in names.items() if count > 1] == []


def test_no_cue_ends_in_a_gap_which_would_be_passed_over() -> None:
    assert [cue for cue in _cues() if cue.rstrip().endswith("~")] == []


def _cues() -> Iterator[str]:
    for language in languages_with("glossary.toml"):
        for table in read_tables(language, "glossary.toml"):
            for cues in table["words"].values():
                yield from () if isinstance(cues, str) else cues


@pytest.mark.parametrize(
    "said",
    [
        "أريد أن أذهب بنفسي إلى المدينة",  # I want to go to the city myself
        "في أي تاريخ وبأي طريقة؟",  # on which date, in which way
        "مرة واحدة فقط، بعد ثلاثة أسابيع",  # only once, after three weeks
        "هل هذا ضروري للوالدين؟",  # is this needed for the parents
        "شقيقي في القنصلية",  # my brother is at the consulate
        "ما هذه البطاقة؟",  # what is this card
        "أنا مشكور، الموقع الرسمي باسم أخي",  # thanks, the official web site
    ],
)
def test_an_arabic_word_that_only_holds_another_is_no_public_matter(said: str) -> None:
    assert gloss(said, "ar").words == ()


@pytest.mark.parametrize(
    ("said", "matter"),
    [
        ("مياه الري", "riego"),
        ("مرض القط والكلب", "perro"),
        ("الهبة بين الأقارب", "donación"),
        ("فاتورة الطاقة", "energía"),
        ("أعمل في شركة", "trabajo"),
        ("أريد بيع أرضي", "venta"),
        ("كتابة الوصية", "voluntades"),
    ],
)
def test_an_arabic_matter_is_known_with_its_article_and_prepositions(
    said: str, matter: str
) -> None:
    assert matter in gloss(said, "ar").words


@pytest.mark.parametrize(
    ("language", "said", "asked_for"),
    [
        ("ca", "Sóc electricista", "Necessito un electricista"),
        ("it", "Faccio l'idraulico", "Mi serve un idraulico"),
        ("pt", "Sou eletricista", "Procuro um eletricista"),
        ("ro", "Sunt electrician", "Caut un electrician"),
        ("uk", "Я електрик", "Мені потрібен електрик"),
        ("ar", "أنا كهربائي", "أبحث عن كهربائي"),
        ("an", "Soi fontanero", "Me fa falta un fontanero"),
    ],
)
def test_who_is_of_a_trade_means_its_licence_and_who_needs_one_does_not(
    language: str, said: str, asked_for: str
) -> None:
    assert {"carné", "profesional"} <= set(gloss(said, language).words)
    assert "profesional" not in gloss(asked_for, language).words


def test_what_aragonese_calls_otherwise_is_said_in_the_words_of_pages() -> None:
    assert {"segunda", "opinión"} <= set(gloss("Quiero que me veiga un atro medico", "an").words)
    assert "fianza" in gloss("Cómo me tornan a fianza d'o piso", "an").words
    assert "fraccionamiento" in gloss("puedo pagar-lo a terminios?", "an").words
