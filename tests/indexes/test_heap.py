"""What was freed is given back, or kept where the C library cannot: nothing else changes."""

from __future__ import annotations

import pytest

from indexes import heap


def test_memory_in_use_stays() -> None:
    kept = [bytes(1_000) for _ in range(1_000)]
    heap.give_back()
    assert kept == [bytes(1_000)] * 1_000


def test_a_library_that_gives_nothing_back_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(heap, "_trim", lambda: asked.append("for it"))
    heap.give_back()
    assert asked == ["for it"]
