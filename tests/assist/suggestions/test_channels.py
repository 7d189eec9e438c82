"""What each channel shows or says of the same answer."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.schemas import Draft
from assist.suggestions.verification.layout import Numbered, lay_out
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.database import session_scope
from indexes.models import Channel
from indexes.repositories.suggestions import SuggestionRepository
from tests.assist.suggestions.conftest import Ask

QUERIES = (
    "¿Cuánto cuesta la licencia de pesca fluvial?",
    "¿Qué documentos se piden para la licencia de pesca fluvial?",
    "¿Qué teléfono tiene la licencia de pesca fluvial y dónde se pide?",
    "¿De cuánto es la ayuda a talleres de artesanía y cuál es el plazo?",
    "¿En cuánto tiempo se entrega el carné de la biblioteca regional?",
    "¿Quién inventó la pólvora?",
)
_MARKDOWN = re.compile(r"\*\*|__|^#|`|\]\(", re.MULTILINE)


def whole(draft: Draft) -> str:
    return "\n".join(part for part in (draft.opening, draft.text, draft.closing) if part)


@pytest.mark.parametrize("query", QUERIES)
def test_a_text_message_fits(ask: Ask, query: str) -> None:
    assert 0 < len(whole(ask(query, channel="sms", office="huesca").draft)) <= 160


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("channel", ["whatsapp", "social", "sms", "phone", "in_person"])
def test_no_markdown_where_it_is_not_shown(ask: Ask, query: str, channel: str) -> None:
    draft = ask(query, channel=channel, office="huesca").draft
    assert draft.format == "plain"
    assert not _MARKDOWN.search(whole(draft))


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("channel", ["phone", "in_person"])
def test_what_is_read_aloud_has_no_symbols_nor_addresses(
    ask: Ask, query: str, channel: str
) -> None:
    found = ask(query, channel=channel)
    assert not re.search(r"€|%|\[\d|://|www\.|^- ", found.draft.text, re.MULTILINE)
    assert all(fact.kind != "url" for fact in found.facts)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("channel", ["email", "whatsapp", "phone", "in_person"])
def test_each_fact_can_be_found_in_the_text_with_its_citation(
    ask: Ask, query: str, channel: str
) -> None:
    found = ask(query, channel=channel)
    numbers = {citation.n for citation in found.citations}
    for fact in found.facts:
        assert fact.value in found.draft.text
        assert fact.citation in numbers


@pytest.mark.parametrize("channel", ["email", "web_form"])
def test_a_letter_is_signed_by_the_office(ask: Ask, channel: str) -> None:
    assert ask(QUERIES[0], channel=channel, office="huesca").draft.closing.endswith("Huesca")


def test_what_the_administration_checks_need_not_be_brought(ask: Ask) -> None:
    text = ask(QUERIES[1]).draft.text
    own, _, checked = text.partition("no hace falta aportar")
    assert "Certificado de empadronamiento" in checked
    assert "Certificado de empadronamiento" not in own


def test_plain_language_keeps_a_figure_of_how_easily_it_is_read(ask: Ask, engine: Engine) -> None:
    plain, standard = ask(QUERIES[1], style="plain"), ask(QUERIES[1])
    with session_scope(engine) as session:
        kept = SuggestionRepository(session).get(plain.id)
        other = SuggestionRepository(session).get(standard.id)
        assert kept is not None
        assert other is not None
        assert set(kept.response["readability"]) == {"inflesz", "fernandez_huerta", "grade"}
        assert "readability" not in other.response


def test_a_note_on_a_paper_is_read_in_one_breath() -> None:
    sentence = Sentence("Contrato firmado. Se admite copia")
    paragraph = Paragraph((sentence, Sentence("recibo")), lead="Papeles:", layout="list")
    text = lay_out([paragraph], Numbered(()), Channel.PHONE)
    assert text == "Papeles: Contrato firmado (se admite copia); recibo."


def test_what_stands_behind_a_bracket_is_of_the_same_breath() -> None:
    paragraph = Paragraph((Sentence("Anexo (I). Es voluntario"),), lead="Papeles:", layout="list")
    assert (
        lay_out([paragraph], Numbered(()), Channel.PHONE) == "Papeles: Anexo (I) (es voluntario)."
    )


def test_items_that_have_parts_are_read_as_sentences() -> None:
    items = (Sentence("residir aquí"), Sentence("padecer una: la a; la b"), Sentence("pedirla"))
    paragraph = Paragraph(items, lead="Requisitos:", layout="list")
    text = lay_out([paragraph], Numbered(()), Channel.PHONE)
    assert text == "Requisitos: residir aquí. Padecer una: la a; la b. Pedirla."
