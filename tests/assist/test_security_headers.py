from __future__ import annotations

from fastapi.testclient import TestClient

from tests.assist.pages import ALLOWED_ORIGIN


def test_only_allowed_origins_may_frame_the_sidebar(agent: TestClient) -> None:
    policy = agent.get("/health/live").headers["content-security-policy"]
    assert f"frame-ancestors 'self' {ALLOWED_ORIGIN}" in policy
    assert "unsafe" not in policy


def test_allowed_origin_may_call(agent: TestClient) -> None:
    response = agent.get("/v1/offices", headers={"Origin": ALLOWED_ORIGIN})
    assert response.headers["access-control-allow-origin"] == ALLOWED_ORIGIN


def test_other_origins_may_not_call(agent: TestClient) -> None:
    response = agent.get("/v1/offices", headers={"Origin": "https://otra.example.org"})
    assert "access-control-allow-origin" not in response.headers


def test_answers_of_the_api_are_not_kept_by_caches(agent: TestClient) -> None:
    assert agent.get("/v1/offices").headers["cache-control"] == "no-store"
