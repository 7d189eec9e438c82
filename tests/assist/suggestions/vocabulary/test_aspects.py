from __future__ import annotations

import pytest

from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import Aspect

A = Aspect


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("¿Cuánto sale el carné?", [A.FEE]),
        ("¿hay que pagar algo por la inscripción?", [A.FEE]),
        ("¿Me va a costar algo?", [A.FEE]),
        ("¿La licencia se paga o no?", [A.FEE]),
        ("¿Cuándo se sabrá quién entra?", [A.RESOLUTION_TERM]),
        ("¿Hace falta que lleve fotos?", [A.DOCUMENTS]),
        ("¿Necesito aportar garantía?", [A.DOCUMENTS]),
        ("¿Puede ir mi hija en mi nombre?", [A.CHANNEL]),
        ("¿Los sábados atendéis?", [A.WHERE]),
        ("¿Se puede pedir en cualquier época del año?", [A.DEADLINE]),
        ("¿qué cobran por el carné?", [A.FEE]),
        ("¿Qué me darían por cambiar la caldera?", [A.BENEFIT]),
        ("¿Qué tiempo tengo para presentar la solicitud?", [A.DEADLINE]),
        ("¿Qué preaviso hay que dar?", [A.DEADLINE]),
        ("¿Me contestarán antes de fin de año?", [A.RESOLUTION_TERM]),
        ("¿y cuánto me va a tocar pagar?", [A.FEE]),
        ("He cambiado de apellidos, ¿qué plazo tengo?", [A.DEADLINE]),
        ("¿Aún llego a pedirla?", [A.STATUS]),
        ("¿Cuántos días para solicitarla?", [A.DEADLINE]),
        ("¿Qué papeles tengo que llevar?", [A.DOCUMENTS]),
        ("q papeles hacen falta?", [A.DOCUMENTS]),
        ("hasta qué día se puede echar", [A.DEADLINE]),
        ("¿Sigue abierta la convocatoria?", [A.STATUS]),
        ("¿Ha salido ya la convocatoria?", [A.STATUS]),
        ("¿Cuánto se demora el expediente?", [A.RESOLUTION_TERM]),
        ("¿Y si no me responden?", [A.SILENCE]),
        ("¿Qué significa que no respondan?", [A.SILENCE]),
        ("¿Eso quiere decir que me la han denegado?", [A.SILENCE]),
        ("¿Y qué vale?", [A.FEE]),
        ("¿Qué necesita mi abuela?", [A.REQUIREMENTS]),
        ("¿Se puede hacer desde casa?", [A.CHANNEL]),
        ("¿A qué oficina tengo que ir?", [A.WHERE]),
        ("¿Se puede presentar la solicitud en el colegio?", [A.WHERE]),
        ("permiso de caza dónde", [A.WHERE]),
        ("¿Puedo pagar la deuda a plazos?", [A.SUMMARY]),
        ("¿Cómo ejerzo mi derecho?", [A.CHANNEL]),
        ("Me lo han denegado, ¿puedo recurrir?", [A.APPEAL]),
        ("¿En qué plazo puedo recurrir?", [A.APPEAL]),
        ("Me la han denegado y quiero reclamar, ¿cuánto tiempo tengo?", [A.APPEAL]),
        ("Quiero reclamar a una tienda, ¿hasta qué día puedo?", [A.DEADLINE]),
        ("¿Hasta qué día puedo recurrir?", [A.APPEAL]),
        ("¿Cuándo se paga el impuesto?", [A.DEADLINE]),
        ("¿Cuándo tengo que pagar el impuesto?", [A.DEADLINE]),
        ("¿Cuándo se paga la ayuda?", [A.RESOLUTION_TERM]),
        ("¿Qué plazo tengo para presentar el impuesto?", [A.DEADLINE]),
        ("¿Qué papeles, por favor, tengo que presentar?", [A.DOCUMENTS]),
        ("¿Cuánto tiempo hay para recurrir?", [A.APPEAL]),
        ("¿Hasta cuándo se pide y qué recurso cabe?", [A.DEADLINE, A.APPEAL]),
        ("¿Quién puede pedirla?", [A.AUDIENCE]),
        ("¿Qué requisitos hay?", [A.REQUIREMENTS]),
        ("¿Cuánto dan por hijo?", [A.BENEFIT]),
        ("¿Me dais un tlf de contacto?", [A.CONTACT]),
        ("¿Qué ley lo regula?", [A.LEGAL_BASIS]),
        ("¿Qué documentos piden y cuánto cuesta?", [A.DOCUMENTS, A.FEE]),
        ("¿Cuánto tardan y qué pasa si no contestan?", [A.RESOLUTION_TERM, A.SILENCE]),
        ("¿Cuáles son los requsitos?", [A.REQUIREMENTS]),  # a typing error
    ],
)
def test_what_is_asked_is_understood_in_everyday_words(
    question: str, expected: list[Aspect]
) -> None:
    asked = asked_about(question, aspect_vocabulary())
    assert list(asked.aspects) == expected
    assert asked.decisive


@pytest.mark.parametrize(
    ("language", "question", "expected"),
    [
        ("en", "How much does the card cost?", A.FEE),
        ("en", "How long do I have to appeal?", A.APPEAL),
        ("fr", "Quel est le délai pour contester la décision ?", A.APPEAL),
        ("ca", "Fins quan es pot demanar?", A.DEADLINE),
        ("fr", "Quels documents faut-il ?", A.DOCUMENTS),
        ("ro", "Cât durează?", A.RESOLUTION_TERM),
        ("ro", "Cât trebuie să aștept?", A.RESOLUTION_TERM),
        ("pt", "Quanto podem demorar e depois?", A.RESOLUTION_TERM),
    ],
)
def test_other_languages_have_their_own_cues(
    language: str, question: str, expected: Aspect
) -> None:
    assert asked_about(question, aspect_vocabulary(language)).aspects[0] is expected


def test_what_stands_between_question_marks_is_the_question() -> None:
    text = "Perdí los papeles del coche. ¿Cuánto cuesta el duplicado?"
    assert asked_about(text, aspect_vocabulary()).aspects == (A.FEE,)


def test_a_longer_cue_wins_over_the_one_that_it_covers() -> None:
    asked = asked_about("¿Cuál es el plazo de resolución?", aspect_vocabulary())
    assert asked.aspects == (A.RESOLUTION_TERM,)


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("es", "¿cómo consigo el carné?"),
        ("ca", "com es demana?"),
        ("en", "how do I get the card?"),
        ("fr", "comment obtenir la carte ?"),
        ("ro", "cum obțin cardul?"),
    ],
)
def test_how_to_get_something_may_mean_what_is_needed(language: str, question: str) -> None:
    asked = asked_about(question, aspect_vocabulary(language))
    assert asked.aspects == (A.CHANNEL,)
    assert A.DOCUMENTS in asked.also


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("carné importe tasa", Aspect.FEE),
        ("¿Qué cuota mensual correspondería?", Aspect.FEE),
        ("¿qué ayuda me dan?", Aspect.BENEFIT),
        ("¿qué ocurre si no recibimos contestación?", Aspect.SILENCE),
        ("llevo meses esperando y no me dicen nada", Aspect.SILENCE),
        ("tasa prueba acceso ciclos grado medio importe", Aspect.FEE),
        ("¿la tasa que piden cuál es?", Aspect.FEE),
        ("¿hay que llevar un tiempo mínimo registrados?", Aspect.REQUIREMENTS),
    ],
)
def test_words_that_go_together_ask_one_thing(question: str, asked: Aspect) -> None:
    assert {one.aspect for one in aspect_vocabulary().asked(question)} == {asked}


def test_a_bare_plazo_may_mean_the_resolution_too() -> None:
    asked = asked_about("Título de familia, plazo", aspect_vocabulary())
    assert asked.aspects == (A.DEADLINE,)
    assert asked.also == (A.RESOLUTION_TERM,)


def test_hints_count_only_where_nothing_is_asked_by_name() -> None:
    asked = asked_about("¿Puedo pescar con red?", aspect_vocabulary())
    assert not asked.decisive
    assert asked.aspects == (A.REQUIREMENTS,)


def test_words_that_ask_are_no_topic_and_what_is_asked_about_is() -> None:
    terms = topic_terms("¿Cuánto cuesta renovar el carné de pesca?", aspect_vocabulary())
    assert [term.word for term in terms] == ["renovar", "carne", "pesca"]


def test_what_came_ones_way_is_not_asked_to_be_open() -> None:
    assert not asked_about("Me ha salido un trabajo", aspect_vocabulary()).aspects
