"""What the stream tells while a suggestion is made."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from assist.suggestions.schemas import Suggestion

EventName = Literal["status", "sources", "draft.delta", "suggestion"]
_PIECE = re.compile(r"\S+\s*|\s+")
_WORDS_A_PIECE = 6


@dataclass(frozen=True, slots=True)
class Event:
    name: EventName
    data: dict[str, Any]

    def json(self) -> str:
        return json.dumps(self.data, ensure_ascii=False)


def stage_event(stage: str) -> Event:
    return Event("status", {"stage": stage})


def closing_events(suggestion: Suggestion) -> Iterator[Event]:
    """Sources first, so that the marks in the text mean something; then the text, which is shown
    only after it was verified; then the whole."""
    dumped = suggestion.model_dump(mode="json")
    yield Event("status", {"stage": "done", "status": dumped["status"]})
    yield Event("sources", {"citations": dumped["citations"]})
    words = _PIECE.findall(suggestion.draft.text)
    for start in range(0, len(words), _WORDS_A_PIECE):
        yield Event("draft.delta", {"text": "".join(words[start : start + _WORDS_A_PIECE])})
    yield Event("suggestion", dumped)
