from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.answering import Answer, answer
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.told_besides import aside, besides, of_its_kind, unsaid
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/t",
    "Trámite",
    [
        ("Resolución", Aspect.RESOLUTION_TERM, "El plazo para resolver es de 3 meses."),
        ("Silencio", Aspect.SILENCE, "El silencio administrativo tiene efecto estimatorio."),
    ],
)
TERM = AspectEvidence(Aspect.RESOLUTION_TERM, units_of(PAGE[0]))
SILENCE = AspectEvidence(Aspect.SILENCE, units_of(PAGE[1]))


def test_who_asks_how_long_they_take_is_told_what_silence_means() -> None:
    (found,) = aside([TERM], [tuple(PAGE)])
    assert found.units == SILENCE.units


def test_not_where_it_was_asked_nor_where_the_page_does_not_say() -> None:
    assert aside([TERM, SILENCE], [tuple(PAGE)]) == ()
    assert aside([TERM], [tuple(PAGE[:1])]) == ()
    assert aside([AspectEvidence(Aspect.FEE, TERM.units)], [tuple(PAGE)]) == ()


@pytest.mark.parametrize(
    ("aspect", "slot", "is_told"),
    [
        (Aspect.STATUS, "El plazo para resolver es de 3 meses.", False),
        (Aspect.RESOLUTION_TERM, "El plazo para resolver es de 3 meses.", True),
        (Aspect.RESOLUTION_TERM, "El plazo de presentación es de un mes.", True),
    ],
)
def test_another_term_is_no_answer_to_whether_it_is_open(
    aspect: Aspect, slot: str, is_told: bool
) -> None:
    (place,) = page(f"{SEDE}/t", "Trámite", [("Plazo", aspect, "Permanece abierto todo el año.")])
    (elsewhere,) = page(f"{SEDE}/t", "Trámite", [("Otros", Aspect.OTHER, slot)])
    part = Part("¿Qué plazo hay?", (aspect,), wanted_in("¿Qué plazo hay?"), ())
    gathered = AspectEvidence(aspect, units_of(place))
    found = answer(part, Pinpointed(units_of(elsewhere)), lambda _: gathered)
    said = [unit.text for one in found.aspects for unit in one.units]
    assert (slot in said) is is_told


@pytest.mark.parametrize(
    ("place", "is_told"), [(Aspect.REQUIREMENTS, False), (Aspect.DEADLINE, True)]
)
def test_how_long_one_must_have_lived_here_is_no_term_to_apply(
    place: Aspect, is_told: bool
) -> None:
    said = "Residir en Aragón desde un año antes."
    (found,) = page(f"{SEDE}/{place}", "Trámite", [("Otros", place, said)])
    asked = "¿Hasta cuándo puedo pedirla este año?"
    part = Part(asked, (Aspect.DEADLINE,), wanted_in(asked), (Term("ano", stem("ano")),))
    given = answer(part, Pinpointed(units_of(found)), lambda _: None)
    assert bool(given.aspects) is is_told


def asking(text: str, *words: str) -> Part:
    return Part(text, (), wanted_in(text), tuple(Term(word, stem(word)) for word in words))


@pytest.mark.parametrize(
    ("question", "word", "expected"),
    [
        ("y cuánto dura el resguardo?", "resguardo", ("cuánto dura el resguardo",)),
        ("cuánto tardan en resolver?", "resolver", ()),  # what is told speaks of it
        ("Es de 3 meses. ¿Cuánto es la multa?", "meses", ("Cuánto es la multa",)),  # the story
        ("cuánto cobro si gano 21.000 euros?", "gano", ()),  # a reply states no value of no page
        ("lo que se puede ganar", "ganar", ()),
    ],
)
def test_of_several_questions_those_without_an_answer_are_said_as_they_were_asked(
    question: str, word: str, expected: tuple[str, ...]
) -> None:
    told = Answer(asking("¿Cuánto tarda?"), Pinpointed(), (TERM,))
    lacking = Answer(asking(question, word), Pinpointed(), ())
    assert unsaid([told, lacking]) == expected
    assert unsaid([lacking]) == ()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("¿Cuánto dinero es por el bebé?", ["900 €"]),
        ("¿Cuánto tardan en contestar?", []),
        ("¿Y si cambio de casa?", []),
    ],
)
def test_a_value_of_which_nothing_is_said_is_that_of_its_kind(query: str, told: list[str]) -> None:
    pages = [
        tuple(
            page(
                f"{SEDE}/n",
                "Ayuda por nacimiento",
                [
                    ("Cuantía", Aspect.BENEFIT, "900 €"),
                    ("Plazo", Aspect.DEADLINE, "Hasta el 3 de mayo"),
                ],
            )
        )
    ]
    question = Question(trusted(query), query, "es")
    answered = Answer(Part(query, (), wanted_in(query), ()), Pinpointed(), ())
    found = of_its_kind([answered], question, pages)
    assert [unit.text for one in found for unit in one.units] == told
    decisive = Question(trusted(query), query, "es", aspects=(Aspect.FEE,), decisive=True)
    assert of_its_kind([answered], decisive, pages) == ()


def test_how_one_gets_it_is_told_by_what_is_needed_where_no_page_says_the_way() -> None:
    rows = [
        ("Requisitos", Aspect.REQUIREMENTS, "Ser mayor de edad."),
        ("Documentos", Aspect.DOCUMENTS, "Contrato de alquiler."),
    ]
    also = (Aspect.DOCUMENTS, Aspect.WHERE, Aspect.REQUIREMENTS)
    query, channel = "¿cómo lo consigo?", Aspect.CHANNEL
    asked = Question(trusted(query), query, "es", aspects=(channel,), decisive=True, also=also)
    part = Part(query, (channel,), wanted_in(query), ())
    pages = [tuple(page(f"{SEDE}/b", "Bono", rows))]
    found = besides([Answer(part, Pinpointed(), ())], asked, pages, None)
    assert [unit.text for one in found for unit in one.units] == [rows[1][2], rows[0][2]]
    assert found[0].aspect is channel  # it is not missing
    told = Answer(part, Pinpointed(), (AspectEvidence(channel, TERM.units),))
    assert besides([told], asked, pages, "permanent") == ()


def test_in_how_long_is_told_by_the_term_to_apply_beside_another_question_that_is_answered() -> (
    None
):
    rows = [
        ("Impreso", Aspect.FEE, "Impreso: modelo 7."),
        ("Plazo", Aspect.DEADLINE, "Un mes desde la firma."),
    ]
    (form, _), term = page(f"{SEDE}/d", "Huertos", rows), Aspect.RESOLUTION_TERM
    query, pages = "¿qué modelo es y en cuánto tiempo?", [tuple(page(f"{SEDE}/d", "Huertos", rows))]
    asked = Question(
        trusted(query), query, "es", aspects=(term,), decisive=True, also=(Aspect.DEADLINE,)
    )
    told = AspectEvidence(Aspect.FEE, units_of(form))
    answered = Answer(
        Part("qué modelo es", (), wanted_in("qué modelo es"), ()), Pinpointed(), (told,)
    )
    left = Answer(Part("en cuánto tiempo", (term,), wanted_in(""), ()), Pinpointed(), ())
    (found,) = besides([answered, left], asked, pages, None)
    assert (found.aspect, found.placed) == (term, Aspect.DEADLINE)
    assert besides([answered], asked, pages, None) == ()
