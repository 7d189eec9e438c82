"""A data folder with a real snapshot of the small world, offices and a dataset about it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.models import Office
from indexes.repositories import OfficeRepository
from indexes.settings import CONFIG_FILE, Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import ALL, TODAY

OFFICES = (
    Office(
        id="huesca",
        name="Oficina de Huesca",
        municipality="Huesca",
        province="Huesca",
        address="Plaza Cervantes, 1",
        phone="974 29 31 31",
    ),
    Office(id="jaca", name="Oficina de Jaca", municipality="Jaca", province="Huesca"),
    Office(id="teruel", name="Oficina de Teruel", municipality="Teruel", province="Teruel"),
)
DAY = TODAY.isoformat()
LINES: tuple[dict[str, Any], ...] = (
    {
        "id": "pesca-1",
        "group": "pesca",
        "query": "¿Cuánto cuesta la licencia de pesca?",
        "relevant": ["901"],
        "facts": ["19,73 €"],
        "expect": "answered",
    },
    {
        "id": "pesca-2",
        "group": "pesca",
        "conversation": [
            {"role": "citizen", "text": "Hola, quiero la licencia de pesca fluvial."},
            {"role": "agent", "text": "¿Qué desea saber?"},
            {"role": "citizen", "text": "¿Cuánto cuesta?"},
        ],
        "relevant": ["901"],
        "facts": ["19,73 €"],
    },
    {
        "id": "contacto",
        "query": "¿A qué teléfono llamo por la licencia de pesca?",
        "relevant": ["901"],
        "varies_by_office": True,
    },
    {
        "id": "partido",
        "query": "¿Quién ganó el partido de ayer en el estadio?",
        "expect": "out_of_scope",
    },
)


def make_data(folder: Path) -> Settings:
    """With its own settings file, so that other processes find the same."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_FILE).write_text('embedder = "fake"\n', encoding="utf-8")
    settings = Settings.load(folder)
    add_snapshot(settings)
    engine = open_database(settings)
    with session_scope(engine) as session:
        for office in OFFICES:
            OfficeRepository(session).save(office)
    engine.dispose()
    return settings


def add_snapshot(settings: Settings) -> str:
    """A new current snapshot of the same passages; its id."""
    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder)
    vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in ALL])
    id = store.write(ALL, vectors).id
    store.switch(id)
    return id


def write_lines(path: Path, lines: tuple[dict[str, Any], ...] = LINES) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "indexes.cli.main", "eval", *map(str, arguments)]


def ventanilla(
    *arguments: object, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The real command in a process of its own."""
    return subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        timeout=240,
        env=os.environ | (environment or {}),
        check=False,
    )
