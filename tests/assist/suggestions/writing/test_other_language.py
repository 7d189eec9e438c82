from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence, Evidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.writing.other_language import compose_in
from indexes.models import Aspect
from prompts.catalogue import catalogue
from prompts.loader import REPLY_LANGUAGES
from tests.assist.suggestions.conftest import Ask
from tests.assist.suggestions.world import SEDE, page


def test_fixed_wording_is_in_the_language_of_the_question(ask: Ask) -> None:
    found = ask("How much does the fishing licence cost?", language="en")
    assert found.draft.language == "en"
    assert found.draft.opening == "Good morning:"


def test_official_texts_stay_as_they_are_and_are_cited(ask: Ask) -> None:
    found = ask("How much does the fishing licence cost?", language="en")
    assert found.citations
    items = [line[2:] for line in found.draft.text.splitlines() if line.startswith("- ")]
    quotes = " ".join(citation.quote for citation in found.citations)
    assert items
    assert all(item.rsplit(" [", 1)[0] in quotes for item in items)


def test_a_language_without_wording_is_answered_in_spanish_with_a_warning(ask: Ask) -> None:
    found = ask("¿cuánto cuesta la licencia de pesca fluvial?", language="eu")
    assert found.draft.language == "es"
    assert "other_language" in {warning.code.value for warning in found.warnings}


@pytest.mark.parametrize("language", REPLY_LANGUAGES[1:])
def test_every_language_has_the_same_texts(language: str) -> None:
    wording, other = (catalogue("wording", one) for one in (language, "en"))
    assert wording["templates"].keys() == other["templates"].keys()
    assert wording["aspects"].keys() == {aspect.value for aspect in Aspect}


@pytest.mark.parametrize("language", REPLY_LANGUAGES[1:])
def test_the_facts_are_those_of_the_spanish_reply(ask: Ask, language: str) -> None:
    question = "¿Cuánto cuesta la licencia de pesca fluvial?"
    said = ask(question, language=language)
    assert said.draft.language == language
    assert "19,73 €" in said.draft.text
    assert [f.value for f in said.facts] == [f.value for f in ask(question, language="es").facts]


def test_papers_for_some_cases_stand_below_their_case() -> None:
    rows = page(
        f"{SEDE}/s",
        "Trámite",
        [
            ("En todos los casos", Aspect.DOCUMENTS, "Documento de identidad"),
            ("Si actúa un representante", Aspect.DOCUMENTS, "Poder notarial"),
        ],
    )
    units = tuple(unit for row in rows for unit in units_of(row))
    candidate = Candidate("k", "d", "Trámite", None, True, (), 1.0)
    evidence = Evidence(candidate, aspects=(AspectEvidence(Aspect.DOCUMENTS, units),))
    found = compose_in("en", evidence, (), "standard").paragraphs
    assert [paragraph.lead for paragraph in found] == [
        "Documents to submit (official text, in Spanish):",
        "Documents to submit, «Si actúa un representante» (official text, in Spanish):",
    ]


def test_a_way_to_apply_is_told_once() -> None:
    said = "Puede presentar la solicitud en persona.\nDe forma presencial, en cualquier registro."
    passages = page(f"{SEDE}/v", "Vado", [("Presentación", Aspect.CHANNEL, said)])
    units = tuple(unit for passage in passages for unit in units_of(passage))
    primary = Candidate("1", passages[0].document_id, "Vado", None, True, (), 1.0)
    evidence = Evidence(primary, aspects=(AspectEvidence(Aspect.CHANNEL, units),))
    (told,) = compose_in("en", evidence, (), "standard").paragraphs
    assert [one.text for one in told.sentences] == ["De forma presencial, en cualquier registro"]
