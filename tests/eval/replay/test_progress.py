from __future__ import annotations

import sys

import pytest

from eval.replay.progress import progress_bar


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(10, 0) as advance:
        advance(5)
    assert capsys.readouterr() == ("", "")


def test_bar_tells_how_far_it_is_on_the_error_stream(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    with progress_bar(10, 4) as advance:
        advance(6)
    out, err = capsys.readouterr()
    assert out == ""
    assert "10/10" in err


def test_bar_can_be_silenced(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress_bar(10, 0, quiet=True) as advance:
        advance(5)
    assert capsys.readouterr().err == ""
