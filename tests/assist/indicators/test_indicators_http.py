"""Every figure is what counting the rows gives, save the small ones, which are hidden."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from sqlalchemy import insert

from indexes.database import session_scope
from indexes.tables import Escalation, Interaction, SuggestionEvent
from tests.assist.conftest import Desk
from tests.assist.indicators.conftest import DAYS, OFFICES, START, Rows

_K = 5


@pytest.fixture
def ask(desk: Desk, interactions: Rows) -> Callable[..., dict[str, Any]]:
    def get(what: str, **params: Any) -> dict[str, Any]:
        answer = desk("manager").get(f"/v1/indicators/{what}", params=params)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    return get


Ask = Callable[..., dict[str, Any]]


def _named(found: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one for one in found["items"]}


def test_volume_is_what_was_stored(ask: Ask, interactions: Rows) -> None:
    found = ask("volume", by="office", since="2026-02-01", until="2026-04-01")
    own = [r for r in interactions if date(2026, 2, 1) <= r["created_at"].date() < date(2026, 4, 1)]
    counts = Counter(row["office"] for row in own)
    shown = {name: one["count"] for name, one in _named(found).items() if not one["hidden"]}
    assert shown
    assert shown.items() <= counts.items()
    assert found["total"]["count"] == len(own)
    assert _named(found)["huesca"]["label"] == "Oficina de Huesca"


@pytest.mark.parametrize("by", ["day", "week", "month", "channel", "theme"])
def test_groups_add_up_to_the_total(ask: Ask, interactions: Rows, by: str) -> None:
    found = ask("volume", by=by, limit=200)
    assert found["total"]["count"] == len(interactions)
    shown = sum(one["count"] or 0 for one in found["items"])
    hidden = sum(one["count"] is None for one in found["items"])
    assert shown == len(interactions) if not hidden else shown < len(interactions)
    names = [one["name"] for one in found["items"]]
    if by in ("day", "week", "month"):
        assert names == sorted(names)
    if by == "week":
        assert all(date.fromisoformat(name).weekday() == 0 for name in names)


def test_small_numbers_are_hidden_and_a_filter_does_not_show_them(
    ask: Ask, interactions: Rows
) -> None:
    for office in OFFICES:
        found = _named(ask("volume", by="theme", office=office))
        own = Counter(row["theme"] for row in interactions if row["office"] == office)
        for theme, one in found.items():
            if own[theme] < _K:
                assert one["count"] is None
                assert not one["open"]
                assert not one["resolved"]
    by_office = _named(ask("volume", by="office", since="2026-01-05", until="2026-01-07"))
    concealed = [name for name, one in by_office.items() if one["count"] is None]
    assert concealed
    for name in concealed:
        alone = ask("volume", office=name, since="2026-01-05", until="2026-01-07")
        assert (alone["total"]["count"], alone["items"]) == (None, [])


def test_times_are_medians_of_the_rows(ask: Ask, interactions: Rows) -> None:
    found = _named(ask("times", by="office"))["huesca"]
    own = [row for row in interactions if row["office"] == "huesca"]
    first = [
        (row["first_response_at"] - row["created_at"]).total_seconds()
        for row in own
        if row["first_response_at"]
    ]
    whole = [
        (row["resolved_at"] - row["created_at"]).total_seconds()
        for row in own
        if row["resolved_at"]
    ]
    for values, key in ((first, "first_response"), (whole, "resolution")):
        assert found[key]["n"] == len(values)
        assert found[key]["median"] == pytest.approx(np.quantile(values, 0.5))
        assert found[key]["p90"] == pytest.approx(np.quantile(values, 0.9))


def test_satisfaction_has_its_rate_and_its_interval(ask: Ask, interactions: Rows) -> None:
    found = ask("satisfaction", by="channel")["total"]
    scores = [row["score"] for row in interactions if row["score"]]
    asked = sum(row["asked"] for row in interactions)
    assert (found["asked"], found["answered"]) == (asked, len(scores))
    assert found["response_rate"] == pytest.approx(len(scores) / asked, abs=1e-4)
    assert found["mean"] == pytest.approx(np.mean(scores), abs=0.01)
    assert found["low"] < found["mean"] < found["high"]
    assert found["scores"] == {str(score): scores.count(score) for score in range(1, 6)}


def test_a_corrected_theme_moves_the_figures_at_once(
    ask: Ask, desk: Desk, interactions: Rows
) -> None:
    before = {name: one["count"] for name, one in _named(ask("typology")).items()}
    moved = [row["id"] for row in interactions if row["theme"] == "familia"][:8]
    try:
        _classify(desk, moved, "empleo", "ana")
        after = _named(ask("typology"))
        assert after["familia"]["count"] == before["familia"] - 8
        assert after["empleo"]["count"] == before["empleo"] + 8
        assert after["empleo"]["by_person"] == 8
        assert after["familia"]["share"] == pytest.approx(
            after["familia"]["count"] / len(interactions), abs=1e-4
        )
    finally:
        _classify(desk, moved, "familia", "pipeline")


def _classify(desk: Desk, ids: list[str], theme: str, by: str) -> None:
    with session_scope(desk.engine) as session:
        for id in ids:
            row = session.get_one(Interaction, id)
            row.theme, row.classified_by = theme, by


def test_suggestions_tell_what_became_of_them_and_why(
    ask: Ask, suggest: Callable[..., None]
) -> None:
    def event(type: str, **values: Any) -> SuggestionEvent:
        return SuggestionEvent(suggestion_id="", type=type, **values)

    shown = event("displayed")
    ends = [
        *[[shown, event("sent", final_text="Son 20 €.")]] * 9,
        *[[shown, event("sent", final_text="Cuesta 20 €."), event("rated", rating=4)]] * 7,
        *[[shown, event("discarded", reason="No es lo que pregunta")]] * 6,
        *[[shown]] * 5,
        *[[]] * 8,
    ]
    suggest("huesca", START, ends)
    suggest("jaca", START, [[event("discarded")]] * 6)  # would tell Teruel's 3
    suggest("teruel", START, [[shown, event("discarded", reason="Ana Pérez se enfadó")]] * 3)
    found = ask("suggestions", by="office")
    huesca = _named(found)["huesca"]
    assert (huesca["count"], huesca["shown"], huesca["used"]) == (35, 27, 16)
    assert (huesca["sent_unchanged"], huesca["sent_reworded"]) == (9, 7)
    assert (huesca["rated"], huesca["rating"]) == (7, 4.0)
    assert _named(found)["teruel"]["count"] is None
    assert _named(found)["jaca"]["count"] is None
    assert found["discard_reasons"] == [{"reason": "No es lo que pregunta", "count": 6}]
    assert found["gaps"] == "/v1/gaps"


def test_escalations_are_counted_by_queue(ask: Ask, desk: Desk) -> None:
    row = {
        "question": "¿?", "opened_by": "ana", "due_at": START, "created_at": START,
        "updated_at": START, "office": "huesca",
    }  # fmt: skip
    rows = [
        {
            **row, "id": f"esc_{n}", "queue": "vivienda" if n < 12 else "empleo",
            "answered_at": START + timedelta(hours=n + 1) if n < 6 else None,
        }
        for n in range(20)
    ]  # fmt: skip
    with desk.engine.begin() as connection:
        connection.execute(insert(Escalation), rows)
    found = _named(ask("escalations"))
    assert (found["vivienda"]["count"], found["vivienda"]["answered"]) == (12, 6)
    assert found["vivienda"]["answer"]["median"] == 3.5 * 3_600
    assert found["empleo"]["waiting"] == 8


def test_a_sudden_week_is_flagged_with_its_statistic(ask: Ask, desk: Desk) -> None:
    day = START + timedelta(days=DAYS)
    quiet = ask("demand", until=str((day + timedelta(days=1)).date()), days=1)
    assert not quiet["signals"]
    base = {
        "channel": "email", "office": "huesca", "state": "new", "subject": "", "source": "prueba",
        "theme": "empleo", "updated_at": day, "survey_opt_out": False, "row_version": 1,
    }  # fmt: skip
    rows = [
        {**base, "id": f"int_x{n}", "thread_key": f"x{n}", "created_at": day} for n in range(60)
    ]
    with desk.engine.begin() as connection:
        connection.execute(insert(Interaction), rows)
    found = ask("demand", until=str((day + timedelta(days=1)).date()), days=1)
    assert [one["name"] for one in found["signals"]] == ["empleo"]
    signal = found["signals"][0]
    assert signal["observed"] == 60
    assert signal["day"] == str(day.date())
    assert signal["direction"] == "more"
    assert signal["p"] <= signal["q"] < 1e-4
    assert signal["statistic"] > 4
    assert signal["high"] < 60
    with desk.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM interaction WHERE id LIKE 'int_x%'")


def test_the_export_is_one_table_in_both_formats(desk: Desk, ask: Ask, interactions: Rows) -> None:
    text = desk("manager").get("/v1/indicators:export", params={"unit": "month"})
    rows = list(csv.DictReader(io.StringIO(text.text)))
    totals = [int(row["interactions"]) for row in rows if row["dimension"] == "total"]
    assert sum(totals) == len(interactions)
    small = [int(row["interactions"]) for row in rows if row["interactions"]]
    assert min(small) >= _K
    packed = desk("manager").get("/v1/indicators:export", params={"format": "parquet"})
    table = pq.read_table(io.BytesIO(packed.content)).to_pylist()
    assert [row["value"] or "" for row in table] == [row["value"] for row in rows]
    assert "attachment" in packed.headers["Content-Disposition"]


def test_too_many_periods_and_other_roles_are_refused(desk: Desk, interactions: Rows) -> None:
    assert desk.agent.get("/v1/indicators/volume").status_code == 403
    assert desk.agent.get("/v1/indicators:export").status_code == 403
    assert desk("manager").get("/v1/indicators/volume", params={"by": "queue"}).status_code == 422
