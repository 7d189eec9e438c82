"""Half a year of interactions in a desk of their own."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from assist.indicators.facts import pack
from indexes.tables import Interaction, SuggestionEvent, SuggestionRecord, Survey
from tests.assist.conftest import Desk

START = datetime(2026, 1, 5, 8, tzinfo=UTC)  # a Monday
DAYS = 120
OFFICES = ("huesca", "teruel", "jaca", "fraga")
THEMES = ("familia", "empleo", "vivienda")
CHANNELS = ("email", "phone", "in_person")
_RARE = ("fraga", "vivienda")  # an office and a theme that meet seldom

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def interactions(desk: Desk) -> Rows:
    """What was stored, as it was stored."""
    chance = random.Random(7)
    rows: Rows = []
    for day in range(DAYS):
        for _ in range(chance.randint(4, 9) if day % 7 < 5 else 1):
            office = chance.choices(OFFICES, (50, 30, 18, 2))[0]
            theme = chance.choices(THEMES, (60, 30, 10))[0]
            if (office, theme) == _RARE:
                theme = THEMES[0]
            rows.append(_row(len(rows), START + timedelta(days=day), office, theme, chance))
    with desk.engine.begin() as connection:
        connection.execute(insert(Interaction), rows)
        surveys = [_survey(row, chance) for row in rows if row["state"] == "resolved"]
        connection.execute(insert(Survey), surveys)
    pack(desk.engine, ZoneInfo(desk.settings.time_zone))  # however busy the machine is
    scores = {survey["interaction_id"]: survey["score"] for survey in surveys}
    return [{**row, "asked": row["id"] in scores, "score": scores.get(row["id"])} for row in rows]


def _row(
    number: int, at: datetime, office: str, theme: str, chance: random.Random
) -> dict[str, Any]:
    first = at + timedelta(minutes=chance.randint(1, 600))
    resolved = chance.random() < 0.8
    return {
        "id": f"int_{number:06d}", "channel": chance.choice(CHANNELS), "office": office,
        "state": "resolved" if resolved else "assigned", "theme": theme, "subject": "",
        "procedure_code": "727", "classified_by": "pipeline", "source": "prueba",
        "thread_key": f"hilo {number}", "created_at": at,
        "first_response_at": first if chance.random() < 0.9 else None,
        "resolved_at": first + timedelta(hours=chance.randint(1, 99)) if resolved else None,
        "updated_at": at, "survey_opt_out": False, "row_version": 1,
    }  # fmt: skip


def _survey(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    score = chance.choice((None, None, 2, 4, 5, 5))
    return {
        "id": row["id"].replace("int", "srv"), "token_digest": row["id"],
        "interaction_id": row["id"], "channel": row["channel"], "language": "es",
        "sent_at": row["resolved_at"], "expires_at": row["resolved_at"] + timedelta(days=14),
        "score": score, "answered_at": row["resolved_at"] if score else None,
    }  # fmt: skip


@pytest.fixture
def suggest(desk: Desk) -> Callable[..., None]:
    """Stores suggestions of one office with the events that became of each."""

    def store(office: str, at: datetime, ends: list[list[SuggestionEvent]]) -> None:
        draft = {"draft": {"opening": "", "text": "Son 20 €.", "closing": ""}}
        rows = [
            {
                "id": f"sug_{office}_{n}", "query": "¿?", "office": office, "channel": "email",
                "status": "answered", "snapshot": "s", "pipeline": "p", "response": draft,
                "created_at": at,
            }
            for n in range(len(ends))
        ]  # fmt: skip
        events = [
            {
                "suggestion_id": row["id"], "at": at, "fact_changes": [],
                **event.model_dump(include={"type", "final_text", "rating", "reason"}),
            }
            for row, own in zip(rows, ends, strict=True)
            for event in own
        ]  # fmt: skip
        with desk.engine.begin() as connection:
            connection.execute(insert(SuggestionRecord), rows)
            connection.execute(insert(SuggestionEvent), events)

    return store
