from __future__ import annotations

from pathlib import Path

from indexes.facts.version import digest_of, extractor_digest


def test_the_digest_changes_with_what_a_file_holds_and_is_called(tmp_path: Path) -> None:
    rules, words = tmp_path / "rules.py", tmp_path / "words.toml"
    rules.write_text("a")
    words.write_text("b")
    before = digest_of([rules, words])
    assert digest_of([words, rules]) == before
    words.write_text("c")
    after = digest_of([rules, words])
    assert after != before
    assert digest_of([rules, words.rename(tmp_path / "other.toml")]) != after


def test_the_extractor_has_sixteen_digits() -> None:
    assert len(extractor_digest()) == 16
