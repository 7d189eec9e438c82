"""Each message once, in its thread, in whatever order they come."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import Engine

from assist.interactions.intake import take_in
from assist.interactions.life_cycle import move
from assist.interactions.service_levels import levels_of
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import Interaction, InteractionMessage
from tests.assist.interactions.conftest import MONDAY, Bring, message


def test_the_same_message_again_is_known(bring: Bring) -> None:
    first, again = bring("m1"), bring("m1", "otro texto")
    assert (first.new, first.opened) == (True, True)
    assert (again.new, again.message_id) == (False, first.message_id)


def test_text_is_redacted_and_the_citizen_is_a_hash(
    bring: Bring, engine: Engine, stored: Settings
) -> None:
    came = bring(
        "m1", "Soy Ana Gómez Pérez, DNI 12345678Z", subject="DNI 12345678Z", source="crm",
        channel="web_form", attachments=[{"name": "DNI_12345678Z.pdf", "type": "application/pdf"}],
    )  # fmt: skip
    row, (said,) = _stored(engine, came.interaction_id)
    assert row.citizen == citizen_hash(stored, "crm-1")
    assert "12345678" not in f"{row.subject} {said.text} {said.attachments} {said.external_id}"
    assert said.text == "Soy [NOMBRE], DNI [DNI]"


def test_a_talk_goes_on_and_other_channels_begin_anew(bring: Bring) -> None:
    first = bring("m1")
    assert bring("m2", after=60).interaction_id == first.interaction_id
    assert bring("m3", ref="crm-2").interaction_id != first.interaction_id
    assert bring("f1", source="form", channel="web_form").interaction_id != first.interaction_id


def test_a_source_names_its_own_threads(bring: Bring) -> None:
    one = {"source": "crm", "channel": "phone"}
    first = bring("1", thread="caso-7", **one)
    assert bring("2", thread="caso-7", ref=None, **one).interaction_id == first.interaction_id
    assert bring("3", thread="caso-8", **one).interaction_id != first.interaction_id


def test_mails_find_their_thread_in_any_order(bring: Bring, engine: Engine) -> None:
    mail = {"source": "email", "channel": "email", "ref": "mailto:ana@example.org"}
    third = bring("c", references=("b",), after=20, **mail)
    second = bring("b", references=("a",), after=10, **mail)
    first = bring("a", **mail)
    assert first.interaction_id == second.interaction_id == third.interaction_id
    _, said = _stored(engine, first.interaction_id)
    assert [one.at for one in said] == sorted(one.at for one in said)
    other = bring("d", references=("b",), **{**mail, "ref": "mailto:otra@example.org"})
    assert other.interaction_id != first.interaction_id


def test_a_message_opens_again_what_was_resolved_unless_it_was_said_before(
    bring: Bring, engine: Engine, stored: Settings
) -> None:
    came = bring("m1")
    _resolve(engine, stored, came.interaction_id, after=60)
    assert not bring("m2", after=30).reopened
    assert _stored(engine, came.interaction_id)[0].state == "resolved"
    assert bring("m3", after=90).reopened
    assert _stored(engine, came.interaction_id)[0].state == "reopened"


def test_long_after_it_was_resolved_it_begins_anew(
    bring: Bring, engine: Engine, stored: Settings
) -> None:
    came = bring("m1")
    _resolve(engine, stored, came.interaction_id, after=60)
    late = bring("m2", after=60 * 24 * (stored.reopen_days + 1))
    assert late.interaction_id != came.interaction_id
    again = bring("m3", after=60 * 24 * (stored.reopen_days + 1) + 5)
    assert again.interaction_id == late.interaction_id


def test_nobody_says_anything_in_the_future(bring: Bring, engine: Engine) -> None:
    came = bring("m1", after=60 * 24 * 3650)
    row, (said,) = _stored(engine, came.interaction_id)
    assert said.at == row.created_at == said.received_at


def test_deliveries_at_the_same_time_are_taken_in_once(engine: Engine, stored: Settings) -> None:
    def bring_one(number: int) -> str:
        with session_scope(engine) as session:
            return take_in(session, stored, message(f"m{number % 10}")).interaction_id

    with ThreadPoolExecutor(8) as senders:
        found = set(senders.map(bring_one, range(60)))
    assert len(found) == 1
    assert len(_stored(engine, found.pop())[1]) == 10


def test_the_same_told_on_another_channel_is_flagged(bring: Bring, engine: Engine) -> None:
    told = "Quiero saber qué papeles necesito para la licencia de pesca de mi hijo"
    first = bring("m1", told)
    again = bring("f1", f"Hola, {told.lower()}, gracias", source="f", channel="web_form", after=90)
    other = bring("f2", "¿Cuándo se paga la ayuda del comedor?", source="f", channel="web_form")
    assert _stored(engine, again.interaction_id)[0].duplicate_of == first.interaction_id
    assert _stored(engine, other.interaction_id)[0].duplicate_of is None


def _resolve(engine: Engine, settings: Settings, id: str, after: int) -> None:
    with session_scope(engine) as session:
        row = InteractionRepository(session).get(id)
        assert row is not None
        levels = levels_of(session, settings, row.channel, row.office)
        at = MONDAY + timedelta(minutes=after)
        move(session, row, "resolve", by="ana", levels=levels, at=at)


def _stored(engine: Engine, id: str) -> tuple[Interaction, list[InteractionMessage]]:
    with session_scope(engine) as session:
        row = InteractionRepository(session).get(id)
        assert row is not None
        return row, MessageRepository(session).of([id])
