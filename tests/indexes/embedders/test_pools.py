"""Threads are kept within a process, apart by what they are for, and never taken over a fork."""

from __future__ import annotations

import os

import pytest

from indexes.embedders.pools import kept_pool


def test_a_pool_is_kept_and_is_apart_from_those_of_other_names() -> None:
    assert kept_pool("one", 1) is kept_pool("one", 1)
    assert kept_pool("one", 1) is not kept_pool("other", 1)


def test_a_process_does_not_use_the_threads_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = kept_pool("one", 1)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert kept_pool("one", 1) is not mine
