"""How a day of interactions, suggestions or escalations is packed for indicators: one column after
the other, in numbers. 0 stands for no value of a dimension, -1 for no duration.

Nothing in it tells whose an interaction was, and no text of citizens is in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

LAYOUT = 1  # changes with the columns: what was packed before is packed again

Columns = dict[str, NDArray[np.int64] | NDArray[np.int32] | NDArray[np.uint16]]


class Kind(StrEnum):
    INTERACTION = "interaction"
    SUGGESTION = "suggestion"
    ESCALATION = "escalation"


class Outcome(IntEnum):
    """What became of a suggestion, the furthest that it got. Sent `UNCHANGED`: white space aside;
    `REWORDED`: in other words with the same facts; `ALTERED`: with other facts."""

    NOT_SHOWN = 0
    SHOWN = 1
    DISCARDED = 2
    INSERTED = 3
    UNCHANGED = 4
    REWORDED = 5
    ALTERED = 6


class Classified(IntEnum):
    NOBODY = 0
    PIPELINE = 1
    PERSON = 2


# `day`: of the local calendar, days since 1970. Durations are in seconds.
_SHARED = {"day": "<i4", "channel": "<u2", "office": "<u2", "theme": "<u2", "procedure": "<u2"}
COLUMNS: Mapping[Kind, Mapping[str, str]] = MappingProxyType(
    {
        Kind.INTERACTION: {
            **_SHARED,
            "aspect": "<u2",
            "classified": "<u2",
            "resolved": "<u2",
            "first_response": "<i4",
            "resolution": "<i4",
            "escalated": "<u2",
            "asked": "<u2",
            "score": "<u2",  # 0: no answer
        },
        Kind.SUGGESTION: {
            **_SHARED,
            "aspect": "<u2",
            "status": "<u2",
            "outcome": "<u2",
            "rating": "<u2",  # 0: none
        },
        Kind.ESCALATION: {**_SHARED, "aspect": "<u2", "queue": "<u2", "answer": "<i4"},
    }
)
DIMENSIONS = ("channel", "office", "theme", "procedure", "aspect", "status", "queue")


def packed(kind: Kind, rows: Sequence[Mapping[str, int]]) -> bytes:
    """`rows` hold every column of that kind."""
    return b"".join(
        np.fromiter((row[name] for row in rows), dtype, len(rows)).tobytes()
        for name, dtype in COLUMNS[kind].items()
    )


def unpacked(kind: Kind, content: bytes) -> Columns:
    """Read-only views of the content."""
    types = {name: np.dtype(dtype) for name, dtype in COLUMNS[kind].items()}
    count = len(content) // sum(dtype.itemsize for dtype in types.values())
    found: Columns = {}
    offset = 0
    for name, dtype in types.items():
        found[name] = np.frombuffer(content, dtype, count, offset)
        offset += count * dtype.itemsize
    return found


def joined(kind: Kind, parts: Sequence[Columns]) -> Columns:
    return {
        name: np.concatenate([part[name] for part in parts])
        if parts
        else np.zeros(0, np.dtype(dtype))
        for name, dtype in COLUMNS[kind].items()
    }
