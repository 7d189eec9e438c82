from __future__ import annotations

import os
from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from indexes.configured import configured
from indexes.errors import ConfigurationError


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")

    deadline_days: int


def read(path: Path) -> Shape:
    return configured(Shape, "indexes", "unused.toml", str(path))


def test_the_file_that_replaces_ours_is_read_and_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("deadline_days = 10", encoding="utf-8")
    assert read(path).deadline_days == 10
    path.write_text("deadline_days = 20", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert read(path).deadline_days == 20


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"deadline_days = ", "no es TOML"),
        (b"deadline_days = 'x'", "deadline_days"),
        (b"deadlines = 3", "deadlines: no se conoce"),
        (b"\xff\xfe", "own.toml"),
    ],
)
def test_a_wrong_file_is_named_with_its_fault(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigurationError, match=said):
        read(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"nowhere\.toml"):
        read(tmp_path / "nowhere.toml")
