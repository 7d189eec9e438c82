"""What a CRM does on bad days: limits, tokens that end, and rounds that are killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine

from assist.connectors.dataverse.client import Dataverse
from assist.connectors.dataverse.errors import RequestRefused, Unreachable
from assist.connectors.dataverse.mapping import mapping_of
from assist.connectors.dataverse.syncing import synchronise
from indexes.settings import Settings
from indexes.tables import ConnectorStream, InteractionMessage
from tests.assist.connectors.odata import Answer, Stub
from tests.assist.connectors.test_reading_a_crm import case, rows

ROUND = """
import sys
from assist.connectors.dataverse.syncing import synchronise
from indexes.settings import Settings
synchronise(Settings.load(sys.argv[1]))
"""


class Once:
    """Answers so, the first times that a request of the Web API comes."""

    def __init__(self, answer: Answer, times: int = 1) -> None:
        self.answer, self.left = answer, times

    def __call__(self, _method: str, url: str) -> Answer | None:
        if not url.startswith("/api/") or self.left == 0:
            return None
        self.left -= 1
        return self.answer


def client(settings: Settings, pauses: list[float]) -> Dataverse:
    return Dataverse(settings, "v9.2", pauses.append)


def test_it_waits_as_long_as_it_is_asked_to_and_goes_on(crm: Stub, connected: Settings) -> None:
    case(crm, 1)
    stream = mapping_of(connected).stream[0]
    pauses: list[float] = []
    with client(connected, pauses) as dataverse:
        crm.before = Once((429, {"Retry-After": "7"}, {"error": {"code": "0x80072322"}}), 2)
        assert len(dataverse.page(dataverse.first(stream), track=True).rows) == 1
        assert pauses == [7.0, 7.0]
        crm.before = Once((503, {}, None))
        dataverse.page(dataverse.first(stream), track=True)
        assert 0 < pauses[2] < 1
        crm.before = Once((429, {"Retry-After": "3600"}, None))
        with pytest.raises(Unreachable, match="3600"):
            dataverse.page(dataverse.first(stream), track=True)


def test_it_slows_down_before_the_limit(crm: Stub, connected: Settings) -> None:
    stream = mapping_of(connected).stream[0]
    pauses: list[float] = []
    left = {"x-ms-ratelimit-burst-remaining-xrm-requests": "2"}
    crm.before = Once((200, left, {"value": []}))
    with client(connected, pauses) as dataverse:
        dataverse.page(dataverse.first(stream), track=True)
        dataverse.page(dataverse.first(stream), track=True)
    assert pauses == [1.0]


def test_a_token_that_ended_is_renewed_and_one_serves_many_requests(
    crm: Stub, connected: Settings
) -> None:
    for number in range(1, 10):
        case(crm, number)
    synchronise(connected)
    assert crm.tokens_given == 1
    crm.revoked.add("token-1")
    case(crm, 10)
    report = synchronise(connected)
    assert report.streams["incidents"].new == 1
    assert crm.tokens_given == 2


def test_a_wrong_secret_is_told_without_showing_it(crm: Stub, connected: Settings) -> None:
    from pydantic import SecretStr

    wrong = connected.model_copy(update={"dataverse_client_secret": SecretStr("no-es-este")})
    report = synchronise(wrong)
    assert "invalid_client" in report.error
    assert "no-es-este" not in report.model_dump_json()
    assert not any(url.startswith("/api/") for _, url in crm.requests)


def test_it_never_takes_its_token_elsewhere(crm: Stub, connected: Settings) -> None:
    stream = mapping_of(connected).stream[0]
    told = {"value": [], "@odata.nextLink": "https://otra.example.org/api/data/v9.2/incidents"}
    crm.before = Once((200, {}, told))
    with client(connected, []) as dataverse:
        page = dataverse.page(dataverse.first(stream), track=True)
        assert page.next_link is not None
        with pytest.raises(RequestRefused, match=r"otra\.example\.org"):
            dataverse.page(page.next_link, track=True)


@pytest.mark.parametrize("answer", [{"valor": []}, {"value": {}}, [], "x"])
def test_what_is_no_odata_is_told(crm: Stub, connected: Settings, answer: object) -> None:
    stream = mapping_of(connected).stream[0]
    crm.before = Once((200, {}, answer))
    with client(connected, []) as dataverse, pytest.raises(RequestRefused, match="OData"):
        dataverse.page(dataverse.first(stream), track=True)


def test_a_round_that_is_killed_goes_on_from_its_page_without_doubles(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    for number in range(1, 31):  # eight pages
        case(crm, number)
    told = connected.model_dump(
        mode="json", exclude={"data_dir", "cache_dir"}, exclude_defaults=True
    )
    told["dataverse_client_secret"] = connected.dataverse_client_secret.get_secret_value()
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    (connected.data_dir / "ventanilla.toml").write_text("\n".join(lines), encoding="utf-8")
    root = Path(__file__).parents[3]
    process: subprocess.Popen[bytes] | None = None
    asked = 0

    def kill(_method: str, url: str) -> Answer | None:
        """While it waits for its fifth page."""
        nonlocal asked
        asked += "/incidents" in url
        if asked == 5 and process is not None:
            process.send_signal(signal.SIGKILL)
        return None

    with crm.lock:  # nothing is answered before it can be killed
        crm.before = kill
        process = subprocess.Popen([sys.executable, "-c", ROUND, str(connected.data_dir)], cwd=root)
    assert process.wait(120) == -signal.SIGKILL
    crm.before = lambda _method, _url: None
    kept = len(rows(engine, InteractionMessage))
    assert kept == 16  # a page is kept before the next one is asked for
    place = next(one for one in rows(engine, ConnectorStream) if one.stream == "incidents")
    assert place.next_link is not None
    report = synchronise(connected)
    assert (report.streams["incidents"].seen, report.streams["incidents"].full) == (
        30 - kept,
        False,
    )
    assert len(rows(engine, InteractionMessage)) == 30
    case(crm, 31)
    assert synchronise(connected).streams["incidents"].seen == 1


def test_a_place_that_it_refuses_is_left_for_the_beginning(
    crm: Stub, connected: Settings, engine: Engine
) -> None:
    case(crm, 1)
    synchronise(connected)
    case(crm, 2)
    crm.before = Once((400, {}, {"error": {"code": "0x80040203", "message": "Malformed cookie."}}))
    found = synchronise(connected).streams["incidents"]
    assert (found.full, found.seen, found.new, found.error) == (True, 2, 1, "")
    assert len(rows(engine, InteractionMessage)) == 2
