from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from indexes.settings import Settings
from ingest.articles import export_articles, import_articles, json_line, markdown

ROW = {
    "id": "verano", "title": "Horario de verano", "body": "Abrimos a las **ocho**.",
    "tags": ["horario"], "valid_from": "2026-06-15", "valid_to": "2026-09-15",
}  # fmt: skip


def test_lines_are_imported_and_the_bad_ones_named(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "fichas.jsonl"
    bad = [{**ROW, "valid_to": "2026-01-01"}, {**ROW, "id": "../x"}, {**ROW, "autor": "Ana"}]
    path.write_text("\n".join(json.dumps(row) for row in [ROW, *bad]), encoding="utf-8")
    report = import_articles(settings, path)

    assert report.imported == 1
    assert [error.line for error in report.errors] == [2, 3, 4]
    assert "valid_to" in report.errors[0].reason
    assert "autor" in report.errors[2].reason


def test_folder_of_markdown_is_imported(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Horario de verano\nvalid_from: 2026-06-15\n---\n\nAbrimos a las ocho.\n",
        encoding="utf-8",
    )
    (tmp_path / "b.md").write_text("Sin cabecera.", encoding="utf-8")
    report = import_articles(settings, tmp_path)
    (article,) = export_articles(settings)

    assert (article.id, article.title) == ("a", "Horario de verano")
    assert article.valid_from == date(2026, 6, 15)
    assert "b.md" in report.errors[0].reason


def test_what_is_exported_can_be_imported(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "fichas.jsonl"
    path.write_text(json.dumps(ROW), encoding="utf-8")
    import_articles(settings, path)
    (article,) = export_articles(settings)

    for name, content in (("otra.jsonl", json_line(article)), ("verano.md", markdown(article))):
        again = tmp_path / name
        again.write_text(content, encoding="utf-8")
        other = settings.model_copy(update={"data_dir": tmp_path / f"datos-{name}"})
        import_articles(other, again)
        assert list(export_articles(other)) == [article]
