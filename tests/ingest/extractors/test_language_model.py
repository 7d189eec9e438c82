from __future__ import annotations

from pathlib import Path

import pytest

from ingest.extractors.language import LANGUAGES
from ingest.extractors.language_model import identifier

TEXTS = {
    "es": "Las personas interesadas pueden presentar la solicitud en cualquier registro.",
    "ca": "Les persones interessades poden presentar la sol·licitud a qualsevol registre.",
    "en": "Anyone who is interested may submit the application at any registry office.",
}


def told(found: object) -> dict[str, tuple[str, float]]:
    return {code: found.classify(text) for code, text in TEXTS.items()}  # type: ignore[attr-defined]


def test_what_is_kept_tells_the_same_as_what_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    unpacked = told(identifier(LANGUAGES))
    (kept,) = (tmp_path / "ventanilla").iterdir()

    assert {code: found for code, (found, _) in unpacked.items()} == {code: code for code in TEXTS}
    assert told(identifier(LANGUAGES)) == unpacked

    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert told(identifier(LANGUAGES)) == unpacked
    assert kept.read_bytes()[:4] == whole[:4]
    assert kept.stat().st_size == len(whole)


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ventanilla").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    assert identifier(LANGUAGES).classify(TEXTS["ca"])[0] == "ca"
