from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assist.suggestions.assessment.asked_value import lacks_value, with_its_words
from assist.suggestions.evidence import AspectEvidence, Evidence, Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question, Term
from indexes.models import Aspect, Hit, Passage, Pool
from indexes.redaction import trusted

TODAY = date(2026, 5, 5)


def _asked(text: str, years: tuple[str, ...] = ()) -> Question:
    return Question(
        text=trusted(text), search=text, language="es", aspects=(Aspect.FEE,), names_year=years
    )


def _evidence(passage: Passage, text: str) -> Evidence:
    said = passage.model_copy(update={"text": text})
    best = Candidate("1", said.document_id, said.title, None, True, (), 1.0)
    unit = Unit(said, 0, len(text), text)
    return Evidence(best, aspects=(AspectEvidence(Aspect.FEE, (unit,)),))


@pytest.fixture
def passage(knowledge: Knowledge) -> Passage:
    first = knowledge.snapshot.of_pool(Pool.OFFICIAL)[0]
    # A passage of its own, so that what was cut of the first one is not taken for it.
    return first.model_copy(update={"id": first.id + 1_000_003})


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("Se paga la tasa 31 en el momento de la solicitud.", True),
        ("La tasa es de 19,73 euros.", False),
        ("La inscripción es gratuita para todas las personas.", False),
        ("No hay pago de tasas, ni en línea ni presencial.", False),
    ],
)
def test_a_sum_is_asked_and_only_a_sum_answers(passage: Passage, said: str, lacks: bool) -> None:
    question = _asked("¿Cuántos euros hay que pagar?")
    assert lacks_value(_evidence(passage, said), question, TODAY) is lacks


@pytest.mark.parametrize(
    ("query", "said", "lacks"),
    [
        ("¿Qué peso máximo puede llevar?", "Se exige un permiso de circulación.", True),
        ("¿Qué peso máximo puede llevar?", "Puede llevar hasta 3.500 kilos.", False),
        ("¿Cuál es la duración máxima?", "Las reservas son de un mes como mucho.", False),
        ("¿Qué edad hay que tener para entrar?", "Se reserva el día antes, por teléfono.", True),
        ("¿Qué edad hay que tener para entrar?", "Pueden entrar las mayores de 65 años.", False),
        ("¿A partir de qué edad entran?", "Pueden entrar desde los cuatro meses.", False),
        ("¿A partir de qué edad entran?", "Se entra por la puerta de atrás.", True),
        ("¿Hasta qué edad se puede entrar?", "Hay que esperar cinco años.", True),
        ("¿Qué edad hay que tener para entrar?", "Hay que ser mayor de edad.", False),
        ("¿Hasta qué edad se puede entrar?", "Hay que tener más de 25 años.", True),
        ("¿Hasta qué edad se puede entrar?", "Pueden entrar los menores de 25 años.", False),
        ("¿Cuántas horas dura el curso?", "Hasta cinco días antes del comienzo.", True),
        ("¿Cuántas horas dura el curso?", "El curso es de 60 h.", False),
        ("¿Qué interés se aplica?", "La deuda genera intereses.", True),
        ("¿Qué fianza se deja?", "Se paga una tasa de 20 euros.", True),
        ("¿Qué fianza se deja?", "Se deja una fianza de 20 euros.", False),
        ("¿Qué día salen las listas?", "Se solicita del 1 al 20 de marzo de 2027.", True),
        ("¿Qué día salen las listas?", "La relación provisional sale el 5 de mayo.", False),
        ("¿Cuándo es el sorteo?", "El plazo está abierto todo el año.", True),
        ("¿Cuándo me pagan la ayuda?", "Del 1 al 20 de marzo de 2027.", True),
        ("¿Cuándo me pagan la ayuda?", "Se abona en mayo.", False),
        ("¿Cuándo me pagan la ayuda?", "Se consulta en la página web.", True),
        ("¿A nombre de quién hago el ingreso?", "La tasa se paga con tarjeta.", True),
        ("¿Qué interés se aplica?", "El interés es del 4 %.", False),
        ("¿Qué nota piden?", "La tasa es de 19,73 euros (2023) y hay que tener 17 años.", True),
        ("¿Qué nota piden?", "Se exige un 6,5 de media.", False),
        ("¿El certificado caduca?", "El certificado se pide en el registro.", True),
        ("¿El certificado caduca?", "El certificado no caduca.", False),
        ("¿Caduca el certificado?", "Vale durante tres años.", False),
        ("¿Qué multa me ponen?", "La inscripción es gratuita.", True),
        ("¿Qué multa me ponen?", "La sanción es de 300 euros.", False),
        ("¿Cuál es el número de cuenta?", "La tasa es de 19,73 euros.", True),
        ("¿Cuál es el número de cuenta?", "Se ingresa en la cuenta bancaria de la sede.", False),
        ("¿Hasta qué hora abren?", "Abren los lunes y los jueves.", True),
        ("¿Hasta qué hora abren?", "Abren los lunes, de 9:00 a 13.30.", False),
        ("¿Es compatible con otras ayudas?", "Este trámite devuelve las cuotas.", True),
        ("¿Es compatible con el paro?", "Se puede simultanear con un empleo.", False),
        ("¿Quién preside el tribunal?", "Las oposiciones se convocan por cuerpos.", True),
        ("¿Cómo se llama la directora general?", "La resuelve la Dirección General.", True),
        ("¿Cómo se llama la directora general?", "Dirige el centro doña Elvira Sanz.", False),
    ],
)
def test_a_number_or_a_name_is_asked_and_nothing_else_answers(
    passage: Passage, query: str, said: str, lacks: bool
) -> None:
    assert lacks_value(_evidence(passage, said), _asked(query), TODAY) is lacks


def test_who_asks_for_no_sum_misses_none(passage: Passage) -> None:
    question = _asked("¿Hay que pagar algo?")
    assert not lacks_value(_evidence(passage, "Se paga la tasa 31."), question, TODAY)


def test_of_several_questions_one_may_have_no_answer_that_is_said(passage: Passage) -> None:
    evidence = replace(_evidence(passage, "La vivienda se cede completa."), unsaid=("qué multa",))
    assert not lacks_value(evidence, _asked("¿Por habitaciones? ¿Qué multa?"), TODAY)


def test_who_asks_for_a_sum_and_until_when_is_told_the_latter(passage: Passage) -> None:
    asked = replace(_asked("cuántos euros hasta cuándo"), aspects=(Aspect.FEE, Aspect.DEADLINE))
    told = _evidence(passage, "Se presenta hasta el 3 de mayo.").aspects[0]
    timed = replace(_evidence(passage, ""), aspects=(replace(told, aspect=Aspect.DEADLINE),))
    assert not lacks_value(timed, asked, TODAY)
    assert lacks_value(replace(timed, aspects=(told,)), asked, TODAY)
    condition = replace(asked, text=trusted("¿cuántos euros pagan si se pasa el plazo?"))
    assert lacks_value(timed, condition, TODAY)


def test_a_year_to_come_is_not_answered_with_another(passage: Passage) -> None:
    evidence = _evidence(passage, "El plazo de la convocatoria 2025 terminó en mayo.")
    assert lacks_value(evidence, _asked("¿Qué plazo habrá en 2031?", ("2031",)), TODAY)
    assert not lacks_value(evidence, _asked("¿Qué plazo hubo en 2025?", ("2025",)), TODAY)


@pytest.mark.parametrize(
    ("said", "place", "lacks"),
    [
        ("Vivir en el municipio desde hace seis meses.", Aspect.REQUIREMENTS, True),
        ("Se resuelve en seis meses.", Aspect.REQUIREMENTS, False),
        ("Seis meses.", Aspect.RESOLUTION_TERM, False),
    ],
)
def test_a_term_of_something_else_is_no_term_of_resolution(
    passage: Passage, said: str, place: Aspect, lacks: bool
) -> None:
    question = replace(
        _asked("¿En cuánto tiempo me resuelven la beca?"),
        aspects=(Aspect.RESOLUTION_TERM,),
        decisive=True,
    )
    standing = passage.model_copy(update={"aspect": place, "section": ()})
    assert lacks_value(_evidence(standing, said), question, TODAY) is lacks


@pytest.mark.parametrize(
    ("query", "lacks"),
    [("¿Cuánto tarda en papel el certificado?", False), ("¿Cuánto tardan en resolver?", True)],
)
def test_a_term_that_stands_with_the_words_of_the_question_is_the_one_asked_for(
    passage: Passage, query: str, lacks: bool
) -> None:
    question = replace(
        _asked(query),
        aspects=(Aspect.RESOLUTION_TERM,),
        decisive=True,
        topic=(Term("papel", "papel"),) if "papel" in query else (),
    )
    delivered = passage.model_copy(
        update={"aspect": Aspect.CHANNEL, "section": ("Entrega en papel",)}
    )
    assert lacks_value(_evidence(delivered, "5 días"), question, TODAY) is lacks


@pytest.mark.parametrize(
    ("said", "place", "lacks"),
    [
        ("Volante de padrón, con una antigüedad máxima de 3 meses.", Aspect.DOCUMENTS, True),
        ("Se resuelve en seis meses.", Aspect.RESOLUTION_TERM, True),
        ("El título tiene una validez de dos años.", Aspect.OTHER, False),
        ("La elección se mantiene un año.", Aspect.SUMMARY, False),
    ],
)
def test_a_term_of_something_else_is_no_answer_to_how_long_it_lasts(
    passage: Passage, said: str, place: Aspect, lacks: bool
) -> None:
    terms = (Term("eleccion", "eleccion"),)
    question = replace(_asked("¿Cada cuánto hay que renovar la elección?"), topic=terms)
    standing = passage.model_copy(update={"aspect": place, "section": ()})
    assert lacks_value(_evidence(standing, said), question, TODAY) is lacks


@pytest.mark.parametrize(
    ("heading", "told"), [("Horario", ["Hasta las 23:30"]), ("Documentación", [])]
)
def test_what_no_fact_holds_is_told_under_the_heading_that_says_it(
    passage: Passage, heading: str, told: list[str]
) -> None:
    row = passage.model_copy(
        update={"id": passage.id + len(heading), "section": (heading,), "text": "Hasta las 23:30"}
    )
    evidence = replace(_evidence(passage, "Permiso para poner mesas."), focus=())
    found = with_its_words(evidence, _asked("¿Hasta qué hora puedo tener las mesas?"), [(row,)])
    assert [unit.text for unit in found.focus] == told
    assert with_its_words(evidence, _asked("¿Qué papeles piden?"), [(row,)]) is evidence


@pytest.mark.parametrize(
    ("query", "is_told"),
    [
        ("¿Es compatible con otras ayudas?", True),
        ("¿Es compatible? ¿Y cuánto dan?", False),
        ("Me han dicho que es compatible, ¿cuánto dan?", False),
    ],
)
def test_what_a_word_of_the_page_answers_is_told_wherever_it_stands(
    passage: Passage, query: str, is_told: bool
) -> None:
    said = "No haber recibido otras ayudas."
    row = passage.model_copy(update={"id": passage.id + 11, "section": (), "text": said})
    evidence = replace(_evidence(passage, "Se devuelven las cuotas."), focus=())
    found = with_its_words(evidence, _asked(query), [(row,)])
    assert [unit.text for unit in found.focus] == [said] * is_told


@pytest.mark.parametrize(
    ("begins", "lacks"),
    [("Taxi compartido para ir al médico.", False), ("Ayuda para ir al médico.", True)],
)
def test_what_a_page_says_below_its_title_is_what_its_price_is_of(
    passage: Passage, begins: str, lacks: bool
) -> None:
    lead = passage.model_copy(
        update={"id": passage.id + 7, "aspect": Aspect.OTHER, "section": (), "text": begins}
    )
    evidence = _evidence(passage, "1,50 € por viaje")
    primary = replace(evidence.primary, hits=(Hit(passage=lead, score=1.0),))
    question = _asked("¿Cuánto cuesta el taxi?")
    assert lacks_value(replace(evidence, primary=primary), question, TODAY) is lacks


@pytest.mark.parametrize(
    ("query", "heading", "text", "is_told"),
    [
        ("¿Qué descuento me hacen?", "Descuento", "70 % en cada viaje", True),
        ("¿Qué descuento me hacen?", "Requisitos", "El 33 % de discapacidad", False),
        ("¿Qué días puedo ir?", "Días", "Miércoles", True),
        ("¿Qué días puedo ir?", "Requisitos", "Tener 18 años", False),
    ],
)
def test_what_is_told_by_its_place_is_found_there(
    passage: Passage, query: str, heading: str, text: str, is_told: bool
) -> None:
    row = passage.model_copy(
        update={"id": passage.id + len(text), "section": (heading,), "text": text}
    )
    evidence = _evidence(passage, "Permiso para entrar.")
    found = with_its_words(evidence, _asked(query), [(row,)])
    assert [unit.text for unit in found.focus] == ([text] if is_told else [])


def test_days_that_no_page_tells_make_no_value_missing(passage: Passage) -> None:
    evidence = _evidence(passage, "Se pide en la oficina.")
    assert not lacks_value(evidence, _asked("¿Qué días puedo ir?"), TODAY)


@pytest.mark.parametrize(("said", "lacks"), [("420 € el lateral", False), ("420 €", True)])
def test_a_price_is_of_what_the_question_names_besides(
    passage: Passage, said: str, lacks: bool
) -> None:
    question = _asked("¿Cuánto cuesta el anuncio en el lateral?")
    assert lacks_value(_evidence(passage, said), question, TODAY) is lacks


def test_hours_are_told_from_the_place_that_the_question_names(passage: Passage) -> None:
    other = passage.model_copy(
        update={"section": ("Basura",), "text": "Se recoge desde las 21:00.", "id": passage.id + 1}
    )
    named = passage.model_copy(
        update={
            "section": ("Punto limpio",),
            "text": "Polígono Aldatz. Martes y jueves de 16:00 a 19:00. Se admite aceite.",
            "id": passage.id + 2,
        }
    )
    asked = replace(
        _asked("horario del punto limpio"), topic=(Term("punto", "punt"), Term("limpio", "limpi"))
    )
    found = with_its_words(_evidence(passage, "Se admite aceite."), asked, [(other, named)])
    assert [unit.text for unit in found.focus] == ["Martes y jueves de 16:00 a 19:00."]


@pytest.mark.parametrize(
    ("said", "lacks"),
    [
        ("El plazo de resolución es de 15 días hábiles.", True),
        ("El carné es válido durante dos años.", False),
    ],
)
def test_how_long_something_is_valid_is_asked_in_other_languages_too(
    passage: Passage, said: str, lacks: bool
) -> None:
    text = "How long is it valid?"
    question = Question(text=trusted(text), search=text, language="en")
    assert lacks_value(_evidence(passage, said), question, TODAY) is lacks
