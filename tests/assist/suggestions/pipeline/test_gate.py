"""What needs authentication or consent gets general information, and is asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assist.consent.sensitivity import UNKNOWN, Standing
from assist.suggestions.outcome import conclude
from assist.suggestions.pipeline import run
from assist.suggestions.pipeline.context import Context
from assist.suggestions.schemas import Citizen, Status, Suggestion
from indexes.models import Channel

Start = Callable[..., Context]

_OWN = "¿Cómo va mi expediente de la licencia de pesca fluvial?"


def _answered(context: Context, standing: Standing = UNKNOWN) -> Suggestion:
    known = replace(context.resources, standing=standing)
    return conclude(run(replace(context, resources=known)), id="sug_1", pipeline="p")


def test_general_information_stays_and_the_citizen_is_asked(start: Start) -> None:
    found = _answered(start(_OWN))
    assert found.status is Status.NEEDS_CONSENT
    assert "3 meses" in found.draft.text
    assert found.draft.text.endswith("Puede retirar su consentimiento en cualquier momento.")
    assert [citation.quote for citation in found.citations]


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("language", ["es", "en", "fr", "ro", "ca"])
def test_it_is_asked_on_every_channel_in_every_language(
    start: Start, channel: Channel, language: str
) -> None:
    found = _answered(start(_OWN, channel=channel, language=language))
    assert found.status is Status.NEEDS_CONSENT
    assert found.draft.language == language
    assert found.draft.text
    assert "{" not in found.draft.text


def test_what_is_there_is_not_asked_for(start: Start) -> None:
    known = Standing("substantial", frozenset(), said=False)
    text = _answered(start(_OWN, citizen=Citizen(authenticated=False)), known).draft.text
    assert "identidad" not in text
    assert "autoriza" in text.casefold()


def test_with_all_that_is_needed_nothing_is_withheld(start: Start) -> None:
    known = Standing("substantial", frozenset({"expediente"}))
    allowed = start(_OWN, citizen=Citizen(authenticated=True, consent=True))
    assert _answered(allowed, known).status is not Status.NEEDS_CONSENT


def test_more_sensitive_matters_need_more(start: Start) -> None:
    said = Citizen(authenticated=True, consent=True)
    own = start("He sufrido violencia de género. " + _OWN, citizen=said)
    known = Standing("substantial", frozenset({"expediente"}), said=True)
    found = _answered(own, known)
    assert found.status is Status.NEEDS_CONSENT
    assert "protección" in found.draft.text
    recorded = Standing("substantial", frozenset({"expediente", "proteccion"}))
    assert _answered(own, recorded).status is not Status.NEEDS_CONSENT


def test_public_matters_need_nothing(start: Start) -> None:
    found = run(start("¿Cuánto cuesta la licencia de pesca fluvial?"))
    assert found.status is Status.ANSWERED
    assert "gate" not in found.timings_ms


def test_a_crisis_is_told_where_to_call(start: Start) -> None:
    found = _answered(start("Quiero morirme, no puedo más"))
    assert found.status is Status.NEEDS_CONSENT
    assert "112" in found.draft.closing  # no page says it
    assert "112" not in found.draft.text
    assert [(fact.value, fact.territorial) for fact in found.facts] == [("112", True)]
