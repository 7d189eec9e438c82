"""Memory is given back or put together where the system can: nothing else changes."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

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


def test_what_is_moved_into_large_pages_stays_what_it_was() -> None:
    kept = bytearray(range(256)) * (1 << 15)  # 8 MB
    heap.into_large_pages()
    assert kept == bytearray(range(256)) * (1 << 15)


def test_only_whole_large_pages_that_the_process_wrote_itself_are_moved() -> None:
    maps = [
        "00400000-00a00000 r--p 00000000 08:01 77 /usr/bin/python",  # read only
        "00a00000-01600000 rw-p 00000000 08:01 77 /usr/bin/python",  # of a file
        "01700000-01f00000 rw-p 00000000 00:00 0 [heap]",
        "02000000-02100000 rw-p 00000000 00:00 0",  # too small
        "02300000-02900000 rw-p 00000000 00:00 0",
        "7ff000000-7ff800000 rw-p 00000000 00:00 0 [stack]",
    ]
    large = 2 << 20
    assert list(heap.large_parts(maps)) == [(0x1800000, 3 * large), (0x2400000, 2 * large)]


def test_a_system_without_large_pages_is_no_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    advised: list[object] = []
    system = SimpleNamespace(madvise=lambda *asked: advised.append(asked))
    monkeypatch.setattr(heap.ctypes, "CDLL", lambda name: system)
    monkeypatch.setattr(heap, "_MAPS", tmp_path / "nothing")
    heap.into_large_pages()
    assert advised == []
