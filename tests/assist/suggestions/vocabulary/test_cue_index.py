"""An index of cues finds what trying every cue finds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import compile_cue, needed, normalise
from assist.suggestions.vocabulary.files import languages_with, read_table
from eval.datasets import SHIPPED

EVERY = 4  # of the questions, so that it takes a second


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("cuant* cuesta", [{"cuesta"}, {"cuant*"}]),
        ("plazo (de)? entrega", [{"entrega"}, {"plazo"}]),
        ("(solo|ademas)? si", [{"si"}]),
        ("me? (dan (a|b)|pagan*)", [{"dan", "pagan*"}]),
        ("(pago (con)?|si) tarjeta", [{"tarjeta"}, {"pago", "si"}]),
        ("~ cuesta", [{"cuesta"}]),
        ("en?", []),  # no word at all
        ("(en|)? (el)?", []),
        ("(tasa|en?) ~", []),  # an alternative does without
        ("* euros", [{"euros"}]),
    ],
)
def test_a_cue_needs_its_words_the_most_telling_first(cue: str, expected: list[set[str]]) -> None:
    assert needed(cue) == tuple(map(frozenset, expected))


def test_possible_cues_keep_their_order_and_what_they_stand_for() -> None:
    index = CueIndex([("tasa*", 1), ("plazo", 2), ("~ euros", 3), ("cuant* ~ tasa", 4)])
    found = [meant for _, meant in index.possible(normalise("¿Cuánto es la tasa, 9 euros?"))]
    assert found == [1, 3, 4]


def test_a_cue_of_which_a_word_is_lacking_is_not_tried() -> None:
    index = cue_index(["cuant* ~ tasa", "plazo de (pago|entrega)"])
    assert not index.possible(normalise("¿Cuánto hay que pagar de plazo?"))


def test_a_cue_in_the_middle_of_a_text_is_found() -> None:
    index = cue_index(["hay que pagar"])
    assert index.stands_in(normalise("no sé si hay que pagar algo"))
    assert not index.stands_in(normalise("no sé si hay que ir"))


@pytest.mark.parametrize("language", sorted(languages_with("aspects.toml")))
def test_no_cue_of_the_vocabulary_is_lost(language: str) -> None:
    cues = sorted(set(_cues(read_table(language, "aspects.toml"))))
    index = CueIndex((cue, cue) for cue in cues)
    compiled = [(cue, compile_cue(cue)) for cue in cues]
    for text in _questions(language):
        normalised = normalise(text)
        expected = [cue for cue, pattern in compiled if pattern.search(normalised)]
        found = [cue for pattern, cue in index.possible(normalised) if pattern.search(normalised)]
        assert found == expected


def _cues(table: Any) -> Iterator[str]:
    for name, value in table.items():
        if name == "empty_cells":  # no cues
            continue
        if isinstance(value, list):
            yield from (fold(cue) for cue in value)
        elif isinstance(value, dict):
            yield from _cues(value)


def _questions(language: str) -> list[str]:
    lines = (SHIPPED / "answers.jsonl").read_text(encoding="utf-8").splitlines()
    examples = [json.loads(line) for line in lines]
    asked = [one["query"] for one in examples if "query" in one and one["language"] == language]
    return asked[::EVERY]
