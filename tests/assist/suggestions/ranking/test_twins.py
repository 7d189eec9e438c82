from __future__ import annotations

from dataclasses import replace
from datetime import date

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.twins import prevailing_first
from assist.suggestions.text.stems import stem_set

NOW = Standing(True, True, 30, 0, date(1970, 1, 1), 1, 8, "doc")
LONG_PAST = replace(NOW, currency=-1, latest=date(2017, 12, 31))
POORER = replace(NOW, aspects=5)

SINGLE = "Solicitud única de ayudas agrarias europeas"
JOINT = "Solicitud conjunta de ayudas agrarias europeas"


def candidate(title: str, score: float, code: str | None = None) -> Candidate:
    return Candidate(title, title, title, code, True, (), score)


def first(question: str, standings: dict[str, Standing], *candidates: Candidate) -> str:
    said = stem_set(question)
    ordered = prevailing_first(candidates, said, lambda _: 1.0, standings.__getitem__)
    assert [one.score for one in ordered] == [one.score for one in candidates]
    return ordered[0].title


def test_of_two_titles_of_one_thing_the_better_page_comes_first_in_any_wording() -> None:
    standings = {SINGLE: NOW, JOINT: POORER}
    near = (candidate(JOINT, 9.0), candidate(SINGLE, 8.6))
    assert first("ayudas agrarias", standings, *near) == SINGLE
    assert first("ayudas europeas", standings, near[1], near[0]) == SINGLE


def test_what_tells_them_apart_is_kept_where_the_question_says_it() -> None:
    near = (candidate(JOINT, 9.0), candidate(SINGLE, 8.6))
    assert first("la solicitud conjunta", {SINGLE: NOW, JOINT: POORER}, *near) == JOINT


def test_far_apart_only_a_page_long_past_yields() -> None:
    apart = (candidate(JOINT, 9.0), candidate(SINGLE, 7.0))
    assert first("ayudas agrarias", {SINGLE: NOW, JOINT: POORER}, *apart) == JOINT
    assert first("ayudas agrarias", {SINGLE: NOW, JOINT: LONG_PAST}, *apart) == SINGLE


def test_words_that_only_say_whose_site_it_is_tell_nothing_apart() -> None:
    plain, ours = "Admisión a pruebas selectivas", "Admisión a pruebas selectivas del Ayuntamiento"
    near = (candidate(ours, 9.0), candidate(plain, 8.6))
    assert first("pruebas del ayuntamiento", {plain: NOW, ours: POORER}, *near) == plain


def test_two_codes_are_two_procedures_and_so_are_two_operations() -> None:
    coded = (candidate(JOINT, 9.0, "1"), candidate(SINGLE, 8.9, "2"))
    assert first("ayudas agrarias", {SINGLE: NOW, JOINT: POORER}, *coded) == JOINT
    first_time, renewal = (
        "Nueva tarjeta de transporte escolar",
        "Renovación de tarjeta de transporte escolar",
    )
    near = (candidate(renewal, 9.0), candidate(first_time, 8.9))
    assert first("tarjeta de transporte", {first_time: NOW, renewal: POORER}, *near) == renewal


def test_titles_that_share_little_are_no_twins() -> None:
    apart = (candidate("Licencia de obras", 9.0), candidate("Licencia de taxi", 8.9))
    standings = {"Licencia de obras": POORER, "Licencia de taxi": NOW}
    assert first("licencia", standings, *apart) == "Licencia de obras"
