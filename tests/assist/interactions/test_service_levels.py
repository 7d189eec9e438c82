"""What interactions are held to, as the file says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assist.interactions.service_levels import Levels, ServiceLevels, service_levels
from assist.interactions.working_time import WorkingTime
from indexes.errors import ConfigurationError
from indexes.settings import Settings
from indexes.tables import Interaction

NINE = datetime(2025, 11, 4, 8, 0, tzinfo=UTC)  # nine o'clock in Madrid, a Tuesday


def _levels(channel: str) -> Levels:
    configured = service_levels(Settings())
    return Levels(configured.of(channel), WorkingTime(configured.hours_of(None)))


def _opened(channel: str) -> tuple[Interaction, Levels]:
    row = Interaction(id="int_1", channel=channel, source="crm", thread_key="1", created_at=NINE)
    levels = _levels(channel)
    levels.open(row)
    return row, levels


def test_a_first_response_is_due_then_the_resolution() -> None:
    row, levels = _opened("whatsapp")
    assert (row.due_kind, row.due_at) == ("first_response", NINE + timedelta(hours=2))
    levels.answered(row, NINE + timedelta(hours=1))
    assert row.due_kind == "resolution"
    assert row.due_at == NINE + timedelta(days=6, hours=5)  # five mornings: until Monday


def test_at_the_counter_the_response_is_at_once() -> None:
    row, _ = _opened("in_person")
    assert (row.first_response_at, row.due_kind) == (NINE, "resolution")


def test_while_it_waits_its_time_stands_still() -> None:
    row, levels = _opened("whatsapp")
    levels.follow(row, "wait", NINE + timedelta(hours=1))
    assert (row.due_at, row.remaining_minutes) == (None, 60)
    levels.follow(row, "resume", NINE + timedelta(days=1))
    assert row.due_at == NINE + timedelta(days=1, hours=1)


def test_an_installation_has_its_own(tmp_path: Path) -> None:
    file = tmp_path / "niveles.toml"
    file.write_text(
        '[hours]\nmonday = ["08:00-20:00"]\n[offices.jaca.hours]\nsunday = ["10:00-11:00"]\n'
        "[levels.default]\nfirst_response = 1\nresolution = 2\n"
    )
    own: ServiceLevels = service_levels(Settings(service_levels=str(file)))
    assert own.of("email").resolution == 2
    assert list(own.hours_of("jaca")) == [6]


@pytest.mark.parametrize("content", ["nada", "[hours]\nlunes = []", '[hours]\nmonday = ["9-14"]'])
def test_a_file_with_faults_is_told(tmp_path: Path, content: str) -> None:
    file = tmp_path / "niveles.toml"
    file.write_text(content)
    with pytest.raises(ConfigurationError, match="service_levels"):
        service_levels(Settings(service_levels=str(file)))
