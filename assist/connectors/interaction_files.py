"""Messages of every channel as files: JSONL in the shape of `POST /v1/interactions`, or CSV with a
column for each of its parts. What is exported can be imported again, and is known then."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Engine
from sqlmodel import col, select

from assist.inbound.receiving import store
from assist.interactions.schemas import IncomingMessage
from indexes.audit import record
from indexes.database import session_scope
from indexes.line_files import FileFormat, LineError, rows
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import Interaction, InteractionMessage
from indexes.validation import explained

_BATCH = 200
_OURS = re.compile(r"x_[0-9a-f]{32}")  # the digest that an export has instead of the identifier
_COLUMNS = (
    "source", "external_id", "channel", "direction", "text", "subject", "at", "citizen", "thread",
    "office", "language", "author",
)  # fmt: skip
# Told for whoever counts; importing leaves them out.
_TOLD = ("interaction_id", "state", "theme", "procedure_code", "aspect")


class InteractionImport(BaseModel):
    """`known`: there already. In a trial, `new` counts what would be taken in or is known."""

    model_config = ConfigDict(frozen=True)

    new: int
    known: int
    failed: int
    errors: list[LineError]
    dry_run: bool


def import_messages(
    engine: Engine,
    settings: Settings,
    text: str,
    form: FileFormat,
    *,
    source: str = "",
    dry_run: bool = False,
    progress: Callable[[int], None] = lambda _done: None,
) -> InteractionImport:
    """Bad lines are told with their number. `source`: of lines that do not say theirs."""
    errors: list[LineError] = []
    counts = {True: 0, False: 0}
    waiting: list[IncomingMessage] = []

    def take() -> None:
        for new in _taken(engine, settings, waiting, dry_run=dry_run):
            counts[new] += 1
        waiting.clear()
        progress(sum(counts.values()))

    for found in _read(text, form, source):
        if isinstance(found, LineError):
            errors.append(found)
            continue
        waiting.append(found)
        if len(waiting) == _BATCH:
            take()
    take()
    return InteractionImport(
        new=counts[True], known=counts[False], failed=len(errors), errors=errors, dry_run=dry_run
    )


def export_messages(engine: Engine, form: FileFormat, by: str) -> Iterator[str]:
    """Lines as they are stored: redacted, citizens as keyed hashes. The audit is told of it."""
    with session_scope(engine) as session:
        record(session, actor=by, action="interactions.exported", subject="*")
    with session_scope(engine) as session:
        if form == "csv":
            yield _csv_line({name: name for name in (*_COLUMNS, *_TOLD)})
        query = (
            select(InteractionMessage, Interaction)
            .join(Interaction, col(Interaction.id) == InteractionMessage.interaction_id)
            .order_by(col(InteractionMessage.at), col(InteractionMessage.id))
        )
        for message, interaction in session.exec(query.execution_options(yield_per=_BATCH)):
            shown = _shown(message, interaction)
            yield _csv_line(shown) if form == "csv" else _json_line(shown, message)


def _read(text: str, form: FileFormat, source: str) -> Iterator[IncomingMessage | LineError]:
    for line, row in rows(text, form):
        if isinstance(row, LineError):
            yield row
            continue
        try:
            yield IncomingMessage.model_validate_json(json.dumps(_values(row, source)))
        except ValidationError as error:
            yield LineError(line=line, reason=explained(error))


def _values(row: dict[str, Any], source: str) -> dict[str, Any]:
    """Empty cells say nothing; a citizen may be the reference alone."""
    values = {
        name: value for name, value in row.items() if name not in _TOLD and value not in ("", None)
    }
    citizen = values.get("citizen")
    if isinstance(citizen, str):
        values["citizen"] = {"ref": citizen}
    return {"source": source, **values} if source else values


def _taken(
    engine: Engine, settings: Settings, messages: list[IncomingMessage], *, dry_run: bool
) -> list[bool]:
    """Whether each is new."""
    exported = [one for one in messages if _OURS.fullmatch(one.external_id)]
    with session_scope(engine) as session:
        found = MessageRepository(session).known([one.external_id for one in exported])
        known = set(found)
    fresh = [one for one in messages if (one.source, one.external_id) not in known]
    new = [True] * len(fresh) if dry_run else [one.new for one in store(engine, settings, fresh)]
    return [*new, *[False] * (len(messages) - len(fresh))]


def _shown(message: InteractionMessage, interaction: Interaction) -> dict[str, Any]:
    values = {
        **interaction.model_dump(include={"subject", "office", "language", *_TOLD}),
        **message.model_dump(include={"source", "external_id", "channel", "direction", "text"}),
        "at": message.at.isoformat(),
        "citizen": interaction.citizen,
        "thread": interaction.id,
        "author": message.author,
        "interaction_id": interaction.id,
    }
    return {name: values.get(name) for name in (*_COLUMNS, *_TOLD)}


def _json_line(shown: dict[str, Any], message: InteractionMessage) -> str:
    kept = {name: value for name, value in shown.items() if value not in (None, "")}
    attachments = {"attachments": message.attachments} if message.attachments else {}
    return json.dumps({**kept, **attachments}, ensure_ascii=False)


def _csv_line(values: dict[str, Any]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(values.values())
    return out.getvalue()
