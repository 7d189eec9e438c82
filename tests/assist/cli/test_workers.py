from __future__ import annotations

import os
from pathlib import Path

import pytest

from assist.cli.workers import workers_for_this_machine

CORES = 8


@pytest.fixture(autouse=True)
def cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(CORES)), raising=False)


@pytest.mark.parametrize(
    ("available_kb", "expected"), [(64_000_000, CORES), (3_500_000, 3), (200_000, 1)]
)
def test_one_process_a_core_that_has_its_memory(
    tmp_path: Path, available_kb: int, expected: int
) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text(f"MemTotal: 99 kB\nMemAvailable:   {available_kb} kB\n")
    assert workers_for_this_machine(meminfo) == expected


def test_one_a_core_where_memory_is_not_told(tmp_path: Path) -> None:
    assert workers_for_this_machine(tmp_path / "none") == CORES
