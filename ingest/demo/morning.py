"""A morning in the offices: what citizens ask on every channel, and what becomes of it. Played
over HTTP, as the CRM and the channels would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Literal

from indexes.models import Channel, Value
from ingest.demo.content import CONTENT
from ingest.demo.service import Service

_ANSWERED_AFTER = timedelta(minutes=4)
_MARKER = re.compile(r"[ \t]*\[\d{1,2}\]")  # of a source: the citizen has no use for it
_SAYS_SOMETHING = ("answered", "partial", "conflict")
_WHY_ESCALATED = "Las páginas no responden a esta duda."


class Visit(Value):
    """What one citizen asks. `end`: what the agent does with it. `score`: of the survey."""

    at: time
    office: str
    channel: Channel
    citizen: str
    texts: tuple[str, ...]
    subject: str = ""
    end: Literal["send", "escalate", "wait"]
    score: int | None = None
    comment: str = ""


class Morning(Value):
    """What was played, by how it ended."""

    offices: int
    channels: int
    answered: int
    waiting: int
    escalated: int
    surveys: int


def visits(path: Path = CONTENT / "morning.jsonl") -> tuple[Visit, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Visit.model_validate_json(line) for line in lines)


class Player:
    """Plays visits once: what is there already, from a morning before, is left as it is."""

    def __init__(self, service: Service, key: str, *, now: datetime | None = None) -> None:
        self._service = service
        self._key = key
        self._now = now or datetime.now(UTC)

    def play(self, played: Sequence[Visit]) -> Morning:
        """Raises ServiceRefused."""
        ends = [self._play(visit, at) for visit, at in self._at_their_time(played)]
        return Morning(
            offices=len({visit.office for visit in played}),
            channels=len({visit.channel for visit in played}),
            answered=ends.count("answered"),
            waiting=ends.count("waiting"),
            escalated=ends.count("escalated"),
            surveys=sum(visit.score is not None for visit in played),
        )

    def _at_their_time(self, played: Sequence[Visit]) -> Iterator[tuple[Visit, datetime]]:
        """The last one has just come in."""
        last = max(_minutes(visit.at) for visit in played)
        for visit in played:
            yield visit, self._now - timedelta(minutes=last - _minutes(visit.at) + 10)

    def _play(self, visit: Visit, at: datetime) -> str:
        id = self._take_in(visit, at)
        if id is None:
            return "known"
        self._post(f"/v1/interactions/{id}:assign", {})
        suggestion = self._post(f"/v1/interactions/{id}:suggest", {})
        if visit.end == "escalate":
            return self._escalate(id, suggestion)
        if visit.end == "wait" or suggestion["status"] not in _SAYS_SOMETHING:
            self._post(f"/v1/interactions/{id}:wait", {})
            return "waiting"
        return self._answer(id, suggestion, visit, at)

    def _take_in(self, visit: Visit, at: datetime) -> str | None:
        """The id of the interaction; None where it is known."""
        if visit.channel is Channel.EMAIL:
            mail = _mail(visit, at)
            taken = self._service.post_mail(
                f"/v1/inbound/email?office={visit.office}", self._key, mail
            )
            return taken["received"][0]["interaction_id"] if taken["new"] else None
        found = None
        for place, text in enumerate(visit.texts):
            received = self._post("/v1/interactions", _message(visit, place, text, at))
            found = received["interaction_id"] if received["new"] else None
        return found

    def _escalate(self, id: str, suggestion: dict[str, Any]) -> str:
        body = {
            "interaction_id": id, "suggestion_id": suggestion["id"], "reason": _WHY_ESCALATED,
        }  # fmt: skip
        self._post("/v1/escalations", body)
        return "escalated"

    def _answer(self, id: str, suggestion: dict[str, Any], visit: Visit, at: datetime) -> str:
        draft = suggestion["draft"]
        parts = (draft["opening"], _MARKER.sub("", draft["text"]), draft["closing"])
        body = {
            "text": "\n\n".join(part for part in parts if part),
            "suggestion_id": suggestion["id"],
            "at": (at + _ANSWERED_AFTER).isoformat(),
        }
        self._post(f"/v1/interactions/{id}/messages", body)
        self._post(f"/v1/interactions/{id}:resolve", {})
        if visit.score is not None:
            link = self._post("/v1/surveys", {"interaction_id": id})["link"]
            self._service.answer_survey(link, visit.score, visit.comment)
        return "answered"

    def _post(self, path: str, body: Any) -> dict[str, Any]:
        return self._service.post(path, self._key, body)


def _message(visit: Visit, place: int, text: str, at: datetime) -> dict[str, Any]:
    return {
        "source": f"demo-{visit.channel.value.replace('_', '-')}",
        "external_id": f"{visit.at:%H%M}-{visit.citizen}-{place}",
        "channel": visit.channel.value,
        "office": visit.office,
        "citizen": {"ref": visit.citizen},
        "text": text,
        "subject": visit.subject,
        "at": (at + timedelta(seconds=20 * place)).isoformat(),
    }


def _mail(visit: Visit, at: datetime) -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{visit.citizen}@correo.example"
    mail["To"] = f"{visit.office}@ventanilla.example"
    mail["Subject"] = visit.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{visit.at:%H%M}.{visit.citizen}@correo.example>"
    mail.set_content("\n\n".join(visit.texts))
    return mail.as_bytes()


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
