"""Which of what was found to differ as content came in is of what is asked."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.disputes import Disputes
from assist.suggestions.evidence.evidence import AspectEvidence, Conflict
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.conflicts import Side, StatedValue
from indexes.models import Aspect, DocumentKind, Passage
from indexes.repositories.decisions import Dispute
from tests.assist.suggestions.world import PORTAL, SEDE, page

FEES = {
    "24 €": "El huerto cuesta 24 €.",
    "30 €": "La cuota del huerto es de 30 €.",
    "5 €": "La matrícula cuesta 5 €.",
    "9 €": "El carné de la sala cuesta 9 €.",
    "3 €": "La entrada cuesta 3 €.",
}
TITLES = {
    "24 €": "Huertos de ocio", "30 €": "Huertos: tasas", "5 €": "Noticias", "9 €": "Sala",
    "3 €": "Cuota de la sala y del huerto",
}  # fmt: skip
PAGES = {
    price: page(
        f"{SEDE if price == '24 €' else PORTAL}/{i}", TITLES[price], [("", Aspect.FEE, text)]
    )
    for i, (price, text) in enumerate(FEES.items())
}


def _side(price: str) -> Side:
    passage = PAGES[price][0]
    stated = StatedValue(
        normalised=f"{price[:-2]}.00 EUR", value=price, sentence=FEES[price], url=passage.url
    )
    return Side(
        document_id=passage.document_id, document_kind=DocumentKind.PAGE, source="sede",
        title=passage.title, url=passage.url, authority=30, values=(stated,),
    )  # fmt: skip


def _shown(*prices: str, asked: str, reply: tuple[Unit, ...] = ()) -> Conflict | None:
    """Of a dispute between these, where the first one is told."""
    dispute = Dispute("cfl_1", "title:huertos", "fee", "amount", tuple(map(_side, prices)), "order")
    documents = {found[0].document_id: found for found in PAGES.values()}

    def document(name: str) -> list[Passage]:
        return documents[name]

    known = cast(Knowledge, SimpleNamespace(document=document, rarity=lambda _: 1.0))
    told = units_of(PAGES[prices[0]][0])
    terms = tuple(Term(word, stem(word)) for word in asked.split())
    part = Part(asked, (Aspect.FEE,), wanted_in(asked), terms)
    answer = Answer(part, Pinpointed(), (AspectEvidence(Aspect.FEE, told),))
    return Disputes((dispute,), known, frozenset()).open_conflict([answer], (), (*told, *reply))


def test_of_several_sides_the_one_that_says_what_is_asked_is_shown() -> None:
    found = _shown("24 €", "5 €", "30 €", asked="cuota huerto")
    assert found is not None
    assert found.other.unit.quote == FEES["30 €"]


def test_a_side_that_says_nothing_of_what_is_asked_is_of_something_else() -> None:
    assert _shown("24 €", "9 €", asked="cuota huerto") is None


def test_what_only_a_title_says_is_said_by_the_other_too() -> None:
    assert _shown("3 €", "9 €", asked="cuota huerto sala") is None
    assert _shown("3 €", "30 €", asked="cuota huerto sala") is not None


def test_what_is_only_told_beside_the_answer_is_disputed_in_vain() -> None:
    answering = units_of(PAGES["30 €"][0])
    assert _shown("5 €", "9 €", asked="cuota huerto", reply=answering) is None
    assert _shown("5 €", "9 €", asked="matrícula", reply=answering) is None
    assert _shown("5 €", "9 €", asked="cuesta") is not None


def test_who_names_a_year_asks_no_less_about_what_says_none() -> None:
    dated = page(f"{SEDE}/dated", "Plazos", [("", Aspect.FEE, "Los huertos abren el 5/5/2025.")])
    assert _shown("24 €", "30 €", asked="huerto 2025", reply=units_of(dated[0])) is not None
