"""Reads one table, page by page. Where it is stands in the database with each page, so that a round
that is killed goes on from there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from sqlmodel import Session

from assist.connectors.dataverse.client import Dataverse, Page
from assist.connectors.dataverse.errors import ConnectorError, PlaceLost, RequestRefused
from assist.connectors.dataverse.mapping import Stream
from assist.connectors.dataverse.report import StreamReport
from assist.connectors.dataverse.rows import SOURCE, ArticleRow, Fault, Message, Read, read_row
from assist.connectors.dataverse.storing import store
from assist.inbound.rejected import Refusal, reject
from indexes.database import session_scope
from indexes.repositories.connectors import ConnectorRepository
from indexes.settings import Settings
from indexes.tables import ConnectorStream, now

_AGAIN = timedelta(seconds=1)  # its clock rounds
Told = Callable[[int], None]


@dataclass(frozen=True)
class Pull:
    """`told`: rows read so far. `dry_run` stores nothing."""

    client: Dataverse
    engine: Engine
    settings: Settings
    stream: Stream
    report: StreamReport
    told: Told
    dry_run: bool = False

    def run(self, *, full: bool) -> None:
        """Raises ConnectorError; what was read before that stays."""
        try:
            self._go_on(full=full)
        except ConnectorError as error:
            self._note(str(error))
            raise

    def _go_on(self, *, full: bool) -> None:
        """From the beginning where it refuses the place that it gave us itself."""
        try:
            self._read_all(self._begin(full))
        except (PlaceLost, RequestRefused):
            if self.report.full or self.report.seen:
                raise
            self._read_all(self._begin(True))

    def _begin(self, full: bool) -> str:
        row = self._place()
        place = None if full else row.next_link or row.delta_link or self._changed_since(row)
        self.report.full = place is None
        return place or self.client.first(self.stream)

    def _changed_since(self, row: ConnectorStream) -> str | None:
        if self.stream.tracking == "delta" or row.watermark is None:
            return None
        since = (row.watermark - _AGAIN).astimezone(UTC).isoformat().replace("+00:00", "Z")
        return self.client.first(self.stream, since)

    def _read_all(self, url: str | None) -> None:
        while url is not None:
            page = self.client.page(url, track=self.stream.tracking == "delta")
            rows = [read_row(self.stream, row) for row in page.rows]
            self._keep(page, rows)
            self.report.seen += len(rows)
            self.told(self.report.seen)
            url = page.next_link

    def _keep(self, page: Page, rows: list[Read]) -> None:
        faults = [row for row in rows if isinstance(row, Fault)]
        self.report.faulty += len(faults)
        if self.dry_run:
            return
        # Listed before the place moves on: whatever happens in between, none is lost.
        reject(self.engine, self.settings, SOURCE, [_refusal(one) for one in faults])
        with session_scope(self.engine) as session:
            counts = store(session, self.settings, self.stream, rows)
            self._move(session, page, rows, counts)
        for name in ("new", "changed", "known", "removed"):
            setattr(self.report, name, getattr(self.report, name) + counts[name])

    def _move(self, session: Session, page: Page, rows: list[Read], counts: Counter[str]) -> None:
        repository = ConnectorRepository(session, SOURCE)
        row = repository.stream(self.stream.name)
        row.next_link, row.error, row.updated_at = page.next_link, "", now()
        row.watermark = _latest(row.watermark, rows)
        row.seen += len(rows)
        row.taken += counts["new"] + counts["changed"]
        row.removed += counts["removed"]
        row.faulty += sum(isinstance(one, Fault) for one in rows)
        if page.next_link is None:
            row.delta_link, row.completed_at = page.delta_link, now()
        repository.save_stream(row)

    def _place(self) -> ConnectorStream:
        with session_scope(self.engine) as session:
            row = ConnectorRepository(session, SOURCE).stream(self.stream.name)
            return ConnectorStream(**row.model_dump())

    def _note(self, error: str) -> None:
        if self.dry_run:
            return
        with session_scope(self.engine) as session:
            repository = ConnectorRepository(session, SOURCE)
            row = repository.stream(self.stream.name)
            row.error, row.updated_at = error[:500], now()
            repository.save_stream(row)


def _refusal(fault: Fault) -> Refusal:
    content = json.dumps(fault.row, sort_keys=True, default=str).encode()
    return Refusal(fault.reason, content, fault.detail)


def _latest(before: datetime | None, rows: list[Read]) -> datetime | None:
    times = [row.modified for row in rows if isinstance(row, Message | ArticleRow)]
    return max([*times, *([before] if before else [])], default=None)
