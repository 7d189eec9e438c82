from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from assist.tools.terms import PlaceUnknown, count_term


@pytest.mark.parametrize(
    ("start", "amount", "unit", "ends"),
    [
        # Monday 4 May 2026 to Monday 18: ten working days, no holiday between.
        (date(2026, 5, 4), 10, "working_days", date(2026, 5, 18)),
        (date(2026, 5, 4), 15, "calendar_days", date(2026, 5, 19)),
        # 31 January and one month: the last day of February, a Saturday, so Monday 2 March.
        (date(2026, 1, 31), 1, "months", date(2026, 3, 2)),
        (date(2025, 5, 5), 1, "years", date(2026, 5, 5)),
    ],
)
def test_terms_are_counted_as_the_law_says(start: date, amount: int, unit: str, ends: date) -> None:
    assert count_term(start, amount, unit, None).ends == ends  # type: ignore[arg-type]


def test_holiday_of_the_municipality_does_not_count() -> None:
    # 10 August, San Lorenzo, is a holiday in Huesca only.
    there = count_term(date(2026, 8, 3), 10, "working_days", "Huesca")
    elsewhere = count_term(date(2026, 8, 3), 10, "working_days", "Teruel")
    assert there.ends > elsewhere.ends
    assert any(step.law == "Ley 39/2015, art. 30.2" for step in there.steps)


def test_term_over_http_uses_the_calendar_of_the_office(agent: TestClient) -> None:
    body = {"start": "2026-08-03", "amount": 10, "office": "huesca"}
    term = agent.post("/v1/tools/term", json=body).json()
    assert (term["municipality"], term["ends"]) == ("Huesca", "2026-08-18")


def test_year_without_a_verified_calendar_is_warned_of(agent: TestClient) -> None:
    body = {"start": "2031-03-03", "amount": 10}
    assert agent.post("/v1/tools/term", json=body).json()["warnings"]


@pytest.mark.parametrize(
    "body",
    [
        {"start": "2026-02-30", "amount": 10},
        {"start": "2026-02-03", "amount": 0},
        {"start": "2026-02-03", "amount": 10, "unit": "weeks"},
    ],
)
def test_what_is_no_term_is_refused(agent: TestClient, body: dict[str, object]) -> None:
    assert agent.post("/v1/tools/term", json=body).status_code == 422


def test_unknown_office_is_told(agent: TestClient) -> None:
    body = {"start": "2026-02-03", "amount": 10, "office": "atlantida"}
    assert agent.post("/v1/tools/term", json=body).status_code == 404


def test_who_reads_the_warnings_is_addressed_formally() -> None:
    warnings = count_term(date(2026, 8, 14), 6, "months", "Huesca").warnings
    told = " ".join(warnings)
    assert "Indique el municipio" in told
    assert "Indica" not in told


def test_nor_is_who_names_an_unknown_place() -> None:
    with pytest.raises(PlaceUnknown, match="Indique la provincia"):
        count_term(date(2026, 8, 14), 6, "months", "Mieres")
