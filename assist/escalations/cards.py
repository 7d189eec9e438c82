"""A question of the second level as an Adaptive Card (schema 1.5), for Teams.

What citizens and pages say goes into runs of text, which are shown as they are: in a text block it
could be taken for Markdown. Source of the format: https://adaptivecards.io/schemas/adaptive-card.json
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from assist.escalations.queues import Queue
from indexes.tables import Escalation
from prompts.catalogue import catalogue

Card = dict[str, Any]

SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
MEDIA_TYPE = "application/vnd.microsoft.card.adaptive"
ANSWER = "answer"  # the input's id, by which it comes back
VERB = "ventanilla.answer"
_QUESTION_CHARS, _DRAFT_CHARS, _LINE_CHARS = 3_000, 4_000, 300  # Teams takes 28 KB in all
_LINES = 8


def message(card: Card) -> dict[str, Any]:
    """As the workflow «When a Teams webhook request is received» takes it."""
    attachment = {"contentType": MEDIA_TYPE, "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [attachment]}


def card_of(row: Escalation, queue: Queue, *, token: str, url: str | None, zone: ZoneInfo) -> Card:
    """`token` permits to answer this question; `url` is of the question on the console."""
    said = catalogue("escalations")["card"]
    subject = row.procedure_title or row.theme or queue.name
    return {
        "$schema": SCHEMA,
        "type": "AdaptiveCard",
        "version": "1.5",
        "speak": said["speak"].format(subject=_speakable(subject)),
        "body": list(_body(row, queue, zone)),
        "actions": list(_actions(row.id, token, url)),
        "msteams": {"width": "Full"},
    }


def _body(row: Escalation, queue: Queue, zone: ZoneInfo) -> Iterator[Card]:
    said = catalogue("escalations")["card"]
    priority = catalogue("escalations")["priorities"][row.priority]
    overline = said["overline"].format(queue=queue.name, priority=priority)
    yield _text(said["title"], size="Large", weight="Bolder", style="heading")
    colour = "Attention" if row.priority in ("high", "urgent") else "Default"
    yield _runs([_run(overline, color=colour, isSubtle=True)])
    yield from _facts(row, zone)
    yield from _section(said["question"], [row.question], _QUESTION_CHARS)
    if row.reason:
        yield from _section(said["reason"], [row.reason], _LINE_CHARS * 2)
    yield from _section(said["draft"], [row.draft or said["no_draft"]], _DRAFT_CHARS)
    if row.citations:
        yield _heading(said["sources"])
        for one in row.citations[:_LINES]:
            yield _runs([_link(one["title"], one["url"])])
    if row.tried:
        yield from _section(said["tried"], row.tried[:_LINES], _LINE_CHARS)
    yield _input()


def _facts(row: Escalation, zone: ZoneInfo) -> Iterator[Card]:
    """No set of facts: its values may be taken for Markdown."""
    said = catalogue("escalations")["card"]
    values = {
        "due": _moment(row.due_at.astimezone(zone)), "procedure": row.procedure_title,
        "theme": row.theme, "office": row.office,
    }  # fmt: skip
    for name, value in values.items():
        if value:
            label = _run(f"{said[name]}: ", weight="Bolder")
            yield _runs([label, _run(_cut(value, _LINE_CHARS))])


def _section(title: str, texts: list[str], limit: int) -> Iterator[Card]:
    yield _heading(title)
    for text in texts:
        for paragraph in filter(None, _cut(text, limit).split("\n")):
            yield _runs([_run(paragraph)])


def _input() -> Card:
    said = catalogue("escalations")["card"]
    return {
        "type": "Input.Text",
        "id": ANSWER,
        "label": said["answer"],
        "placeholder": said["answer_placeholder"],
        "isMultiline": True,
        "isRequired": True,
        "errorMessage": said["answer_required"],
        "maxLength": 20_000,
    }


def _actions(id: str, token: str, url: str | None) -> Iterator[Card]:
    """Where a client cannot execute, it submits the same data."""
    said = catalogue("escalations")["card"]
    data = {"token": token, "escalation": id}
    submit = {"type": "Action.Submit", "title": said["send"], "data": data}
    yield {
        "type": "Action.Execute",
        "title": said["send"],
        "verb": VERB,
        "data": data,
        "style": "positive",
        "associatedInputs": "auto",
        "fallback": submit,
    }
    if url is not None:
        yield {"type": "Action.OpenUrl", "title": said["open"], "url": url}


def _heading(text: str) -> Card:
    return _text(text, weight="Bolder", style="heading", spacing="Medium")


def _text(text: str, **how: str) -> Card:
    return {"type": "TextBlock", "text": text, "wrap": True, **how}


def _runs(inlines: list[Card]) -> Card:
    return {"type": "RichTextBlock", "inlines": inlines, "spacing": "Small"}


def _run(text: str, **how: Any) -> Card:
    return {"type": "TextRun", "text": text, **how}


def _link(title: str, url: str) -> Card:
    run = _run(_cut(title, _LINE_CHARS) or url)
    if not url.startswith(("https://", "http://")):
        return run
    return {**run, "selectAction": {"type": "Action.OpenUrl", "url": url, "title": title}}


def _speakable(text: str) -> str:
    return text.replace("<", " ").replace("&", " ")  # it is read as SSML


def _cut(text: str, limit: int) -> str:
    mark: str = catalogue("escalations")["card"]["cut"]
    return text if len(text) <= limit else text[: limit - len(mark)].rstrip() + mark


def _moment(at: datetime) -> str:
    """«21 de noviembre de 2026, 14:05»."""
    months = catalogue("messages")["months"]["names"]
    return f"{at.day} de {months[at.month - 1]} de {at.year}, {at:%H:%M}"
