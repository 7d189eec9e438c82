"""Reads evaluation datasets (JSONL); a bad file is refused with number and reason of each line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from eval.errors import DatasetInvalid
from indexes.models import Channel


class Turn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Literal["citizen", "agent"]
    text: str
    at: str | None = None


class Example(BaseModel):
    """One question with what a good answer needs. `relevant`: procedure codes, titles or URLs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    query: str | None = None
    conversation: tuple[Turn, ...] = ()
    relevant: tuple[str, ...] = ()  # none where no page answers
    facts: tuple[str, ...] = ()
    expect: str | None = None
    group: str | None = None
    office: str | None = None
    channel: Channel = Channel.EMAIL
    language: str | None = None
    varies_by_office: bool = False

    @model_validator(mode="after")
    def _asks_something(self) -> Example:
        if not self.query and not self.conversation:
            raise ValueError("falta «query» o «conversation»")
        return self

    @property
    def text(self) -> str:
        return self.query or self.conversation[-1].text


def load_dataset(path: Path) -> list[Example]:
    """Raises DatasetInvalid, FileNotFoundError."""
    examples: list[Example] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            examples.append(Example.model_validate(json.loads(line)))
        except (json.JSONDecodeError, ValidationError) as error:
            problems.append(f"línea {number}: {_reason(error)}")
    if problems:
        raise DatasetInvalid(str(path), problems)
    return examples


def _reason(error: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"no es JSON válido ({error.msg})"
    first = error.errors()[0]
    return f"{'.'.join(str(part) for part in first['loc'])} {first['msg']}".strip()
