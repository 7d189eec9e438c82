"""Answers in the order of their arrival, on disk before anything can happen to them."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from eval.models import Answer

_SYNC_EVERY_S = 2.0


def read_part(path: Path) -> dict[str, Answer]:
    """By key. A line that is no answer, as one that a power cut left half-written, is asked
    again."""
    found: dict[str, Answer] = {}
    if not path.exists():
        return found
    with path.open("rb") as stream:
        for line in stream:
            try:
                answer = Answer.model_validate_json(line)
            except ValidationError:
                continue
            found.setdefault(answer.key, answer)
    return found


class PartWriter:
    """Appends whole lines; flushed at once, synced to disk now and then."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._synced = time.monotonic()

    def write(self, answers: Iterable[Answer]) -> None:
        for answer in answers:
            self._stream.write(answer.model_dump_json().encode() + b"\n")
        self._stream.flush()
        if time.monotonic() - self._synced > _SYNC_EVERY_S:
            self.sync()

    def sync(self) -> None:
        os.fsync(self._stream.fileno())
        self._synced = time.monotonic()


@contextmanager
def appending(path: Path) -> Iterator[PartWriter]:
    """A last line without its end is ended first, so that what follows stands on its own."""
    with path.open("a+b") as stream:
        if not _ends_with_line(stream):
            stream.write(b"\n")
        writer = PartWriter(stream)
        try:
            yield writer
        finally:
            stream.flush()
            writer.sync()


def _ends_with_line(stream: BinaryIO) -> bool:
    if stream.seek(0, os.SEEK_END) == 0:
        return True
    stream.seek(-1, os.SEEK_END)
    return stream.read(1) == b"\n"
