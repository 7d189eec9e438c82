from __future__ import annotations

import pytest

from eval.audit.clusters import rebuilt
from eval.audit.findings import Judge
from eval.audit.history import History
from eval.audit.models import Finding, SentCase
from eval.audit.needs import Reader
from eval.audit.official import OfficialPages
from tests.eval.audit.site import OFFICES, case

PRICE = "¿Cuánto cuesta la licencia de pesca fluvial?"
CALL = "¿A qué teléfono llamo para la admisión en escuelas infantiles?"


@pytest.fixture
def judge(reader: Reader, history: History) -> Judge:
    return Judge(OfficialPages(reader), history, {office.id: office for office in OFFICES})


def found(judge: Judge, reader: Reader, *cases: SentCase) -> list[Finding]:
    return judge.findings([rebuilt(cases, reader)])


def test_what_the_page_says_is_no_finding(judge: Judge, reader: Reader) -> None:
    assert not found(
        judge, reader, case("c", PRICE, "La tasa es de 12,35 €.", procedure_code="901")
    )


def test_a_value_that_no_page_ever_gave_is_told_from_one_of_before(
    judge: Judge, reader: Reader
) -> None:
    wrong, old = (
        found(judge, reader, case("c", PRICE, f"La tasa es de {euros}.", procedure_code="901"))[0]
        for euros in ("13,35 €", "11,20 €")
    )
    assert (wrong.verdict, wrong.until) == ("never_right", None)
    assert (old.verdict, str(old.until)) == ("stale", "2026-05-01")
    assert old.official.quote == "La tasa de la licencia de pesca es de 12,35 €."
    sentence = old.said.sentence
    assert sentence[old.said.start : old.said.end] == old.said.value == "11,20 €"


def test_a_terse_reply_is_of_what_was_asked(judge: Judge, reader: Reader) -> None:
    question = "¿Qué plazo tienen para resolver la idoneidad para la adopción?"
    one = found(judge, reader, case("c", question, "3 meses.", procedure_code="903"))[0]
    assert (one.slot, one.said.normalised) == ("resolution_term", "P3M")
    assert one.official.normalised == "P6M"


def test_a_term_of_the_year_before_is_of_an_earlier_call(judge: Judge, reader: Reader) -> None:
    question = "¿Qué plazo hay para solicitar la admisión en escuelas infantiles?"
    said = case("c", question, "El plazo es del 2 al 21 de mayo de 2025.", procedure_code="902")
    assert [one.verdict for one in found(judge, reader, said)] == ["earlier_call"]


def test_the_end_of_a_range_agrees_with_the_range(judge: Judge, reader: Reader) -> None:
    question = "¿Hasta cuándo se puede solicitar la admisión en escuelas infantiles?"
    said = case("c", question, "El plazo acaba el 20 de mayo de 2026.", procedure_code="902")
    assert not found(judge, reader, said)


def test_yes_against_no_is_found_for_channel_silence_and_document(
    judge: Judge, reader: Reader
) -> None:
    online = case(
        "c1",
        "¿Se puede pedir por internet la autorización de quemas agrícolas?",
        "Sí, se puede tramitar por internet.",
        procedure_code="905",
    )
    silence = case(
        "c2",
        "Si no contestan a lo de las quemas, ¿qué pasa?",
        "Silencio negativo.",
        procedure_code="905",
    )
    document = case(
        "c3",
        "¿Qué documentos piden en la admisión en escuelas infantiles?",
        "No hace falta presentar el libro de familia.",
        procedure_code="902",
    )
    verdicts = [found(judge, reader, one)[0].slot for one in (online, silence, document)]
    assert verdicts == ["channel", "silence", "not_required"]


def test_own_phone_and_the_phones_of_places_are_justified(judge: Judge, reader: Reader) -> None:
    own = case("c1", CALL, "Llame a esta oficina: 974 10 10 00.", procedure_code="902")
    place = case("c2", CALL, "Llame al 978 30 30 30.", office="sur", procedure_code="902")
    assert not found(judge, reader, own, place)


def test_a_phone_with_changed_digits_is_found(judge: Judge, reader: Reader) -> None:
    wrong = case("c", CALL, "Llame al teléfono 978 30 03 30.", procedure_code="902")
    assert [one.said.normalised for one in found(judge, reader, wrong)] == ["+34978300330"]


def test_nothing_is_held_against_a_reply_whose_procedure_is_a_guess(
    judge: Judge, reader: Reader
) -> None:
    cluster = rebuilt([case("c", PRICE, "La tasa es de 99 €.")], reader)
    assert judge.findings([cluster.model_copy(update={"is_sure": True})])
    assert not judge.findings([cluster.model_copy(update={"is_sure": False})])
