from __future__ import annotations

import pytest

from eval.cli.resuming import with_latest


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["a.jsonl"], ["a.jsonl"]),
        (["a.jsonl", "--resume"], ["a.jsonl", "--resume", "latest"]),
        (["--resume", "a.jsonl"], ["--resume", "latest", "a.jsonl"]),
        (["--resume", "--json", "a.jsonl"], ["--resume", "latest", "--json", "a.jsonl"]),
        (["--resume", "run_2026", "a.jsonl"], ["--resume", "run_2026", "a.jsonl"]),
        (["--resume=run_2026", "a.jsonl"], ["--resume=run_2026", "a.jsonl"]),
    ],
)
def test_bare_resume_means_the_latest_run(typed: list[str], read: list[str]) -> None:
    assert with_latest(typed) == read
