"""The file of the queues: read anew when it changes, refused with what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assist.escalations.queues import queue_for, queues
from indexes.errors import ConfigurationError
from indexes.settings import Settings

REST = '[[queue]]\nid = "general"\nname = "Resto"\n'
HOUSING = '[[queue]]\nid = "vivienda"\nname = "Vivienda"\nthemes = ["Vivienda"]\n'


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path)


def test_without_a_file_one_queue_takes_everything(settings: Settings) -> None:
    queue = queue_for(settings, "Lo que sea")
    assert queue is not None
    assert (queue.id, queue.hours_for("urgent") < queue.hours_for("low")) == ("general", True)


def test_the_file_is_read_anew_when_it_changes(settings: Settings) -> None:
    file = settings.data_dir / "queues.toml"
    file.write_text(REST, encoding="utf-8")
    assert [one.id for one in queues(settings)] == ["general"]
    file.write_text(REST + HOUSING, encoding="utf-8")
    found = [queue_for(settings, theme) for theme in ("VIVIENDA", "Pesca", None)]
    assert [one.id for one in found if one] == ["vivienda", "general", "general"]
    assert queue_for(settings, None, "no-hay") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HOUSING, "themes"),
        (REST + REST, "mismo"),
        (REST + "otra = 1\n", "otra"),
        ('[[queue]]\nid = "MAL"\nname = "x"\n', "id"),
        ("queue =", "TOML"),
        ("", "queue"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(
    settings: Settings, text: str, told: str
) -> None:
    (settings.data_dir / "queues.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=told):
        queues(settings)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, escalation_queues=str(tmp_path / "no-hay.toml"))
    with pytest.raises(ConfigurationError, match=r"no-hay\.toml"):
        queues(settings)
