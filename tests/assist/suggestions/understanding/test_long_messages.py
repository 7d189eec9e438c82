from __future__ import annotations

from assist.suggestions.understanding.long_messages import things_said

STORY = (
    "Buenos días. Vivimos en Monzón desde hace tres años con los abuelos y dos perros. El mayor "
    "estudia fuera y vuelve los viernes. ¿Cómo se renueva el carné de la biblioteca? Gracias."
)


def test_a_short_question_is_one_part() -> None:
    assert things_said("¿Cómo se renueva el carné?") == ("¿Cómo se renueva el carné?",)


def test_each_sentence_of_a_story_is_a_part_and_nothing_is_lost() -> None:
    parts = things_said(STORY)
    assert "¿Cómo se renueva el carné de la biblioteca? Gracias." in parts
    assert " ".join(parts) == STORY


def test_speech_without_full_stops_is_taken_apart_at_commas() -> None:
    speech = ", ".join(f"y luego fuimos otra vez a la oficina número {n}" for n in range(8))
    parts = things_said(speech)
    assert len(parts) > 2
    assert " ".join(parts) == speech
