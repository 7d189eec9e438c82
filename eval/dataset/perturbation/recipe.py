"""What is done to the wordings."""

from __future__ import annotations

from typing import Self

from pydantic import Field

from indexes.models import Value


class Perturbation(Value):
    """`typos` is the share of words that get one; numbers are never touched."""

    typos: float = Field(default=0.0, ge=0, le=1)
    no_accents: bool = False
    upper_case: bool = False
    no_punctuation: bool = False
    paraphrase: bool = False

    def __bool__(self) -> bool:
        return self != Perturbation()

    def __str__(self) -> str:
        """As a run keeps it: `typos=0.1,no_accents`. The inverse of `parse`."""
        named = self.model_dump(exclude_defaults=True)
        return ",".join(
            name if value is True else f"{name}={value}" for name, value in named.items()
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError."""
        parts = (part.partition("=") for part in text.split(",") if part)
        return cls.model_validate({name: value or True for name, _, value in parts})
