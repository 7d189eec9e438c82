from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from assist.connectors.dataverse.report import SyncReport
from assist.connectors.dataverse.syncing import synchronise
from indexes.database import session_scope
from indexes.settings import Settings
from indexes.tables import (
    Article,
    ConnectorRecord,
    ConnectorStream,
    Interaction,
    InteractionMessage,
    RejectedDelivery,
    Survey,
)
from tests.assist.connectors.odata import Stub

LOOKUP = "_regardingobjectid_value@Microsoft.Dynamics.CRM.lookuplogicalname"


def guid(number: int) -> str:
    return str(UUID(int=number))


def case(crm: Stub, number: int, **more: Any) -> str:
    row = {
        "incidentid": guid(number), "title": f"Caso {number}", "statecode": 0, "caseorigincode": 2,
        "description": "Mi DNI es 12345678Z y pregunto por la beca de comedor.",
        "_customerid_value": guid(9_000 + number), **more,
    }  # fmt: skip
    crm.put("incidents", **row)
    return guid(number)


def mail(crm: Stub, number: int, about: str, **more: Any) -> None:
    row = {
        "activityid": guid(number), "subject": "Re: beca", "directioncode": False,
        "description": "<p>Sigo esperando &amp; gracias</p>", "_regardingobjectid_value": about,
        LOOKUP: "incident", **more,
    }  # fmt: skip
    crm.put("emails", **row)


def article(crm: Stub, number: int, **more: Any) -> str:
    row = {
        "knowledgearticleid": guid(number), "title": "Becas de comedor", "statecode": 3,
        "content": "<p>El plazo termina el 5 de mayo de 2026.</p>", "keywords": "becas, comedor",
        "isrootarticle": False, **more,
    }  # fmt: skip
    crm.put("knowledgearticles", **row)
    return f"dataverse-{guid(number)}"


def rows(engine: Engine, table: type[Any]) -> list[Any]:
    with session_scope(engine) as session:
        return [type(row)(**row.model_dump()) for row in session.exec(select(table))]


def total(report: SyncReport, name: str) -> int:
    return sum(getattr(one, name) for one in report.streams.values())


def test_cases_and_what_was_said_of_them_become_threads_once(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    ids = [case(crm, number) for number in range(1, 11)]  # three pages
    mail(crm, 100, ids[0])
    mail(crm, 101, ids[0], directioncode=True, description="<p>El plazo es el 5 de mayo.</p>")
    mail(crm, 102, guid(77), **{LOOKUP: "contact"})
    report = synchronise(connected)
    assert (total(report, "new"), total(report, "faulty"), report.failed) == (13, 0, False)
    assert len(rows(engine, Interaction)) == 11
    again = synchronise(connected)
    assert (total(again, "seen"), total(again, "new")) == (0, 0)
    full = synchronise(connected, full=True)
    assert (total(full, "seen"), total(full, "new"), total(full, "known")) == (13, 0, 13)
    messages = rows(engine, InteractionMessage)
    assert len(messages) == 13
    texts = " ".join(one.text for one in messages)
    assert "12345678Z" not in texts
    assert "Sigo esperando & gracias" in texts
    assert {one.direction for one in messages} == {"in", "out"}
    shown = str([one.model_dump() for one in rows(engine, Interaction)])
    assert guid(9_001) not in shown  # the customer is a keyed hash only


def test_only_what_changed_is_read_and_what_was_deleted_is_told(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    id = case(crm, 1)
    first, second = article(crm, 50), article(crm, 51)
    article(crm, 52, isrootarticle=True)
    synchronise(connected)
    assert {one.id for one in rows(engine, Article)} == {first, second}
    article(crm, 50, content="<p>El plazo termina el 6 de mayo de 2026.</p>")
    crm.delete("knowledgearticles", guid(51))
    crm.delete("incidents", id)
    report = synchronise(connected)
    assert (total(report, "seen"), total(report, "changed"), total(report, "removed")) == (3, 1, 2)
    found = {one.id: one for one in rows(engine, Article)}
    assert "6 de mayo" in found[first].body
    assert found[second].deleted_at is not None
    assert len(rows(engine, Interaction)) == 1  # it stays until its time is over
    assert any(one.deleted_at for one in rows(engine, ConnectorRecord) if one.stream == "incidents")


def test_a_case_is_resolved_here_when_it_is_there_and_opened_again_when_it_is(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    synchronise(connected)
    case(crm, 1, statecode=1)
    synchronise(connected)
    assert [one.state for one in rows(engine, Interaction)] == ["resolved"]
    case(crm, 1, statecode=0)
    synchronise(connected)
    assert [one.state for one in rows(engine, Interaction)] == ["reopened"]
    assert rows(engine, Survey) == []  # it was resolved long before it was told


def test_what_cannot_be_read_is_listed_and_stops_nothing(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    case(crm, 2, statecode=99, modifiedon="ayer")
    crm.put("incidents", title="Sin clave")
    case(crm, 3, description=None, title=None)
    case(crm, 4)
    report = synchronise(connected)
    assert report.streams["incidents"].faulty == 3
    assert report.streams["incidents"].new == 2
    listed = rows(engine, RejectedDelivery)
    assert sorted(one.reason for one in listed) == ["invalid", "invalid", "no_identifier"]
    assert any(guid(2) in one.detail for one in listed)
    assert "DNI" not in str([one.model_dump() for one in listed])


def test_a_place_that_is_forgotten_there_is_read_anew_without_doubles(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    for number in range(1, 7):
        case(crm, number)
    synchronise(connected)
    crm.oldest_token = crm.version + 100
    case(crm, 7)
    report = synchronise(connected)
    assert report.streams["incidents"].full
    assert (report.streams["incidents"].seen, report.streams["incidents"].new) == (7, 1)
    assert len(rows(engine, InteractionMessage)) == 7


def test_a_table_without_tracking_is_read_by_its_times_with_filter_and_expand(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    for number in range(1, 7):
        crm.put(
            "vnt_messages", vnt_messageid=guid(number), vnt_body=f"Hola {number}", vnt_channel=5,
            vnt_contact={"contactid": guid(9_000)},
        )  # fmt: skip
    first = synchronise(connected)
    assert first.streams["whatsapp"].new == 6
    asked = next(url for _, url in crm.requests if "vnt_messages" in url)
    assert "$expand=vnt_contact" in asked
    assert "$filter=(vnt_channel" in asked
    crm.put("vnt_messages", vnt_messageid=guid(7), vnt_body="Otra cosa", vnt_channel=5)
    second = synchronise(connected)
    assert (second.streams["whatsapp"].seen, second.streams["whatsapp"].new) == (2, 1)
    assert {one.channel for one in rows(engine, InteractionMessage)} == {"whatsapp"}


def test_a_name_that_it_does_not_know_is_told_and_the_other_tables_are_read(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    del crm.tables["phonecalls"]
    report = synchronise(connected)
    assert "phonecalls" in report.streams["phonecalls"].error
    assert report.failed
    assert report.streams["incidents"].new == 1
    place = next(one for one in rows(engine, ConnectorStream) if one.stream == "phonecalls")
    assert "404" in place.error


def test_a_trial_reads_everything_and_keeps_nothing(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    case(crm, 2, modifiedon="ayer")
    report = synchronise(connected, dry_run=True)
    assert (report.streams["incidents"].seen, report.streams["incidents"].faulty) == (2, 1)
    for table in (Interaction, ConnectorStream, ConnectorRecord, RejectedDelivery):
        assert rows(engine, table) == []


def test_settings_that_are_missing_are_named(connected: Settings) -> None:
    from assist.connectors.dataverse.errors import NotConnected

    with pytest.raises(NotConnected, match="dataverse_tenant"):
        synchronise(connected.model_copy(update={"dataverse_tenant": ""}))
