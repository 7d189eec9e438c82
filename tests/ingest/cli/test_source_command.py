from __future__ import annotations

from pathlib import Path
from typing import Any


def test_source_is_added_listed_changed_and_removed(ventanilla: Any) -> None:
    added = ventanilla(
        "source", "add", "sede", "--kind", "sede", "--start-url", "https://sede.test/"
    )
    assert added.code == 0, added.err
    ventanilla("source", "add", "sede", "--kind", "sede", "--start-url", "https://otra.test/")
    (listed,) = ventanilla("source", "list", "--json").json

    assert (listed["name"], listed["start_urls"]) == ("sede", ["https://otra.test/"])
    assert ventanilla("source", "remove", "sede").code == 0
    assert ventanilla("source", "list", "--json").json == []
    assert ventanilla("source", "remove", "sede").code == 1


def test_wrong_source_is_refused_with_the_reason(ventanilla: Any) -> None:
    wrong = ventanilla("source", "add", "x", "--start-url", "no-es-una-direccion")

    assert wrong.code == 1
    assert "no-es-una-direccion" in wrong.err
    assert ventanilla("source", "list", "--json").json == []


def test_sources_file_of_the_data_directory_counts(ventanilla: Any, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "sources.toml"
    path.write_text('[[source]]\nname = "p"\nkind = "portal"\nstart_urls = ["https://p.test/"]\n')

    assert [s["name"] for s in ventanilla("source", "list", "--json").json] == ["p"]
    assert "sources.toml" in ventanilla("source", "remove", "p").err
    assert "start_urls" in ventanilla("source", "list", "--toml").out
    path.write_text('[[source]]\nname = "p"\nurl = "https://p.test/"\n')
    assert "«url»" in ventanilla("source", "list").err
