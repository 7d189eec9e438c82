"""What the benchmarks run on: the demonstration sites, crawled once and kept in the cache."""

from __future__ import annotations

import sys
from pathlib import Path

from eval.dataset import load_dataset
from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.errors import SnapshotError
from indexes.repositories import CaseRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from ingest.crawling import crawl
from ingest.demo.preparation import prepare
from ingest.demo.server import start_demo_sites
from ingest.demo.sources import demo_sources
from ingest.pipeline import reindex

DATASETS = tuple(sorted((Path(__file__).parents[1] / "datasets").glob("*.jsonl")))


def demonstration_settings(data_dir: Path | None) -> Settings:
    """Those of `data_dir`, or of the demonstration in the cache, crawled anew each time (pages that
    did not change are not embedded again)."""
    if data_dir is not None:
        return _checked(Settings.load(data_dir))
    settings = Settings.load(Settings.load().cache_dir / "benchmarks")
    print("crawling the demonstration sites…", file=sys.stderr)
    with start_demo_sites() as sites:
        prepare(settings, sites.portal_url, sites.sede_url)
        crawl(settings, demo_sources(sites.portal_url, sites.sede_url))
    reindex(settings)
    return settings


def questions(settings: Settings, count: int) -> list[str]:
    """Distinct ones: those of the datasets, then those of resolved cases. Raises ValueError when
    there are too few."""
    asked = [example.text for path in DATASETS for example in load_dataset(path)]
    engine = open_database(settings)
    with session_scope(engine) as session:
        asked += [case.question for case in CaseRepository(session).iter_all()]
    engine.dispose()
    distinct = list(dict.fromkeys(asked))
    if len(distinct) < count:
        raise ValueError(f"{count} distinct questions are needed and there are {len(distinct)}")
    return distinct[:count]


def _checked(settings: Settings) -> Settings:
    """Raises SystemExit with what to do when nothing was indexed there."""
    try:
        SnapshotStore(settings.snapshots_dir, get_embedder(settings)).current()
    except SnapshotError as error:
        raise SystemExit(str(error)) from error
    return settings
