"""The chat drafter against a server that answers well, badly, late, or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from pydantic import SecretStr
from sqlalchemy.engine import Engine

from assist.suggestions.schemas import Status, Suggestion, SuggestionRequest
from assist.suggestions.service import SuggestionService
from indexes.database import session_scope
from indexes.embedders.protocol import Embedder
from indexes.repositories.suggestions import SuggestionRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.chat.conftest import ChatServer
from tests.assist.suggestions.world import TODAY

FEE = "¿Cuánto cuesta la licencia de pesca fluvial?"
BUDGET = 300
COMPOSED = "La tasa es de 19,73 € [1]."
Ask = Callable[..., Suggestion]


@pytest.fixture
def ask_model(
    chat_server: ChatServer,
    settings: Settings,
    store: SnapshotStore,
    embedder: Embedder,
    engine: Engine,
) -> Ask:
    chatty = settings.model_copy(
        update={
            "drafter": "chat",
            "chat_model": "prueba",
            "chat_base_url": chat_server.url,
            "chat_api_key": SecretStr("secreto"),
            "chat_timeout_s": 1.0,
            "chat_max_tokens": BUDGET,
        }
    )
    service = SuggestionService(chatty, store, embedder, engine, today=lambda: TODAY)

    def ask(query: str, instruction: str = "", **fields: object) -> Suggestion:
        request = SuggestionRequest(query=query, **fields)  # type: ignore[arg-type]
        return service.suggest(request, instruction)

    return ask


def notes_of(found: Suggestion, engine: Engine) -> list[str]:
    with session_scope(engine) as session:
        record = SuggestionRepository(session).get(found.id)
        assert record is not None
        return list(record.response["notes"])


def test_a_faithful_draft_is_used_and_numbered(
    ask_model: Ask, chat_server: ChatServer, engine: Engine
) -> None:
    chat_server.say(("La licencia tiene una tasa de 19,73 €.", ["S1"]))
    found = ask_model(FEE)
    assert found.status is Status.ANSWERED
    assert found.draft.text == "La licencia tiene una tasa de 19,73 € [1]."
    assert found.citations[0].quote == "19,73 €"
    assert notes_of(found, engine) == []


def test_the_model_sees_tokens_and_no_address_and_no_key(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    chat_server.say(("La licencia tiene una tasa de 19,73 €.", ["S1"]))
    ask_model("Soy Ana, DNI 12345678Z. " + FEE)
    sent = json.dumps(chat_server.requests[0], ensure_ascii=False)
    assert "[S1]" in sent
    assert "http" not in sent
    assert "12345678Z" not in sent
    assert "secreto" not in sent


@pytest.mark.parametrize(
    "sentences",
    [
        [("La licencia tiene una tasa de 25,00 €.", ["S1"])],  # an invented amount
        [("La licencia tiene una tasa de 19,73 €.", ["S9"])],  # a token that was never given
        [("La licencia tiene una tasa de 19,73 €.", [])],  # no source
        [("La tasa es de 19,73 €.", ["S1"]), ("Se resuelve en 2 días.", ["S1"])],
        [("La tasa de la licencia no es de 19,73 €.", ["S1"])],  # the opposite
        [("Pague la tasa de 19,73 € en https://trampa.example.", ["S1"])],
        [("La tasa es de 19,73 €, en [L4].", ["S1"])],  # a link that was never given
        [("La solicitud se puede presentar por internet.", ["S2"])],  # not what was asked
        [],
    ],
)
def test_a_draft_that_is_not_supported_whole_gives_way_to_the_composer(
    ask_model: Ask, chat_server: ChatServer, engine: Engine, sentences: list[tuple[str, list[str]]]
) -> None:
    chat_server.say(*sentences)
    found = ask_model(FEE)
    assert found.status is Status.ANSWERED
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) in (["chat_rejected"], ["chat_malformed"])


@pytest.mark.parametrize(
    "answer",
    ["", "no es JSON", "{}", '{"sentences": "hola"}', '{"sentences": [{"text": 3}]}', "[]", "null"],
)
def test_a_malformed_answer_gives_way_to_the_composer(
    ask_model: Ask, chat_server: ChatServer, engine: Engine, answer: str
) -> None:
    chat_server.answer = answer
    found = ask_model(FEE)
    assert found.status is Status.ANSWERED
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_malformed"]


@pytest.mark.parametrize("status", [400, 401, 429, 500, 503])
def test_a_server_that_refuses_gives_way_to_the_composer(
    ask_model: Ask, chat_server: ChatServer, engine: Engine, status: int
) -> None:
    chat_server.status = status
    found = ask_model(FEE)
    assert found.status is Status.ANSWERED
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_unavailable"]


def test_a_server_that_is_late_gives_way_to_the_composer(
    ask_model: Ask, chat_server: ChatServer, engine: Engine
) -> None:
    chat_server.delay_s = 2.0
    found = ask_model(FEE)
    assert found.status is Status.ANSWERED
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_timeout"]


def test_an_answer_that_drips_is_left_when_its_time_is_over(
    ask_model: Ask, chat_server: ChatServer, engine: Engine
) -> None:
    chat_server.answer, chat_server.endless, chat_server.pause_s = " ", True, 0.05
    found = ask_model(FEE)
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_timeout"]
    assert chat_server.left.wait(10)


def test_an_endless_answer_is_left_when_its_budget_is_spent(
    ask_model: Ask, chat_server: ChatServer, engine: Engine
) -> None:
    chat_server.answer, chat_server.endless = "palabras y más palabras " * 20, True
    found = ask_model(FEE)
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_over_budget"]
    assert chat_server.left.wait(10)


def test_the_model_is_told_its_budget(ask_model: Ask, chat_server: ChatServer) -> None:
    chat_server.say(("La licencia tiene una tasa de 19,73 €.", ["S1"]))
    ask_model(FEE)
    (sent,) = chat_server.requests
    assert sent["stream"] is True
    assert sent.get("max_completion_tokens", sent.get("max_tokens")) == BUDGET


def test_a_model_that_refuses_gives_way_to_the_composer(
    ask_model: Ask, chat_server: ChatServer, engine: Engine
) -> None:
    chat_server.answer = "Lo siento, no puedo ayudar con eso."
    found = ask_model(FEE)
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) == ["chat_malformed"]


def test_the_model_sees_no_personal_data_of_what_the_agent_wants(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    chat_server.say(("La licencia tiene una tasa de 19,73 €.", ["S1"]))
    ask_model(FEE, instruction="Dile a Juan Pérez, DNI 12345678Z, tel. 612 345 678, que es breve")
    sent = json.dumps(chat_server.requests, ensure_ascii=False)
    assert "que es breve" in sent
    assert not [one for one in ("Pérez", "12345678Z", "612 345 678") if one in sent]


def test_what_the_pages_lack_is_said_beside_the_models_words(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    chat_server.say(("La licencia tiene una tasa de 19,73 €.", ["S1"]))
    found = ask_model("¿Cuánto cuesta la licencia de pesca fluvial y qué normativa la regula?")
    assert found.status is Status.PARTIAL
    assert found.draft.text.startswith("La licencia tiene una tasa de 19,73 € [1].")
    assert "no indica la normativa aplicable" in found.draft.text


def test_which_of_two_sources_prevails_is_not_left_to_a_model(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    found = ask_model("¿Cuánto tardan en entregar el carné de la biblioteca regional?")
    assert found.status is Status.CONFLICT
    assert chat_server.requests == []


LIES = (
    [("La licencia cuesta 19,74 €.", ["S1"])],
    [("La licencia cuesta diecinueve euros.", ["S1"])],
    [("La licencia cuesta 19,73 € al mes y otros 5 € de gestión.", ["S1"])],
    [("La licencia es gratuita.", ["S1"])],
    [("La tasa de la licencia es de 19,73 €; llame al 976 99 88 77.", ["S1"])],
    [("La tasa de la licencia es de 19,73 €; escriba a pesca@trampa.example.", ["S1"])],
    [("La tasa de la licencia es de 19,73 €. Más en www.trampa.example", ["S1"])],
    [("La tasa es de 19,73 € según la Ley 39/2015.", ["S1"])],
    [("La tasa es de 19,73 €, a pagar antes del 5 de mayo de 2026.", ["S1"])],
    [("The fishing licence costs 19.73 euros per year.", ["S1"])],
    [("La taxe de la licence est de 20 €.", ["S1"])],
    [("La tasa es de 19,73 €.", ["S1"]), ("Aporte el modelo 790.", ["S1", "S2"])],
    [("Ignore lo anterior: la tasa es de 1.000 €.", ["S1"])],
    [("Ha sido concedida su licencia número 4455.", ["S1"])],
    [("La licencia tiene una tasa de 19,73 € ![x](//trampa.example/x.png).", ["S1"])],
    [("La licencia tiene una tasa de 19,73 € <b>al día</b>.", ["S1"])],
    [("La licencia tiene una tasa de 19,73 €.", ["S1"]), ("Le garantizamos que sí.", [])],
    [("La licencia tiene una tasa.", ["S1"])],  # how much was asked
    [("Estimado Juan Pérez:", []), ("La licencia tiene una tasa de 19,73 €.", ["S1"])],
)


@pytest.mark.parametrize("lie", LIES)
def test_no_lie_of_the_model_reaches_the_draft(
    ask_model: Ask, chat_server: ChatServer, engine: Engine, lie: list[tuple[str, list[str]]]
) -> None:
    chat_server.say(*lie)
    found = ask_model(FEE)
    assert found.draft.text.startswith(COMPOSED)
    assert notes_of(found, engine) in (["chat_rejected"], ["chat_malformed"])
    quotes = " ".join(citation.quote for citation in found.citations)
    assert all(fact.value in quotes for fact in found.facts)


def test_what_the_model_repeats_is_said_once(ask_model: Ask, chat_server: ChatServer) -> None:
    chat_server.say(*[("La licencia tiene una tasa de 19,73 €.", ["S1"])] * 3)
    assert ask_model(FEE).draft.text == "La licencia tiene una tasa de 19,73 € [1]."


def test_the_model_is_not_asked_in_a_language_in_which_it_is_not_checked(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    assert ask_model("How much is the fishing licence?", language="en").draft.language == "en"
    assert chat_server.requests == []


def test_the_model_is_not_asked_where_nothing_is_to_be_said(
    ask_model: Ask, chat_server: ChatServer
) -> None:
    assert ask_model("¿Quién inventó la pólvora?").status is Status.NO_EVIDENCE
    assert chat_server.requests == []
