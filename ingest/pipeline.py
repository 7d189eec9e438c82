"""From the sites to the snapshot: the steps, in order, as they are.

crawl   →  pages are stored as they come (those of a moment together), with their revisions
reindex →  collect → drop what is on most pages → merge → split → settle what is true, embedding
           what is new → write → switch → prune
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from hashlib import blake2b

from sqlalchemy import Engine

from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder, Vectors
from indexes.embedders.vector_cache import VectorCache
from indexes.errors import SnapshotError
from indexes.facts.version import extractor_digest
from indexes.models import Edition, Passage
from indexes.repositories.cases import CaseRepository
from indexes.repositories.editions import EditionRepository
from indexes.repositories.facts import FactRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from indexes.snapshots.durable import only_one
from ingest.collecting import Collected, collect_articles, collect_documents
from ingest.crawling import crawl
from ingest.editions import kept_editions, with_editions
from ingest.errors import NothingToIndex
from ingest.lightness import lightened
from ingest.merging import merge, merged_into
from ingest.progress import REINDEX, Progress, silent
from ingest.repeated import without_repeated
from ingest.reports import ReindexReport
from ingest.splitters import case_passages, document_passages
from ingest.texts import text
from ingest.truth.meaning import spoken_of
from ingest.truth.settling import Settled, settle

__all__ = ["crawl", "reindex"]


@dataclass(frozen=True)
class Content:
    """What is to be indexed. `merged` says of which document those that say the same are part."""

    passages: tuple[Passage, ...]
    documents: int
    merged: dict[str, str]
    cases: int
    editions: dict[str, Edition] = field(default_factory=dict)


def reindex(
    settings: Settings, progress: Progress = silent, full: bool = False, force: bool = False
) -> ReindexReport:
    """Builds a snapshot of all that is stored and puts it into use. When the passages are those of
    the current one nothing is written, unless `full`; nor where a rollback pinned it, unless
    `force`, which also unpins it. Raises NothingToIndex, SnapshotError,
    EmbedderError; whatever is raised, what was in use stays in use. Several take turns, so that
    the last one to be put into use is the last one that looked."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with only_one(settings.data_dir / ".reindex.lock"):
        return _reindex(settings, progress, full, force)


def _reindex(settings: Settings, progress: Progress, full: bool, force: bool) -> ReindexReport:
    started = time.monotonic()
    embedder = get_embedder(settings)
    engine = open_database(settings)
    store = SnapshotStore(
        settings.snapshots_dir, embedder, keep=settings.keep_snapshots,
        vector_index=settings.vector_index,
    )  # fmt: skip
    try:
        content = gather(settings, engine, progress)
        embedded = cache(partial(embed, settings, embedder, content.passages, progress))
        settled = settle_truth(settings, engine, content, progress, lambda: embedded()[0])
    finally:
        engine.dispose()
    note = content_note(content.passages)
    pinned = None if force else pinned_and_sound(store)
    current = pinned or (None if full else in_use(store, note))
    if current:
        held = pinned is not None and in_use(store, note) is None
        return _report(current, content, settled, 0, started, written=False, held=held)
    if not content.passages and store.current_id() is None:
        raise NothingToIndex(text("nothing.reason"), text("nothing.remedy"))
    vectors, new = embedded()
    progress(0, 1, REINDEX, text("steps.write"))
    manifest = store.write(content.passages, vectors, note)
    store.switch(manifest.id)
    store.prune()
    progress(1, 1, REINDEX, text("steps.write"))
    return _report(manifest.id, content, settled, new, started, written=True)


def settle_truth(
    settings: Settings,
    engine: Engine,
    content: Content,
    progress: Progress,
    vectors: Callable[[], Vectors],
) -> Settled:
    """Writes down which documents are the same, what changed facts retire, and what conflicts.
    `vectors`: of the passages of `content`."""
    with session_scope(engine) as session:
        altered = FactRepository(session).merge(content.merged)
        EditionRepository(session).keep(content.editions)
    by_meaning = partial(spoken_of, content.passages, vectors)
    return settle(
        engine, settings.passage_max_words, date.today(), progress,
        merged=altered, spoken_of=by_meaning,
    )  # fmt: skip


def gather(settings: Settings, engine: Engine, progress: Progress) -> Content:
    """collect → drop what is on most pages → merge → split"""
    with session_scope(engine) as session:
        progress(0, None, REINDEX, text("steps.collect"))
        found = [*collect_documents(session), *collect_articles(session, date.today())]
        cases = [p for case in CaseRepository(session).iter_all() for p in case_passages(case)]
    progress(0, len(found), REINDEX, text("steps.merge"))
    kept = with_editions(merge(without_repeated(found)), date.today())
    found.clear()
    documents, merged, editions = len(kept), merged_into(kept), kept_editions(kept)
    passages = (*split(kept, settings.passage_max_words, progress), *cases)
    return Content(passages, documents, merged, len(cases), editions)


def split(documents: list[Collected], max_words: int, progress: Progress) -> Iterable[Passage]:
    """Empties `documents`, so that none is held together with its passages."""
    total = len(documents)
    documents.reverse()
    while documents:
        item = documents.pop()
        progress(total - len(documents), total, REINDEX, text("steps.split"))
        yield from map(lightened, document_passages(item.document, item.placement, max_words))


def embed(
    settings: Settings, embedder: Embedder, passages: Sequence[Passage], progress: Progress
) -> tuple[Vectors, int]:
    """(vectors, how many were new). Digests in the cache are over context and text."""
    new = 0

    def advance(done: int, total: int) -> None:
        nonlocal new
        new = total
        progress(done, total, REINDEX, text("steps.embed"))

    progress(0, None, REINDEX, text("steps.embed"))
    known = VectorCache(settings.data_dir / "vectors.db")
    texts = [f"{passage.context}\n{passage.text}" for passage in passages]
    return known.encode_passages(embedder, texts, advance), new


def content_note(passages: Iterable[Passage]) -> str:
    """Kept in the manifest: tells without opening a snapshot whether it holds just these, with the
    facts that are found in them today."""
    digest = blake2b(extractor_digest().encode(), digest_size=16)
    for passage in sorted(passages, key=lambda passage: passage.id):
        digest.update(passage.model_dump_json().encode("utf-8", "replace") + b"\n")
    return f"passages {digest.hexdigest()}"


def in_use(store: SnapshotStore, note: str) -> str | None:
    """The id of the current snapshot when it is sound and says the same."""
    try:
        manifest = store.current().manifest
    except SnapshotError:
        return None
    return manifest.id if manifest.note == note else None


def pinned_and_sound(store: SnapshotStore) -> str | None:
    """A pinned one that cannot answer any more, as after a change of model, holds nobody back."""
    pinned = store.pinned_id()
    try:
        return pinned and store.open(pinned).id
    except SnapshotError:
        return None


def _report(
    snapshot: str,
    content: Content,
    settled: Settled,
    embedded: int,
    started: float,
    *,
    written: bool,
    held: bool = False,
) -> ReindexReport:
    return ReindexReport(
        snapshot=snapshot,
        written=written,
        held=held,
        documents=content.documents,
        merged=len(content.merged),
        passages=len(content.passages),
        cases=content.cases,
        embedded=embedded,
        conflicts=settled.conflicts,
        retired_cases=len(settled.retired_cases),
        retired_answers=len(settled.retired_answers),
        seconds=round(time.monotonic() - started, 3),
    )
