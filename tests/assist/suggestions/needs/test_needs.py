"""Messages with several needs, through the whole service, on the small world."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assist.suggestions.needs.telling import names_no_page
from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.divide import divide
from assist.suggestions.schemas import (
    Citizen,
    RedraftRequest,
    Status,
    Suggestion,
    SuggestionRequest,
    Turn,
)
from assist.suggestions.service import SuggestionService
from assist.suggestions.text.stems import stem_set
from assist.suggestions.verification.support import is_supported
from assist.suggestions.writing.text import Sentence
from indexes.models import Channel
from prompts.loader import REPLY_LANGUAGES, render

Ask = Callable[..., Suggestion]
Start = Callable[..., Context]

BOTH = (
    "¿Cuánto cuesta la licencia de pesca fluvial? Otra cosa: ¿cuál es la cuantía máxima de las "
    "ayudas a talleres de artesanía?"
)
MARK = re.compile(r"\[(\d+)\]")


def needs(context: Context) -> int:
    return len(run(context).needs) or 1


def test_each_need_is_answered_under_a_lead_of_its_own(ask: Ask) -> None:
    suggestion = ask(BOTH)
    assert suggestion.status is Status.ANSWERED
    first, second = suggestion.draft.text.split("En cuanto a «Ayudas a talleres de artesanía")
    assert first.startswith("Sobre «Licencia de pesca fluvial»:")
    assert "19,73 €" in first
    assert "4.500 €" in second


def test_citations_are_one_list_that_marks_and_facts_point_into(ask: Ask) -> None:
    suggestion = ask(BOTH)
    numbers = [one.n for one in suggestion.citations]
    marks = list(dict.fromkeys(int(n) for n in MARK.findall(suggestion.draft.text)))
    assert marks == numbers == list(range(1, len(numbers) + 1))
    quotes = {one.n: one.quote for one in suggestion.citations}
    assert {"19,73 €", "4.500 €"} <= {fact.value for fact in suggestion.facts}
    assert all(fact.value in quotes[fact.citation] for fact in suggestion.facts if fact.citation)


def test_the_whole_is_as_sure_as_its_least_sure_answer(start: Start) -> None:
    whole = run(start(BOTH))
    assert whole.confidence == min(one.confidence for one in whole.needs)


def test_no_more_sources_than_were_asked_for(ask: Ask) -> None:
    suggestion = ask(BOTH, max_sources=2)
    assert len(suggestion.citations) == 2
    assert "19,73 €" in suggestion.draft.text
    assert "4.500 €" in suggestion.draft.text


def test_what_the_page_of_a_need_does_not_say_is_named_as_it_was_asked(ask: Ask) -> None:
    asked = "qué normativa regula las ayudas a talleres de artesanía"
    found = ask(f"¿Cuánto cuesta la licencia de pesca fluvial? Otra cosa: ¿{asked}?")
    assert found.status is Status.PARTIAL
    assert f"Sobre su pregunta «¿Q{asked[1:]}?», no hemos encontrado" in found.draft.text


def test_who_asks_names_no_other_need(start: Start) -> None:
    asked = "¿Cuánto cuesta la licencia de pesca fluvial? {}, ¿qué documentos piden?"
    assert needs(start(asked.format("De las ayudas a talleres de artesanía"))) == 2
    assert needs(start(asked.format("Somos un taller de artesanía"))) == 1


def test_what_is_only_spoken_of_is_no_other_need(start: Start) -> None:
    beside = "¿Es compatible con las ayudas a talleres de artesanía?"
    assert needs(start(f"¿Cuánto cuesta la licencia de pesca fluvial? {beside}")) == 1


def test_one_word_for_what_is_asked_is_no_other_need(start: Start) -> None:
    asked = "¿Cuánto cuesta la licencia de pesca fluvial? ¿Y qué {}?"
    assert needs(start(asked.format("ayudas da"))) == 1
    assert needs(start(asked.format("ayudas hay para los talleres de artesanía"))) == 2


def test_of_whom_something_is_asked_names_no_page() -> None:
    title = stem_set("Pruebas selectivas del Gobierno de Aragón")
    assert names_no_page("¿Qué documentos pide el Gobierno de Aragón?", title)
    assert not names_no_page("¿Qué pruebas hace el Gobierno de Aragón?", title)


def test_of_what_kind_the_thing_asked_for_is_names_no_page() -> None:
    title = stem_set("Ayudas económicas para talleres")
    assert names_no_page("¿Y qué capacidad económica se exige?", title)
    assert not names_no_page("¿Y qué talleres económicos hay?", title)


def test_nothing_behind_a_question_nor_what_is_done_names_a_page() -> None:
    title = stem_set("Ayudas a la firma electrónica")
    assert names_no_page("¿Tiene algún coste? Agradezco la ayuda.", title)
    assert names_no_page("¿La pido antes de firmar el contrato?", title)
    assert not names_no_page("¿Qué ayuda hay?", title)


def test_which_is_meant_is_asked_by_titles_with_numbers() -> None:
    titles = ["Ayudas - Convocatoria 2025", "Ayudas - Convocatoria 2026"]
    for language in REPLY_LANGUAGES:
        asked = render("several/clarify", language=language, titles=titles)
        assert is_supported(Sentence(asked)), language


def test_the_same_message_gets_the_same_bytes(ask: Ask) -> None:
    texts = {ask(BOTH, office=office).draft.text for office in ("huesca", "jaca", None)}
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("query", "needs", "embedded"),
    [
        (BOTH, 2, [2, 1]),  # the message with its last piece, then the other
        ("¿Cuánto cuesta la licencia de pesca fluvial? ¿Cuánto tarda la primavera?", 0, [2]),
    ],
)
def test_a_piece_is_embedded_once_and_only_where_it_may_decide(
    start: Start, monkeypatch: pytest.MonkeyPatch, query: str, needs: int, embedded: list[int]
) -> None:
    context = start(query)
    run(context)  # what is learned once
    calls: list[list[str]] = []
    embedder = context.resources.embedder
    encode = embedder.encode_queries

    def counted(texts: Sequence[str]) -> NDArray[np.float32]:
        calls.append(list(texts))
        return encode(texts)

    monkeypatch.setattr(embedder, "encode_queries", counted)
    divided = run(context, STAGES[: STAGES.index(divide) + 1])
    assert len(divided.needs) == needs
    assert [len(texts) for texts in calls] == embedded


@pytest.mark.parametrize(
    "query",
    [
        "¿Cuánto cuesta la licencia de pesca fluvial y qué documentos piden?",
        "Mi padre tiene el carné de la biblioteca y le gusta leer. ¿Cuánto cuesta la licencia de "
        "pesca fluvial?",
        "¿Hola? ¿Hay alguien? ¿Cuánto cuesta la licencia de pesca fluvial?",
        "¿Cuánto cuesta la licencia de pesca fluvial? ¿Y cuánto tarda la licencia?",
    ],
)
def test_one_need_stays_one(start: Start, query: str) -> None:
    assert needs(start(query)) == 1


def test_what_is_not_answered_is_said(ask: Ask) -> None:
    suggestion = ask("¿Cuánto cuesta la licencia de pesca fluvial? ¿Y dónde renuevo el DNI?")
    assert suggestion.status is Status.PARTIAL
    assert "19,73 €" in suggestion.draft.text
    assert "«¿Dónde renuevo el DNI?»" in suggestion.draft.text
    assert "Policía Nacional" in suggestion.draft.text


def test_what_others_decide_is_a_need_of_its_own_though_it_speaks_of_our_page(ask: Ask) -> None:
    suggestion = ask(
        "¿Qué ayudas hay para los talleres de artesanía? Y los talleres de artesanía cobran el "
        "paro, ¿eso lo lleváis vosotros?"
    )
    assert suggestion.status is Status.PARTIAL
    assert "renueven su maquinaria" in suggestion.draft.text
    assert "(SEPE)" in suggestion.draft.text


def test_the_own_file_waits_for_consent_and_the_rest_does_not(ask: Ask) -> None:
    query = "¿Cuánto cuesta la licencia de pesca fluvial? ¿Y cómo va mi expediente?"
    suggestion = ask(query, citizen=Citizen(ref="c-1"))
    assert suggestion.status is Status.PARTIAL
    assert "19,73 €" in suggestion.draft.text
    assert "consentimiento" in suggestion.draft.text


def test_danger_is_never_answered_in_part(ask: Ask) -> None:
    suggestion = ask("¿Cuánto cuesta la licencia de pesca fluvial? Mi marido me pega, ¿qué hago?")
    assert suggestion.status is Status.NEEDS_CONSENT
    assert "19,73 €" not in suggestion.draft.text


def test_a_text_message_answers_first_what_was_asked_first(ask: Ask) -> None:
    text = ask(BOTH, channel=Channel.SMS).draft.text
    assert len(text) <= 160
    assert text.startswith("«Licencia de pesca fluvial»:")
    assert "19,73 €" in text


def test_the_wording_is_in_the_language_of_the_message(ask: Ask) -> None:
    query = (
        "How much is the licencia de pesca fluvial? Also, what is the maximum amount of the "
        "ayudas a talleres de artesanía?"
    )
    text = ask(query, language="en").draft.text
    assert text.startswith("About «Licencia de pesca fluvial»:")
    assert "As for «Ayudas a talleres de artesanía" in text


def test_a_redraft_answers_all_again(service: SuggestionService) -> None:
    first = service.suggest(SuggestionRequest(query=BOTH))
    again = service.redraft(first.id, RedraftRequest(style="brief"))
    assert again is not None
    assert "19,73 €" in again.draft.text
    assert "4.500 €" in again.draft.text


def test_the_last_turn_of_a_conversation_may_have_several(ask: Ask) -> None:
    turns = (
        Turn(role="citizen", text="Quiero la licencia de pesca fluvial"),
        Turn(role="agent", text="Claro, dígame."),
        Turn(
            role="citizen",
            text="¿Cuánto cuesta? Y aparte, ¿cuál es la cuantía máxima de las ayudas a talleres de "
            "artesanía?",
        ),
    )
    suggestion = ask(None, conversation=turns)
    assert {"19,73 €", "4.500 €"} <= {fact.value for fact in suggestion.facts}
