"""The page behind the link: one answer, nothing told about links that are none."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from assist.surveys.pace import AddressPace
from indexes.tables import Survey, now
from prompts.catalogue import catalogue
from prompts.loader import LANGUAGES
from tests.assist.conftest import Desk
from tests.assist.surveys.conftest import Asked

SurveyOf = Callable[[str], Survey]
_UNKNOWN = "/s/" + "A" * 43


@pytest.fixture
def citizen(desk: Desk) -> TestClient:
    """Without a key, and not slowed down by the tests before."""
    client = TestClient(desk.agent.app)
    client.app.state.survey_pace = AddressPace(1_000)  # type: ignore[attr-defined]
    return client


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_speaks_the_language_of_the_survey(
    citizen: TestClient, asked: Asked, language: str
) -> None:
    page = citizen.get(asked(language=language), headers={"Accept-Language": "de"})
    said = catalogue("surveys", language)["page"]
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.text
    assert all(label in page.text for label in said["scores"])


def test_another_language_can_be_chosen(citizen: TestClient, asked: Asked) -> None:
    page = citizen.get(asked(language="es") + "?lang=fr")
    assert '<html lang="fr">' in page.text
    assert 'action="?lang=fr"' in page.text


def test_nothing_of_others_can_load_and_nobody_keeps_it(citizen: TestClient, asked: Asked) -> None:
    page = citizen.get(asked())
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in page.headers["X-Robots-Tag"]
    assert "<script" not in page.text
    assert "http" not in page.text


def test_an_answer_is_kept_redacted_and_taken_once(
    citizen: TestClient, asked: Asked, survey_of: SurveyOf
) -> None:
    path = asked()
    citizen.get(path)
    comment = "Mi DNI es 12345678Z y el móvil 600123456. Gracias."
    thanks = citizen.post(path, data={"score": "5", "comment": comment})
    assert thanks.status_code == 200
    assert "Gracias por su valoración" in thanks.text
    row = survey_of(path)
    assert (row.score, row.opened_at is not None) == (5, True)
    assert row.comment is not None
    assert "12345678Z" not in row.comment
    assert "600123456" not in row.comment
    assert citizen.post(path, data={"score": "1"}).status_code == 404
    assert survey_of(path).score == 5


def test_of_answers_at_once_one_counts(
    desk: Desk, asked: Asked, survey_of: SurveyOf, citizen: TestClient
) -> None:
    path = asked()

    def post(score: int) -> int:
        return citizen.post(path, data={"score": str(score)}).status_code

    with ThreadPoolExecutor(5) as pool:
        assert sorted(pool.map(post, range(1, 6))) == [200, 404, 404, 404, 404]
    assert survey_of(path).score in range(1, 6)


def test_used_expired_and_unknown_links_are_told_alike(
    desk: Desk, citizen: TestClient, asked: Asked, survey_of: SurveyOf
) -> None:
    used, expired = asked(language="ca"), asked(language="fr")
    citizen.post(used, data={"score": "3"})
    with desk.engine.begin() as connection:
        mine = Survey.id == survey_of(expired).id
        connection.execute(update(Survey).where(mine).values(expires_at=now() - timedelta(days=1)))
    pages = [
        method(path, headers={"Accept-Language": "en"})
        for method in (citizen.get, citizen.post)
        for path in (used, expired, _UNKNOWN)
    ]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    varying = {"date"}
    headers = [{k: v for k, v in page.headers.items() if k not in varying} for page in pages]
    assert all(one == headers[0] for one in headers)


def test_what_was_written_stays_when_something_is_missing(
    citizen: TestClient, asked: Asked, survey_of: SurveyOf
) -> None:
    path = asked()
    for form in ({"comment": "<b>Bien</b>"}, {"score": "6", "comment": "<b>Bien</b>"}):
        page = citizen.post(path, data=form)
        assert page.status_code == 422
        assert "Elija una valoración" in page.text
        assert "&lt;b&gt;Bien&lt;/b&gt;" in page.text
    page = citizen.post(path, data={"score": "4", "comment": "a" * 1_001})
    assert page.status_code == 422
    assert 'value="4" checked' in page.text
    assert survey_of(path).answered_at is None


def test_whoever_tries_links_is_slowed_down(citizen: TestClient, asked: Asked) -> None:
    path = asked()
    citizen.app.state.survey_pace = AddressPace(30)  # type: ignore[attr-defined]
    tries = [citizen.get(f"/s/{place:043d}").status_code for place in range(8)]
    assert tries[0] == 404
    assert tries[-1] == 429
    slowed = citizen.get(path)  # whether it exists or not
    assert slowed.status_code == 429
    assert slowed.headers["Retry-After"] == "60"
