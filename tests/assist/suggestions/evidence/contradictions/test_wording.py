from __future__ import annotations

from assist.suggestions.evidence.contradictions.wording import is_limited_copy, replaced

_ONE = "Libro de familia con un hijo mayor de quince meses si conviven dos años"
_OTHER = "Libro de familia con un hijo mayor de dos años si conviven dos años"


def test_only_the_words_that_differ_are_found() -> None:
    ((mine, theirs),) = replaced(_ONE, _OTHER)
    assert (_ONE[slice(*mine)], _OTHER[slice(*theirs)]) == ("quince meses", "dos años")


def test_sentences_of_other_words_are_not_compared() -> None:
    assert replaced("El plazo es de un mes.", "Se presenta en la oficina de registro.") == ()


def test_a_limit_that_one_adds_is_seen() -> None:
    assert is_limited_copy("El teléfono es gratuito.", "El teléfono es gratuito solo desde fijos.")


def test_more_words_are_no_limit() -> None:
    assert not is_limited_copy("El teléfono es gratuito.", "El teléfono del censo es gratuito.")
    assert not is_limited_copy("Se paga tasa.", "Se paga tasa solo si se pide copia.")
