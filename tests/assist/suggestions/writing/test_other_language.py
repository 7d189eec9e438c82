from __future__ import annotations

from tests.assist.suggestions.conftest import Ask


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
    found = ask("¿cuánto cuesta la licencia de pesca fluvial?", language="pt")
    assert found.draft.language == "es"
    assert "other_language" in {warning.code.value for warning in found.warnings}
