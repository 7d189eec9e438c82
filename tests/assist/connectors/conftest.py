from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from indexes.database import open_database
from indexes.settings import Settings
from tests.assist.connectors.odata import CLIENT, SECRET, TENANT, Stub

MAPPING = """
[out.suggestion]
entity_set = "vnt_suggestions"
case = "vnt_case"
[out.suggestion.columns]
id = "vnt_name"
status = "vnt_status"
question = "vnt_question"
outcome = "vnt_outcome"
[out.survey]
entity_set = "vnt_surveys"
case = "vnt_case"
[out.survey.columns]
id = "vnt_name"
score = "vnt_score"
comment = "vnt_comment"
[out.escalation]
entity_set = "vnt_escalations"
[out.escalation.columns]
id = "vnt_name"
state = "vnt_state"
answer = "vnt_answer"
[out.interaction]
entity_set = "incidents"
existing = true
[out.interaction.columns]
procedure_title = "vnt_procedure"

[[stream]]
name = "whatsapp"
entity_set = "vnt_messages"
id = "vnt_messageid"
into = "interactions"
tracking = "modified"
filter = "vnt_channel eq 5"
expand = "vnt_contact($select=contactid)"
thread_kind = "incident"
[stream.columns]
text = "vnt_body"
at = "vnt_sent"
modified = "modifiedon"
thread = "_regardingobjectid_value"
citizen = "vnt_contact/contactid"
channel = "vnt_channel"
[stream.values.channel]
5 = "whatsapp"
"""


@pytest.fixture
def crm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stub]:
    with Stub(tmp_path) as stub:
        monkeypatch.setenv("SSL_CERT_FILE", str(stub.certificate))
        for table in ("emails", "phonecalls", "socialactivities"):
            stub.table(table, "activityid")
        stub.table("incidents", "incidentid")
        stub.table("knowledgearticles", "knowledgearticleid")
        stub.table("vnt_messages", "vnt_messageid")
        yield stub


@pytest.fixture
def connected(crm: Stub, tmp_path: Path) -> Settings:
    import assist.connectors.dataverse.mapping as own

    mapping = tmp_path / "mapping.toml"
    text = (Path(own.__file__).with_name("mapping.toml")).read_text("utf-8")
    mapping.write_text(text + MAPPING, encoding="utf-8")
    return settings_for(crm, tmp_path / "datos", dataverse_mapping=str(mapping))


def settings_for(crm: Stub, folder: Path, **more: Any) -> Settings:
    values = {
        "embedder": "fake", "dataverse_url": crm.url, "dataverse_authority": crm.url,
        "dataverse_tenant": TENANT, "dataverse_client_id": CLIENT,
        "dataverse_client_secret": SECRET, "dataverse_page_rows": 4,
        "outbound_allow_loopback": True, **more,
    }  # fmt: skip
    return Settings.load(folder, **values)


@pytest.fixture
def engine(connected: Settings) -> Iterator[Engine]:
    connected.data_dir.mkdir(parents=True, exist_ok=True)
    engine = open_database(connected)
    yield engine
    engine.dispose()
