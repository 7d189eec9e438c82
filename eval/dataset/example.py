"""One question of a dataset, with what a good answer needs."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, field_validator, model_validator

from assist.suggestions.schemas import MAX_QUERY_CHARS, Status
from indexes.models import Channel

Text = Annotated[str, StringConstraints(max_length=MAX_QUERY_CHARS)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_LANGUAGE = re.compile(r"[a-z]{2}")


class Turn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    role: Literal["citizen", "agent"]
    text: Text
    at: str | None = None


class Example(BaseModel):
    """One question with what a good answer needs. `relevant`: procedure codes, titles or URLs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Name
    query: Text | None = None
    conversation: tuple[Turn, ...] = ()
    relevant: tuple[str, ...] = ()  # none where no page answers
    facts: tuple[str, ...] = ()
    expect: Status | None = None
    group: Name | None = None
    office: Name | None = None
    channel: Channel = Channel.EMAIL
    language: str | None = None
    varies_by_office: bool = False

    @field_validator("language")
    @classmethod
    def _is_a_code(cls, value: str | None) -> str | None:
        if value is not None and not _LANGUAGE.fullmatch(value):
            raise ValueError("debe ser un código de dos letras, como «es»")
        return value

    @model_validator(mode="after")
    def _asks_something(self) -> Example:
        if self.query and self.query.strip():
            return self
        if not self.conversation:
            raise ValueError("falta «query» o «conversation»")
        last = self.conversation[-1]
        if last.role != "citizen" or not last.text.strip():
            raise ValueError("la conversación debe terminar con un turno de «citizen» con texto")
        return self

    @property
    def text(self) -> str:
        """The question itself: the query, or the last turn."""
        return self.query or self.conversation[-1].text

    @property
    def need(self) -> str:
        """The information need it is a wording of: its group, or itself."""
        return self.group or self.id
