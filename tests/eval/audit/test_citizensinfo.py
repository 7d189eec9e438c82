"""Another team's questions and official answers, as articles and resolved cases: the whole way."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eval.audit.run import Options, audit
from eval.cli import app
from indexes.database import open_database, session_scope
from indexes.models import Channel
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from ingest.articles import import_articles
from ingest.cases import import_cases
from ingest.pipeline import reindex
from tests.eval.audit.site import OFFICES

INTENTS = Path(__file__).parents[4] / "shared" / "data" / "citizensinfo" / "intents.jsonl"

pytestmark = pytest.mark.skipif(not INTENTS.exists(), reason="the citizensinfo data are not here")


def _rows() -> list[dict[str, Any]]:
    return [json.loads(row) for row in INTENTS.read_text(encoding="utf-8").splitlines()]


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _articles(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"id": f"a{n}", "title": row["phrasings"][0].strip("¿?"), "body": row["answer"], "tags": []}
        for n, row in enumerate(rows)
    ]


def _cases(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    asked = [(n, row, text) for n, row in enumerate(rows) for text in row["phrasings"]]
    first, channels = datetime(2025, 1, 7, 9, tzinfo=UTC), list(Channel)
    return [
        {
            "id": f"i{n:02d}-{place:03d}",
            "question": text,
            "answer": row["answer"],
            "office": OFFICES[place % len(OFFICES)].id,
            "channel": channels[place % len(channels)].value,
            "resolved_at": (first + timedelta(days=place)).isoformat(),
        }
        for place, (n, row, text) in enumerate(asked)
    ]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder, rows = tmp_path_factory.mktemp("ciudadania"), _rows()
    (folder / "ventanilla.toml").write_text('embedder = "fake"\n', encoding="utf-8")
    settings = Settings.load(folder)
    engine = open_database(settings)
    with session_scope(engine) as session:
        for office in OFFICES:
            OfficeRepository(session).save(office)
    engine.dispose()
    import_articles(settings, _write(folder / "fichas.jsonl", _articles(rows)))
    import_cases(settings, _write(folder / "casos.jsonl", _cases(rows)))
    reindex(settings)
    return settings


def test_offices_that_sent_the_official_answer_never_contradict_each_other(
    settings: Settings,
) -> None:
    done = audit(settings, Options())[1]
    assert len(done.answers) == sum(len(row["phrasings"]) for row in _rows())
    assert done.metrics.measures["contradiction"].value == 0
    assert not done.findings
    assert not done.rows


def test_clusters_hold_more_pairs_of_one_need_than_of_two(settings: Settings) -> None:
    clusters = audit(settings, Options())[1].clusters
    labels = [[case.id[:3] for case in cluster.cases] for cluster in clusters]
    pairs = [a == b for own in labels for n, a in enumerate(own) for b in own[:n]]
    assert sum(pairs) > len(pairs) / 2


def test_what_citizens_asked_becomes_a_dataset_that_is_replayed(
    settings: Settings, tmp_path: Path
) -> None:
    proposed, dataset = tmp_path / "propuestas.jsonl", tmp_path / "conjunto.jsonl"
    _call("dataset", "from-cases", "-o", proposed, "--data-dir", settings.data_dir)
    rows = [json.loads(row) for row in proposed.read_text(encoding="utf-8").splitlines()]
    _write(proposed, [{**row, "accepted": True} for row in rows[:2]])
    _call("dataset", "accept", proposed, "-o", dataset)
    replayed = _call(
        *("consistency", dataset, "--offices", "norte,sur", "--channels", "email"),
        *("--data-dir", settings.data_dir, "--json"),
    )
    assert '"groups": 2' in replayed


def _call(*arguments: object) -> str:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output
