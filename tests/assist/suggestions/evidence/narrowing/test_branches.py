from __future__ import annotations

import pytest

from assist.suggestions.evidence.narrowing.branches import of_the_branch
from assist.suggestions.evidence.parts import Part
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect, Hit, Passage
from tests.assist.suggestions.world import SEDE, page


def passage(section: tuple[str, ...], text: str) -> Passage:
    (found,) = page(f"{SEDE}/oficinas", "Oficinas", [(section[-1], Aspect.WHERE, text)])
    return found.model_copy(update={"section": section})


PAGE = (
    passage(("Cita previa",), "Se pide por teléfono."),
    passage(("Distrito Centro", "Horario"), "De 8:30 a 14:30."),
    passage(("Distrito Los Pinos", "Horario"), "De 9:00 a 14:00."),
    passage(("Distrito Los Pinos", "Teléfono"), "976 00 00 00"),
)


def told(words: str) -> list[str]:
    terms = tuple(Term(word, stem(word)) for word in words.split())
    part = Part(words, (), wanted_in(words), terms)
    (kept,) = of_the_branch([PAGE], part)
    return [one.text for one in kept]


def test_of_things_told_one_below_the_other_only_the_one_that_is_named_is_told() -> None:
    assert told("horario pinos") == [
        "Se pide por teléfono.",
        "De 9:00 a 14:00.",
        "976 00 00 00",
    ]


@pytest.mark.parametrize("words", ["horario oficina", "distrito", "centro pinos"])
def test_all_are_told_where_none_is_named_alone(words: str) -> None:
    assert told(words) == [one.text for one in PAGE]


def near(at: int, dense: float) -> Hit:
    return Hit(PAGE[at], dense, {"dense": dense})


@pytest.mark.parametrize(("pinos", "is_told"), [(0.89, False), (0.88, True)])
def test_of_things_that_no_word_names_the_clearly_nearest_is_told(
    pinos: float, is_told: bool
) -> None:
    part = Part("¿A qué hora abrís?", (), wanted_in("¿A qué hora abrís?"), ())
    (kept,) = of_the_branch([PAGE], part, hits=[near(2, pinos), near(1, 0.875)])
    assert (PAGE[1] in kept) is is_told
    assert PAGE[2] in kept


ACCESS = tuple(
    passage((f"Mayores de {age}", "Precio"), f"{price} €")
    for age, price in ((25, 68), (40, 95), (45, 70))
)


@pytest.mark.parametrize(
    ("text", "turn"),
    [
        ("Tengo 43 años, ¿cuánto pago?", ""),
        ("¿Cuánto cuesta el acceso de mayores de 25? ¿Y el de 40?", "¿y para mayores de 40?"),
    ],
)
def test_what_somebody_tells_falls_into_one_branch(text: str, turn: str) -> None:
    (kept,) = of_the_branch([ACCESS], Part(text, (), wanted_in(text), ()), turn)
    assert [one.text for one in kept] == ["95 €"]


def test_the_name_of_a_branch_inside_a_word_names_none() -> None:
    districts = tuple(
        passage((name, "Horario"), f"A las {hour}.") for name, hour in (("Sur", 9), ("Norte", 10))
    )
    for text, count in (("¿A qué hora recogen la basura?", 2), ("¿A qué hora en el sur?", 1)):
        (kept,) = of_the_branch([districts], Part(text, (), wanted_in(text), ()))
        assert len(kept) == count
