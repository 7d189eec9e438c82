"""The whole way: a request in, a verified and recorded suggestion out."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.schemas import (
    EventRequest,
    RedraftRequest,
    Status,
    Suggestion,
    SuggestionRequest,
    Turn,
    WarningCode,
)
from assist.suggestions.service import SuggestionService
from assist.suggestions.writing.aloud import aloud
from indexes.database import create_engine, session_scope
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, Channel
from indexes.repositories.suggestions import SuggestionRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import ALL, FISHING, TODAY

Ask = Callable[..., Suggestion]
TEXT_BY_ID = {passage.document_id: [] for passage in ALL}
for _passage in ALL:
    TEXT_BY_ID[_passage.document_id].append(_passage.text)

QUESTIONS = [
    "¿Cuánto cuesta la licencia de pesca fluvial?",
    "¿Qué documentos necesito para la licencia de pesca fluvial?",
    "¿Hasta cuándo puedo pedir las ayudas a talleres de artesanía?",
    "¿Cuánto tardan en entregar el carné de la biblioteca regional?",
    "¿Está prohibido el baño en la presa del río Guadalope?",
    "¿Qué normativa regula la licencia de pesca fluvial?",
    "¿Quién inventó la pólvora?",
    "¿Cuándo abre la piscina?",
]


def test_what_was_asked_comes_first_and_is_cited(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca fluvial?", channel="email", office="huesca")
    assert found.status is Status.ANSWERED
    assert found.draft.text.startswith("La tasa es de 19,73 € [1].")
    assert found.draft.opening == "Buenos días:"
    assert found.draft.closing == "Un saludo.\nOficina de Huesca"
    assert found.citations[0].quote == "19,73 €"
    assert found.citations[0].url == FISHING[0].url
    assert (found.facts[0].slot, found.facts[0].value, found.facts[0].citation) == (
        "fee",
        "19,73 €",
        1,
    )
    assert found.procedure is not None
    assert found.procedure.code == "901"
    assert found.aspects == (Aspect.FEE,)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_text_is_the_same_in_every_office_and_every_time(ask: Ask, question: str) -> None:
    texts = {
        ask(question, office=office).draft.text for office in ("huesca", "jaca", None, "huesca")
    }
    assert len(texts) == 1


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_states_the_same_facts(ask: Ask, question: str, channel: Channel) -> None:
    def facts(one: Channel) -> set[tuple[str, str]]:
        return {
            (f.slot, aloud(f.value).lower(), f.citation) for f in ask(question, channel=one).facts
        }

    assert facts(channel) == facts(Channel.EMAIL)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_quote_stands_in_its_document(ask: Ask, question: str) -> None:
    for citation in ask(question).citations:
        assert any(citation.quote in text for text in TEXT_BY_ID[citation.document_id])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_mark_has_its_citation_and_every_citation_its_mark(ask: Ask, question: str) -> None:
    found = ask(question)
    numbers = [citation.n for citation in found.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all(f"[{number}]" in found.draft.text for number in numbers)
    assert f"[{len(numbers) + 1}]" not in found.draft.text


def test_a_closed_window_is_said_and_warned_of(ask: Ask) -> None:
    found = ask("¿Hasta cuándo puedo pedir las ayudas a talleres de artesanía?")
    assert found.draft.text.startswith(
        "El plazo de presentación está cerrado: terminó el 5 de mayo de 2026 [1]."
    )
    assert [w.code for w in found.warnings] == [WarningCode.DEADLINE_CLOSED]
    assert "vía electrónica" not in found.draft.text  # how to apply is no news any more


def test_sources_that_disagree_are_both_shown(ask: Ask) -> None:
    found = ask("¿Cuánto tardan en entregar el carné de la biblioteca regional?")
    assert found.status is Status.CONFLICT
    assert found.draft.text.index("10 días") < found.draft.text.index("20 días")
    assert [c.n for c in found.citations] == [1, 2]
    assert any(w.code is WarningCode.CONFLICT for w in found.warnings)


def test_what_no_source_says_is_named_and_not_made_up(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca fluvial y qué normativa la regula?")
    assert found.status is Status.PARTIAL
    assert found.missing_aspects == (Aspect.LEGAL_BASIS,)
    assert "no indica la normativa aplicable" in found.draft.text
    assert "19,73 €" in found.draft.text


def test_a_second_question_that_no_page_answers_is_said_openly(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca fluvial y cuántas cañas se admiten?")
    assert found.status is Status.PARTIAL
    assert "19,73 €" in found.draft.text
    assert "Sobre «¿Cuántas cañas se admiten?» no hemos encontrado" in found.draft.text


def test_also_one_that_asks_for_nothing_by_name_and_in_another_language(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca fluvial y puedo remar mientras llega?")
    assert found.status is Status.PARTIAL
    assert "Sobre «¿Puedo remar mientras llega?» no hemos encontrado" in found.draft.text
    foreign = ask("How much is the fishing licence? Can I row a boat meanwhile?", language="en")
    assert "On your question «Can I row a boat meanwhile»" in foreign.draft.text


def test_nothing_of_what_was_asked_is_no_evidence(ask: Ask) -> None:
    found = ask("¿Qué normativa regula la licencia de pesca fluvial?")
    assert found.status is Status.NO_EVIDENCE
    assert found.citations == ()
    assert "no indica la normativa aplicable" in found.draft.text


def test_a_question_about_nothing_here_is_no_evidence(ask: Ask) -> None:
    found = ask("¿Quién inventó la pólvora?")
    assert found.status is Status.NO_EVIDENCE
    assert found.confidence < 0.5


def test_another_administrations_matter_is_named(ask: Ask) -> None:
    found = ask("¿Cómo renuevo el pasaporte?")
    assert found.status is Status.OUT_OF_SCOPE
    assert "Policía Nacional" in found.draft.text


def test_a_frequent_question_is_answered_by_its_answer(ask: Ask) -> None:
    found = ask("¿Sirve la licencia de pesca para cangrejos?")
    assert found.draft.text.startswith("No, el cangrejo necesita un permiso especial [1].")


def test_a_page_that_is_no_procedure_answers_too(ask: Ask) -> None:
    found = ask("¿Está prohibido el baño en la presa del río Guadalope?")
    assert found.status is Status.ANSWERED
    assert found.draft.text == "El baño está prohibido en el tramo de la presa [1]."
    assert found.procedure is None


def test_a_channel_question_opens_with_yes(ask: Ask) -> None:
    found = ask("¿Puedo presentar la licencia de pesca fluvial por internet?")
    assert found.draft.text.startswith("Sí. La solicitud se puede presentar por internet")


def test_a_case_that_the_page_contradicts_is_marked_and_never_cited(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca?")
    assert [(c.case_id, c.stale) for c in found.similar_cases][:1] == [("c1", True)]
    assert any(w.code is WarningCode.PRECEDENT_STALE for w in found.warnings)
    assert "15,00" not in found.draft.text
    assert all(c.kind != "case" for c in found.citations)


def test_a_case_alone_is_cited_with_a_warning(ask: Ask) -> None:
    found = ask("¿Cuándo abre la piscina?")
    assert found.status is Status.PARTIAL
    assert [c.kind.value for c in found.citations] == ["case"]
    assert "1 de junio" in found.draft.text
    assert any("solo en una consulta resuelta" in w.message for w in found.warnings)


def test_the_office_is_told_in_the_closing_only(ask: Ask) -> None:
    found = ask("¿Dónde se pide la licencia de pesca fluvial?", office="huesca")
    assert "Plaza Cervantes" in found.draft.closing
    assert "Plaza Cervantes" not in found.draft.text
    assert [f.value for f in found.facts if f.territorial] == [
        "Plaza Cervantes, 1",
        "lunes a viernes, de 9 a 14 horas",
        "974 29 31 31",
    ]
    assert any(w.code is WarningCode.TERRITORIAL for w in found.warnings)


def test_an_unknown_office_still_gets_its_answer(ask: Ask) -> None:
    found = ask("¿Cuánto cuesta la licencia de pesca fluvial?", office="atlantis")
    assert found.status is Status.ANSWERED
    assert found.draft.closing.endswith("Gobierno de Prueba")


def test_excluded_sources_are_not_cited(ask: Ask) -> None:
    asked = "¿Cuánto tardan en entregar el carné de la biblioteca regional?"
    first = ask(asked).citations[0]
    again = ask(asked, exclude_sources=(first.document_id,))
    assert again.status is Status.ANSWERED
    assert "20 días" in again.draft.text
    assert first.document_id not in {c.document_id for c in again.citations}


def test_no_more_sources_than_asked_for(ask: Ask) -> None:
    asked = (
        "¿Qué documentos piden para la licencia de pesca fluvial, cuánto cuesta y cuánto tardan?"
    )
    assert len(ask(asked, max_sources=2).citations) <= 2
    assert len(ask(asked).citations) > 2


def test_brief_leaves_the_next_step_out(ask: Ask) -> None:
    asked = "¿Cuánto cuesta la licencia de pesca fluvial?"
    assert ask(asked, style="brief").draft.text == "La tasa es de 19,73 € [1]."
    assert "por internet" in ask(asked).draft.text


def test_speech_has_no_lists(ask: Ask) -> None:
    found = ask("¿Qué documentos piden para la licencia de pesca fluvial?", channel="phone")
    assert "\n- " not in found.draft.text
    assert found.draft.format == "plain"


def test_a_suggestion_is_kept_with_its_question_redacted(
    service: SuggestionService, engine: Engine
) -> None:
    asked = "Soy Ana Gil, DNI 12345678Z. ¿Cuánto cuesta la licencia de pesca fluvial?"
    found = service.suggest(SuggestionRequest(query=asked, channel="chat"))
    assert service.get(found.id) == found
    with session_scope(engine) as session:
        record = SuggestionRepository(session).get(found.id)
        assert record is not None
        assert "12345678Z" not in str(record.query) + str(record.response)
    assert service.get("sug_nothing") is None


def test_a_redraft_leaves_out_what_the_agent_rejects(service: SuggestionService) -> None:
    asked = "¿Cuánto tardan en entregar el carné de la biblioteca regional?"
    first = service.suggest(SuggestionRequest(query=asked, office="huesca"))
    body = RedraftRequest(exclude_sources=(first.citations[0].document_id,), style="brief")
    again = service.redraft(first.id, body)
    assert again is not None
    assert again.id != first.id
    assert "10 días" not in again.draft.text
    assert again.draft.closing == first.draft.closing
    assert service.redraft("sug_nothing", RedraftRequest()) is None


def test_an_instruction_adds_what_it_names(service: SuggestionService) -> None:
    asked = SuggestionRequest(query="¿Cuánto cuesta la licencia de pesca fluvial?")
    first = service.suggest(asked)
    again = service.redraft(
        first.id, RedraftRequest(instruction="Añade qué documentos hacen falta")
    )
    assert again is not None
    assert again.aspects == (Aspect.FEE, Aspect.DOCUMENTS)
    assert "Documento de identidad" in again.draft.text


def test_events_are_kept_redacted(service: SuggestionService, engine: Engine) -> None:
    found = service.suggest(SuggestionRequest(query="¿Cuánto cuesta la licencia de pesca?"))
    event = EventRequest(type="sent", final_text="Hola, 12345678Z: son 19,73 €.")
    assert service.record_event(found.id, event)
    with session_scope(engine) as session:
        (kept,) = SuggestionRepository(session).events(found.id)
        assert "12345678Z" not in str(kept.final_text)
        assert "19,73 €" in str(kept.final_text)
    assert not service.record_event("sug_nothing", event)


def test_the_stream_shows_sources_before_verified_text(service: SuggestionService) -> None:
    request = SuggestionRequest(query="¿Cuánto cuesta la licencia de pesca fluvial?")
    events = list(service.stream(request))
    names = [event.name for event in events]
    assert names[0] == "status"
    assert names[-1] == "suggestion"
    assert names.index("sources") < names.index("draft.delta")
    told = "".join(e.data["text"] for e in events if e.name == "draft.delta")
    assert told == events[-1].data["draft"]["text"]


def test_a_conversation_is_a_question_too(service: SuggestionService) -> None:
    turns = (
        Turn(role="citizen", text="Quiero la licencia de pesca fluvial"),
        Turn(role="agent", text="Dígame."),
        Turn(role="citizen", text="¿y cuánto cuesta?"),
    )
    found = service.suggest(SuggestionRequest(conversation=turns))
    assert found.draft.text.startswith("La tasa es de 19,73 €")


def test_without_a_snapshot_it_says_what_to_do(
    settings: Settings, embedder: Embedder, engine: Engine, tmp_path: Path
) -> None:
    service = SuggestionService(settings, SnapshotStore(tmp_path, embedder), embedder, engine)
    found = service.suggest(SuggestionRequest(query="hola, ¿cuánto cuesta la licencia?"))
    assert found.status is Status.UNAVAILABLE
    assert "ventanilla crawl" in found.draft.text


def test_without_a_database_the_draft_is_still_given(
    settings: Settings, store: SnapshotStore, embedder: Embedder, tmp_path: Path
) -> None:
    broken = create_engine(Settings.load(tmp_path))  # no tables
    service = SuggestionService(settings, store, embedder, broken, today=lambda: TODAY)
    request = SuggestionRequest(
        query="¿Cuánto cuesta la licencia de pesca fluvial?", office="huesca"
    )
    found = service.suggest(request)
    assert found.status is Status.UNAVAILABLE
    assert "19,73 €" in found.draft.text


class _BrokenEmbedder:
    """Fails as a model does whose file was damaged."""

    def __init__(self, real: Embedder, error: Exception) -> None:
        self._real, self._error = real, error
        self.name, self.digest, self.dimensions = real.name, real.digest, real.dimensions

    def encode_queries(self, texts: object) -> object:
        raise self._error

    encode_passages = encode_queries


def test_a_failure_that_nobody_foresaw_is_a_status(
    settings: Settings, store: SnapshotStore, embedder: Embedder, engine: Engine
) -> None:
    broken = _BrokenEmbedder(embedder, RuntimeError("boom"))
    service = SuggestionService(settings, store, broken, engine, today=lambda: TODAY)  # type: ignore[arg-type]
    found = service.suggest(SuggestionRequest(query="¿Cuánto cuesta la licencia de pesca?"))
    assert found.status is Status.UNAVAILABLE
    assert "referencia" in found.draft.text
    assert "boom" not in found.draft.text


@pytest.mark.parametrize(
    "text", ["\x00\x00", "🙃🙃🙃", "???", "a" * 8_000, "<b>hola</b>", "%s {0}"]
)
def test_any_text_gets_a_status(ask: Ask, text: str) -> None:
    assert ask(text).status in Status


def test_the_pipeline_version_changes_with_what_changes_answers(
    service: SuggestionService, ask: Ask, settings: Settings, store: SnapshotStore,
    embedder: Embedder, engine: Engine,
) -> None:  # fmt: skip
    asked = "¿Cuánto cuesta la licencia de pesca fluvial?"
    stricter = settings.model_copy(update={"answer_threshold": 0.9})
    other = SuggestionService(stricter, store, embedder, engine, today=lambda: TODAY)
    assert ask(asked).pipeline == ask("¿Quién inventó la pólvora?").pipeline
    assert other.suggest(SuggestionRequest(query=asked)).pipeline != ask(asked).pipeline


def test_warming_up_changes_no_answer(
    service: SuggestionService, ask: Ask, settings: Settings, embedder: Embedder,
    engine: Engine, tmp_path: Path,
) -> None:  # fmt: skip
    asked = "¿Cuánto cuesta la licencia de pesca fluvial?"
    before = ask(asked).draft
    service.warm_up()
    assert ask(asked).draft == before
    SuggestionService(settings, SnapshotStore(tmp_path, embedder), embedder, engine).warm_up()


def test_what_no_page_speaks_of_is_said_first(ask: Ask) -> None:
    found = ask(
        "Tengo la licencia de pesca fluvial, ¿me hacen descuento en el autobús urbano con ella?"
    )
    assert found.status is Status.PARTIAL
    assert found.draft.text.startswith("Sobre «¿Me hacen descuento en el autobús")


def test_what_the_pages_contradict_each_other_on_is_not_said_to_be_missing(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module("assist.suggestions.evidence.collect")
    monkeypatch.setattr(module, "unstated", lambda *_: ("¿Lo entregan en papel?",))
    found = ask("¿Cuánto tardan en entregar el carné de la biblioteca regional?")
    assert found.status is Status.CONFLICT
    assert "en papel" not in found.draft.text
