"""Perturbed wordings: the same bytes for the same seed, and the same question."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.dataset import Example, Turn, load_dataset
from eval.dataset.perturbation import Perturbation, perturb
from eval.dataset.perturbation.mistyping import mistyped, without_accents, without_punctuation
from eval.dataset.perturbation.perturb import perturbed_text
from eval.dataset.perturbation.vocabulary import equivalents, language, neighbours, number_words
from eval.dataset.writing import line_of
from indexes.folding import fold

EVERYTHING = Perturbation(
    typos=1, no_accents=True, upper_case=True, no_punctuation=True, paraphrase=True
)
RECIPES = st.builds(
    Perturbation,
    typos=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    no_accents=st.booleans(),
    upper_case=st.booleans(),
    no_punctuation=st.booleans(),
    paraphrase=st.booleans(),
)
VALUES = [
    "19,73 €",
    "1.500,50",
    "12:30",
    "5/5/2026",
    "Ley 39/2015",
    "976 71 40 00",
    "atencion@sede.example.org",
    "https://sede.example.org/a-1?b=ñ",
    "www.example.org",
    "33%",
    "N.º 727",
]
WORDS = [
    "¿cuánto",
    "cuesta",
    "Tengo",
    "tres",
    "hijos.",
    "El",
    "quince",
    "de",
    "marzo,",
    "solicitud",
    "año",
    "pedir",
    "ayuda?",
    "DGA",
    "dieciséis",
    "sesenta",
    "presentar",
    *VALUES,
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
ANY_TEXT = st.text(min_size=1, max_size=200).filter(lambda text: bool(text.strip()))


def asked(text: str, **fields: object) -> Example:
    return Example.model_validate({"id": "1", "query": text, "language": "es", **fields})


def figures(text: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", text))


def told_numbers(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"[^\W\d_]+", fold(text)) if word in number_words())


@given(text=st.one_of(TEXTS, ANY_TEXT), recipe=RECIPES, seed=st.integers(0, 9))
def test_same_seed_gives_the_same_bytes(text: str, recipe: Perturbation, seed: int) -> None:
    first, second = (perturb([asked(text)], recipe, seed) for _ in range(2))
    assert line_of(first[0]) == line_of(second[0])


@given(text=TEXTS, recipe=RECIPES, seed=st.integers(0, 99))
def test_numbers_are_never_altered(text: str, recipe: Perturbation, seed: int) -> None:
    changed = perturb([asked(text)], recipe, seed)[0].text
    assert figures(changed) == figures(text)
    assert told_numbers(changed) == told_numbers(text)


@given(text=TEXTS, recipe=RECIPES, seed=st.integers(0, 99))
def test_values_and_addresses_stay_letter_by_letter(
    text: str, recipe: Perturbation, seed: int
) -> None:
    changed = perturb([asked(text)], recipe, seed)[0].text
    for value in (
        "1.500,50",
        "5/5/2026",
        "39/2015",
        "atencion@sede.example.org",
        "www.example.org",
    ):
        assert changed.count(value) == text.count(value)


@given(text=ANY_TEXT, recipe=RECIPES, seed=st.integers(0, 9))
def test_any_text_stays_a_question_that_can_be_asked(
    text: str, recipe: Perturbation, seed: int
) -> None:
    changed = perturb([asked(text)], recipe, seed)[0]
    assert changed.text.strip()
    Example.model_validate_json(line_of(changed))


def test_long_text_is_not_made_too_long() -> None:
    text = "pedir " * 1_333
    assert len(perturb([asked(text)], Perturbation(typos=1, paraphrase=True), 1)[0].text) <= 8_000


def test_question_is_perturbed_alike_whatever_stands_beside_it() -> None:
    one = asked("¿Cuánto cuesta presentar la solicitud de ayuda?")
    other = asked("Otra cosa distinta", id="2")
    assert perturb([one], EVERYTHING, 4)[0] == perturb([other, one], EVERYTHING, 4)[1]


def test_seeds_give_different_wordings() -> None:
    one = asked("¿Cuánto cuesta presentar la solicitud de ayuda para el alquiler?")
    wordings = {perturb([one], Perturbation(typos=0.5), seed)[0].text for seed in range(20)}
    assert len(wordings) > 10


def test_share_of_typos_is_about_what_was_asked_for() -> None:
    text = " ".join(["solicitud", "documentación", "presentar", "vivienda"] * 500)
    pairs = zip(text.split(), mistyped(text, 0.1, Random(1)).split(), strict=True)
    share = sum(one != other for one, other in pairs) / 2_000
    assert 0.07 < share < 0.13


def test_errors_are_one_key_away() -> None:
    changed = {mistyped("vivienda", 1, Random(seed)) for seed in range(200)}
    assert all(abs(len(word) - len("vivienda")) <= 1 for word in changed)
    assert all(word[0] == "v" for word in changed)
    assert "h" in neighbours()["g"]
    assert "p" not in neighbours()["g"]


def test_neighbours_touch_each_other() -> None:
    assert all(key in neighbours()[other] for key, near in neighbours().items() for other in near)


def test_eñe_is_no_accent() -> None:
    assert without_accents("¿Cuántos años de pingüino?") == "¿Cuantos años de pinguino?"


def test_punctuation_goes_but_for_that_of_values() -> None:
    assert without_punctuation("Hola: ¿cuesta 1.500,50 €? Ley 39/2015.") == (
        "Hola cuesta 1.500,50 € Ley 39/2015"
    )


def test_paraphrase_asks_with_other_expressions() -> None:
    text = "¿Cuánto cuesta?"
    said = {
        perturbed_text(text, Perturbation(paraphrase=True), Random(seed), greets=False)
        for seed in range(20)
    }
    assert said == {"¿Qué precio tiene?", "¿Cuánto vale?"}


def test_courtesies_carry_no_facts() -> None:
    """Whatever is added must not add anything to answer."""
    added = [*language()["openings"], *language()["closings"]]
    assert not figures(" ".join(added))
    assert not told_numbers(" ".join(added))


def test_equivalents_are_of_one_kind_of_question() -> None:
    """An expression in two lines would turn one question into another in two steps."""
    lines = [line for _, line in equivalents()]
    expressions = [expression for line in lines for expression in line]
    assert len(expressions) == len(set(expressions))


def test_conversation_keeps_what_the_agent_said() -> None:
    turns = (
        Turn(role="citizen", text="Hola, quiero presentar la solicitud"),
        Turn(role="agent", text="¿Qué desea saber?"),
        Turn(role="citizen", text="¿Cuánto cuesta?"),
    )
    changed = perturb([Example(id="1", conversation=turns, language="es")], EVERYTHING, 2)[0]
    assert changed.conversation[1] == turns[1]
    assert changed.conversation[0] != turns[0]
    assert changed.query is None


def test_other_languages_are_not_paraphrased_in_spanish() -> None:
    text = "How much does it cost to renew the card?"
    changed = perturb([asked(text, language="en")], Perturbation(paraphrase=True), 1)[0]
    assert changed.text == text


@given(recipe=RECIPES)
def test_recipe_is_read_back_from_what_a_run_keeps(recipe: Perturbation) -> None:
    assert Perturbation.parse(str(recipe)) == recipe


@pytest.mark.parametrize("text", ["typos=2", "colour", "typos=x"])
def test_what_is_no_recipe_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"typos|colour"):
        Perturbation.parse(text)


def test_shipped_wordings_stay_valid_when_perturbed() -> None:
    folder = Path(__file__).parents[3] / "eval" / "datasets"
    for path in sorted(folder.glob("*.jsonl")):
        for before, after in zip(
            examples := load_dataset(path), perturb(examples, EVERYTHING, 7), strict=True
        ):
            assert figures(after.text) == figures(before.text)
            Example.model_validate_json(line_of(after))
