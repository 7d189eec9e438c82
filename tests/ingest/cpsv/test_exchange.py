"""A catalogue goes out of one store and into another, whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexes.cpsv import CatalogueEntry, catalogue_to_cpsv, procedures_from_cpsv
from indexes.models import Aspect, Procedure, RequiredDocument
from indexes.settings import Settings
from ingest.cpsv import export_catalogue, import_catalogue
from ingest.errors import ImportInvalid

ENTRIES = [
    CatalogueEntry(
        url=f"https://sede.test/tramite/{code}",
        procedure=Procedure(
            code=code,
            title=f"Licencia {code}",
            texts={Aspect.FEE: ("12 €",), Aspect.DEADLINE: ("Todo el año.",)},
            documents=(RequiredDocument(name="DNI"),),
        ),
        language="es",
    )
    for code in ("A-1", "B-2")
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "catalogo.jsonld"
    path.write_text(json.dumps(catalogue_to_cpsv(ENTRIES)), encoding="utf-8")
    return path


def test_what_is_imported_is_exported(tmp_path: Path, file: Path) -> None:
    settings = Settings.load(tmp_path / "datos")

    assert import_catalogue(settings, file) == {"total": 2, "new": 2}
    assert procedures_from_cpsv(export_catalogue(settings)) == ENTRIES


def test_importing_again_changes_nothing(tmp_path: Path, file: Path) -> None:
    settings = Settings.load(tmp_path / "datos")
    import_catalogue(settings, file)

    assert import_catalogue(settings, file) == {"total": 2, "unchanged": 2}


def test_dry_run_stores_nothing(tmp_path: Path, file: Path) -> None:
    settings = Settings.load(tmp_path / "datos")

    assert import_catalogue(settings, file, dry_run=True) == {"total": 2}
    assert export_catalogue(settings)["@graph"] == []


@pytest.mark.parametrize("content", ["{", "[]", '{"@type": "PublicService"}', "\\xff"])
def test_what_cannot_be_read_is_refused_whole(tmp_path: Path, content: str) -> None:
    path = tmp_path / "malo.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ImportInvalid, match=r"malo\.json"):
        import_catalogue(Settings.load(tmp_path / "datos"), path)
