"""One row of theirs in our words, as the mapping says. What cannot be read is told, not guessed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from pydantic import ValidationError

from assist.connectors.dataverse.errors import said
from assist.connectors.dataverse.mapping import Stream
from assist.inbound.mail import text_of_html
from assist.inbound.quoting import written
from assist.interactions.schemas import MAX_TEXT, CitizenIn, IncomingMessage
from indexes.article_files import ArticleLine
from indexes.models import Channel
from indexes.validation import explained

SOURCE = "dataverse"
_KIND = "@Microsoft.Dynamics.CRM.lookuplogicalname"
_MAX_SUBJECT, _MAX_NAME = 1_000, 100


@dataclass(frozen=True, slots=True)
class Removed:
    id: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Not one that is wanted (any more)."""

    id: str


@dataclass(frozen=True, slots=True)
class Message:
    id: str
    etag: str
    modified: datetime
    message: IncomingMessage
    state: Literal["open", "closed"] | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    id: str
    etag: str
    modified: datetime
    article: ArticleLine


@dataclass(frozen=True, slots=True)
class Fault:
    """`detail` says where and why, never what the row says."""

    reason: Literal["invalid", "no_identifier"]
    detail: str
    row: Any = field(repr=False)


Read = Removed | PassedOver | Message | ArticleRow | Fault


class _Unreadable(Exception):
    pass


def read_row(stream: Stream, row: Any) -> Read:
    if not isinstance(row, dict):
        return Fault("invalid", f"{stream.name}: JSON", row)
    if "$deletedEntity" in str(row.get("@odata.context", "")) or row.get("reason") == "deleted":
        id = row.get("id") or row.get(stream.id)
        return Removed(str(id)) if id else Fault("no_identifier", _said("deletion"), row)
    id = row.get(stream.id)
    if not isinstance(id, str) or not id:
        return Fault(
            "no_identifier", f"{stream.name}: {_said('no_identifier', column=stream.id)}", row
        )
    if any(_plain(row.get(name)) != wanted for name, wanted in stream.only.items()):
        return PassedOver(id)
    try:
        return (
            _message(stream, row, id)
            if stream.into == "interactions"
            else _article(stream, row, id)
        )
    except _Unreadable as error:
        return Fault("invalid", f"{stream.name} {id}: {error}", row)
    except ValidationError as error:
        return Fault("invalid", f"{stream.name} {id}: {explained(error)}", row)


def _message(stream: Stream, row: Mapping[str, Any], id: str) -> Message:
    modified = _time(stream, row, "modified")
    assert modified is not None
    text = _text(stream, row)
    message = IncomingMessage(
        source=SOURCE,
        external_id=f"{stream.name}:{id}",
        channel=Channel(_value(stream, row, "channel") or ""),
        direction=_value(stream, row, "direction") or "in",
        subject=(_value(stream, row, "subject") or "")[:_MAX_SUBJECT],
        text=text[:MAX_TEXT],
        at=_time(stream, row, "at") or modified,
        citizen=CitizenIn(ref=_value(stream, row, "citizen")),
        thread=_thread(stream, row, id),
        office=_short(_value(stream, row, "office")),
        author=_short(_value(stream, row, "author")),
        language=_value(stream, row, "language"),
    )
    state = _value(stream, row, "state")
    return Message(id, _etag(row), modified, message, state)  # type: ignore[arg-type]


def _article(stream: Stream, row: Mapping[str, Any], id: str) -> ArticleRow:
    modified = _time(stream, row, "modified")
    assert modified is not None
    article = ArticleLine(
        id=f"{SOURCE}-{id}",
        title=_value(stream, row, "title") or "",
        body=_value(stream, row, "body") or text_of_html(_value(stream, row, "html") or ""),
        tags=_value(stream, row, "tags") or "",
        owner=_value(stream, row, "owner") or SOURCE,
        state=_value(stream, row, "state") or "draft",
        valid_from=_day(stream, row, "valid_from"),
        valid_to=_day(stream, row, "valid_to"),
    )
    return ArticleRow(id, _etag(row), modified, article)


def _text(stream: Stream, row: Mapping[str, Any]) -> str:
    """Of a mail, what was written this time."""
    html = _value(stream, row, "html")
    return written(text_of_html(html)) if html else _value(stream, row, "text") or ""


def _thread(stream: Stream, row: Mapping[str, Any], id: str) -> str:
    """The case that it belongs to; itself where it belongs to none."""
    column = stream.columns.get("thread", stream.id)
    found = _at(row, column)
    kind = row.get(column + _KIND)
    wanted = stream.thread_kind is None or kind == stream.thread_kind
    return str(found) if found and wanted else id


def _value(stream: Stream, row: Mapping[str, Any], name: str) -> str | None:
    """Translated where the mapping says how."""
    column = stream.columns.get(name)
    found = _plain(_at(row, column)) if column else ""
    default = stream.defaults.get(name)
    if name not in stream.values or not found:
        return found or default
    ours = stream.values[name].get(found, default)
    if ours is None:
        raise _Unreadable(_said("value", column=column, value=found[:50], name=name))
    return ours


def _at(row: Mapping[str, Any], column: str) -> Any:
    """`a/b`: of a row that was expanded."""
    first, _, rest = column.partition("/")
    found = row.get(first)
    return found.get(rest) if rest and isinstance(found, dict) else None if rest else found


def _plain(found: Any) -> str:
    if found is None:
        return ""
    return str(found).lower() if isinstance(found, bool) else str(found).strip()


def _time(stream: Stream, row: Mapping[str, Any], name: str) -> datetime | None:
    column = stream.columns.get(name)
    found = _plain(_at(row, column)) if column else ""
    if not found and name != "modified":
        return None
    try:
        at = datetime.fromisoformat(found)
    except ValueError:
        raise _Unreadable(_said("time", column=column)) from None
    if at.tzinfo is None:
        raise _Unreadable(_said("time", column=column))
    return at


def _day(stream: Stream, row: Mapping[str, Any], name: str) -> date | None:
    column = stream.columns.get(name)
    found = _plain(_at(row, column)) if column else ""
    if len(found) == len("2026-01-01"):
        try:
            return date.fromisoformat(found)
        except ValueError:
            raise _Unreadable(_said("time", column=column)) from None
    at = _time(stream, row, name)
    return at.date() if at else None


def _short(text: str | None) -> str | None:
    return text[:_MAX_NAME] if text else None


def _etag(row: Mapping[str, Any]) -> str:
    return str(row.get("@odata.etag", ""))


def _said(name: str, /, **values: object) -> str:
    return said(f"rows.{name}", **values)
