from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.cues import Match, SpellingRepair, compile_cue, normalise


@pytest.mark.parametrize(
    ("cue", "text", "matches"),
    [
        ("cuant* cuesta", "¿Cuánto cuesta?", True),
        ("cuant* ~ cuesta", "¿Cuánto me cuesta?", True),
        ("cuant* ~ cuesta", "cuánto el título de familia numerosa cuesta", False),  # gap too wide
        ("(me|nos) (dan|pagan)", "¿Nos pagan?", True),
        ("hay que (pagar|abonar)", "hay que abonarlo", False),
        ("plazo (de)? entrega", "plazo entrega", True),
        ("plazo (de)? entrega", "plazo de entrega", True),
        ("on line", "On-line", True),
        ("tasa", "tasación", False),
    ],
)
def test_cues_match_whole_words(cue: str, text: str, matches: bool) -> None:
    assert (compile_cue(cue).search(normalise(text)) is not None) is matches


@pytest.mark.parametrize(
    ("cue", "text", "matches"),
    [
        ("cuant* dura", "¿Cuánto me dura?", True),
        ("(cuanto|lo que) dura", "lo que más o menos te dura", True),
        ("cuant* dura", "¿Cuánto eso dura?", False),
        ("cuant* ~ dura", "¿Cuánto el carné joven me dura?", False),  # the gap is wide enough
    ],
)
def test_weak_words_may_stand_between_elements(cue: str, text: str, matches: bool) -> None:
    found = compile_cue(cue, ("me", "te", "mas o menos")).search(normalise(text))
    assert (found is not None) is matches


def test_words_in_a_gap_are_not_the_cues_own() -> None:
    text = normalise("cuánto el carné cuesta")
    hit = compile_cue("cuant* ~ cuesta").search(text)
    assert hit is not None
    match = Match.of(hit)
    assert match.names(text.index("cuanto"))
    assert not match.names(text.index("carne"))


def test_one_wrong_keystroke_is_repaired_in_long_words_only() -> None:
    repair = SpellingRepair(frozenset({"requisitos", "plazo"}))
    assert repair("requsitos ") == "requisitos "
    assert repair("requisitso ") == "requisitos "
    assert repair("plaza ") == "plaza "
    assert repair("zequisitos ") == "zequisitos "  # a wrong first letter is another word
