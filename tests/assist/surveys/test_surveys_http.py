"""Who is asked, and with which link."""

from __future__ import annotations

import pytest
from sqlmodel import col, select

from assist.surveys import service
from indexes.database import session_scope
from indexes.models import Channel
from indexes.repositories.surveys import SurveyRepository
from indexes.tables import Interaction, LiveEvent
from prompts.catalogue import catalogue
from prompts.loader import LANGUAGES
from tests.assist.conftest import Desk
from tests.assist.surveys.conftest import Asked, Resolved


def test_a_resolved_interaction_is_asked_about_once_with_the_same_link(
    desk: Desk, resolved: Resolved
) -> None:
    id = resolved(channel="whatsapp", language="ro")
    first = desk.agent.post("/v1/surveys", json={"interaction_id": id})
    again = desk.agent.post("/v1/surveys", json={"interaction_id": id, "language": "en"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["language"] == "ro"
    assert first.json()["link"] in first.json()["wording"]
    assert first.json()["wording"].startswith("Cum v-am servit?")


def test_the_link_holds_256_bits_and_is_nowhere_in_the_database(desk: Desk, asked: Asked) -> None:
    token = asked().rpartition("/")[2]
    assert len(token) == 43
    with desk.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM survey").all()
    assert rows
    assert not any(token in str(row) for row in rows)


@pytest.mark.parametrize(
    "values", [{"state": "waiting"}, {"survey_opt_out": True}, {"merged_into": "int_otra"}]
)
def test_others_are_not_asked_about(
    desk: Desk, resolved: Resolved, values: dict[str, object]
) -> None:
    answer = desk.agent.post("/v1/surveys", json={"interaction_id": resolved(**values)})
    assert answer.status_code == 409


def test_an_unknown_interaction_is_404_and_a_manager_may_not_ask(
    desk: Desk, resolved: Resolved
) -> None:
    body = {"interaction_id": "int_no"}
    assert desk.agent.post("/v1/surveys", json=body).status_code == 404
    body = {"interaction_id": resolved()}
    assert desk("manager").post("/v1/surveys", json=body).status_code == 403


def test_resolving_asks_unless_the_citizen_or_the_settings_say_no(
    desk: Desk, resolved: Resolved
) -> None:
    wanted, unwanted, off = resolved(), resolved(survey_opt_out=True), resolved()
    quiet = desk.settings.model_copy(update={"survey_automatic": False})
    with session_scope(desk.engine) as session:
        for id, settings in ((wanted, desk.settings), (unwanted, desk.settings), (off, quiet)):
            interaction = session.get(Interaction, id)
            assert interaction is not None
            service.ask_automatically(session, settings, interaction)
            service.ask_automatically(session, settings, interaction)
    with desk.engine.connect() as connection:
        query = "SELECT interaction_id FROM survey"
        asked = {row[0] for row in connection.exec_driver_sql(query)}
    assert (wanted in asked, unwanted in asked, off in asked) == (True, False, False)


def test_every_channel_and_language_has_its_wording() -> None:
    keys = {(table, key) for table, found in catalogue("surveys").items() for key in found}
    assert {key for table, key in keys if table == "invitation"} == set(Channel)
    for language in LANGUAGES:
        found = catalogue("surveys", language)
        assert {(table, key) for table, values in found.items() for key in values} == keys
        assert len(found["page"]["scores"]) == 5
        assert all("{link}" in wording for wording in found["invitation"].values())


def test_comments_are_for_supervisors(desk: Desk, asked: Asked) -> None:
    desk.agent.post(asked(), content="score=2&comment=Tarde+y+mal")
    found = desk("supervisor").get("/v1/surveys", params={"max_score": 2, "office": "huesca"})
    assert [(one["score"], one["comment"]) for one in found.json()["items"]] == [(2, "Tarde y mal")]
    assert desk("manager").get("/v1/surveys").status_code == 403


def test_whoever_resolves_over_http_makes_the_survey(desk: Desk, resolved: Resolved) -> None:
    id = resolved(state="assigned", resolved_at=None)
    done = desk.agent.post(f"/v1/interactions/{id}:resolve", json={"reason": "Contestada"})
    assert done.status_code == 200, done.text
    invitation = desk.agent.post("/v1/surveys", json={"interaction_id": id})
    assert invitation.status_code == 200  # it was there
    assert invitation.json()["link"]


def test_systems_are_told_that_somebody_is_to_be_asked_and_has_answered(
    desk: Desk, resolved: Resolved
) -> None:
    id = resolved(state="assigned", resolved_at=None)
    desk.agent.post(f"/v1/interactions/{id}:resolve", json={"reason": "Contestada"})
    link = desk.agent.post("/v1/surveys", json={"interaction_id": id}).json()["link"]
    desk.agent.post("/s/" + link.rpartition("/")[2], data={"score": "4", "comment": "Muy bien"})
    with session_scope(desk.engine) as session:
        found = session.exec(select(LiveEvent).order_by(col(LiveEvent.at).desc())).all()
    told = {row.type: row.data for row in found if row.data.get("interaction_id") == id}
    assert set(told) == {"survey.requested", "survey.answered"}
    assert told["survey.answered"]["score"] == 4
    assert "comment" not in told["survey.answered"]
    assert link.rpartition("/")[2] not in str(told)


def test_erasing_takes_words_and_links_and_leaves_the_figure(
    desk: Desk, resolved: Resolved
) -> None:
    id = resolved()
    link = desk.agent.post("/v1/surveys", json={"interaction_id": id}).json()["link"]
    path = "/s/" + link.rpartition("/")[2]
    desk.agent.post(path, data={"score": "2", "comment": "Fatal"})
    with session_scope(desk.engine) as session:
        assert SurveyRepository(session).erase([id]) == 1
        row = SurveyRepository(session).of_interaction(id)
        assert row is not None
        assert (row.score, row.comment) == (2, None)
