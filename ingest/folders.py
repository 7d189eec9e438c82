"""Folders of this machine as a source: every readable file below them is a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ingest.errors import IngestError
from ingest.extractors.extract import read_page
from ingest.spiders.events import CrawlEvent
from ingest.spiders.plan import CrawlPlan
from ingest.spiders.store import DocumentStore, Fetched
from ingest.texts import failure

_SUFFIXES = frozenset(
    {".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".pdf", ".docx", ".odt"}
)


def read_folders(plan: CrawlPlan, store: DocumentStore, emit: Callable[[CrawlEvent], None]) -> bool:
    """Whether all was read: False when a folder is missing or `max_pages` was reached."""
    complete = True
    files: list[Path] = []
    for folder in map(_path, plan.source.folders):
        if not folder.is_dir():
            reason, remedy = failure("folder", path=folder)
            emit(CrawlEvent(kind="failed", url=str(folder), reason=reason, remedy=remedy))
            complete = False
            continue
        files.extend(_files(folder))
    for done, path in enumerate(files[: plan.limit], 1):
        emit(_read(path, plan, store))
        emit(CrawlEvent(kind="progress", fetched=done, waiting=len(files) - done))
    return complete and len(files) <= plan.limit


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in _SUFFIXES and path.is_file() and not hidden:
            yield path


def _read(path: Path, plan: CrawlPlan, store: DocumentStore) -> CrawlEvent:
    url = path.absolute().as_uri()
    try:
        limit = int(str(plan.settings["max_page_bytes"]))
        if path.stat().st_size > limit:
            return _problem(url, failure("too_large", limit=f"{limit / 1e6:.1f} MB"))
        document = read_page(path.read_bytes(), url).document
        if not document.blocks:
            return _problem(url, failure("no_content"))
    except IngestError as error:
        return _problem(url, (error.reason, error.remedy))
    except OSError as error:
        return _problem(url, failure("unreadable", detail=error.strerror or error))
    outcome = store.save(Fetched.of(document.model_copy(update={"url": url})))
    return CrawlEvent(kind=outcome, url=url, title=document.title)


def _problem(url: str, why: tuple[str, str]) -> CrawlEvent:
    return CrawlEvent(kind="failed", url=url, reason=why[0], remedy=why[1])


def _path(place: str) -> Path:
    return Path(unquote(urlsplit(place).path) if place.startswith("file:") else place).expanduser()
