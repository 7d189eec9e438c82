from __future__ import annotations

import pytest

from assist.suggestions.writing.register import dress, territorial_part
from indexes.models import Aspect, Channel, Office

HUESCA = Office(
    id="huesca",
    name="Oficina de Huesca",
    municipality="Huesca",
    province="Huesca",
    address="Plaza Cervantes, 1",
    phone="974 29 31 31",
)


def dressed(channel: Channel, office: Office | None = HUESCA) -> tuple[str, str, str]:
    draft = dress(
        "Texto.", channel=channel, language="es", office=office, organisation="DGA", territorial=[]
    )
    return draft.opening, draft.closing, draft.format


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.WEB_FORM])
def test_letters_greet_and_sign(channel: Channel) -> None:
    assert dressed(channel) == ("Buenos días:", "Un saludo.\nOficina de Huesca", "markdown")


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.IN_PERSON, Channel.SMS])
def test_speech_and_sms_have_neither(channel: Channel) -> None:
    assert dressed(channel) == ("", "", "plain")


def test_a_letter_without_office_is_signed_by_the_organisation() -> None:
    assert dressed(Channel.EMAIL, None)[1].endswith("DGA")


def test_questions_about_places_get_the_office_in_the_closing() -> None:
    lines, facts = territorial_part(HUESCA, (Aspect.WHERE,))
    assert lines == [
        "Puede acudir a la Oficina de Huesca, en Plaza Cervantes, 1, Huesca.",
        "Teléfono: 974 29 31 31.",
    ]
    assert all(fact.territorial and fact.citation is None for fact in facts)


def test_other_questions_do_not() -> None:
    assert territorial_part(HUESCA, (Aspect.FEE,)) == ([], [])
