"""Word files are read as words, or as stems where any form of a word is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from assist.suggestions.vocabulary import files
from assist.suggestions.vocabulary.files import read_stems, read_words
from indexes.stems import stem


def test_stems_are_those_of_the_words_of_all_the_files() -> None:
    words = read_words("es", "operations.txt") | read_words("es", "permits.txt")
    assert read_stems("es", "operations.txt", "permits.txt") == frozenset(map(stem, words))


def test_a_table_goes_on_in_the_files_of_its_matters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "es").mkdir()
    for name in ("matters.toml", "matters_taxes.toml", "matter.toml"):
        (tmp_path / "es" / name).write_text(f'[words]\nname = "{name}"\n', encoding="utf-8")
    monkeypatch.setattr(files, "_ROOT", tmp_path)
    for read in (files.read_text, files.read_table, files.read_tables):
        read.cache_clear()
    told = files.read_tables("es", "matters.toml")
    for read in (files.read_text, files.read_table, files.read_tables):
        read.cache_clear()
    assert [one["words"]["name"] for one in told] == ["matters.toml", "matters_taxes.toml"]
