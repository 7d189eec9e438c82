"""What asking gives, whoever is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from eval.models import Answer
from eval.replay.grid import Question
from indexes.models import Office, Value


class Asked(Value):
    """An answer, with the versions of what gave it."""

    answer: Answer
    snapshot: str
    pipeline: str


class Target(Value):
    """What is asked, as a run keeps it. A service tells its snapshot with its first answer."""

    name: str  # "in-process" or the URL
    snapshot: str = ""
    pipeline: str = ""
    embedder: str = ""
    prompts_digest: str = ""
    today: date | None = None  # the day it answers for, where that is settled


Batches = Iterator[Sequence[Asked]]


class Asker(Protocol):
    """Asks many questions at once. Answers come in batches, in any order."""

    @property
    def target(self) -> Target: ...

    def offices(self) -> Sequence[Office]: ...

    def ask(self, questions: Sequence[Question]) -> AbstractContextManager[Batches]:
        """Whatever is still running ends with the context."""
        ...
