"""The answers in a fixed order, by group, with the parts that are measured one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.stated_facts import Said, said_by, said_in_group
from eval.models import Answer

Floats = NDArray[np.float64]

_Dimensions = Mapping[str, Callable[[Answer], Iterable[str]]]

# What an answer is counted under, by dimension: none, one or several names.
_DIMENSIONS: _Dimensions = {
    "channel": lambda answer: (answer.channel.value,),
    "office": lambda answer: (answer.office,) if answer.office else (),
    "theme": lambda answer: (answer.theme,) if answer.theme else (),
    "aspect": lambda answer: answer.aspects,
    "language": lambda answer: (answer.language,),
    "conversation": lambda answer: ("conversation" if answer.in_conversation else "standalone",),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the answers: `dimension` is "" for all of them."""

    dimension: str
    name: str


@dataclass(frozen=True)
class Corpus:
    """Sorted by group and key, so that the order of arrival changes nothing."""

    answers: tuple[Answer, ...]
    said: tuple[Said, ...]
    groups: tuple[str, ...]
    starts: NDArray[np.intp]  # of each group among the answers
    parts: tuple[Part, ...]  # the whole first
    members: Floats  # answers × parts, 0 or 1

    @classmethod
    def of(cls, answers: Sequence[Answer], *, with_parts: bool = True) -> Corpus:
        ordered = tuple(sorted(answers, key=lambda one: (one.group, one.key)))
        groups = tuple(sorted({answer.group for answer in ordered}))
        names = np.array([answer.group for answer in ordered], dtype=object)
        starts = np.flatnonzero(np.r_[True, names[1:] != names[:-1]]) if ordered else np.array([])
        parts, members = _parts(ordered, _DIMENSIONS if with_parts else {})
        said = tuple(
            settled
            for _, own in groupby(ordered, key=lambda one: one.group)
            for settled in said_in_group([said_by(answer) for answer in own])
        )
        return cls(ordered, said, groups, starts.astype(np.intp), parts, members)

    @cached_property
    def spans(self) -> tuple[slice, ...]:
        """The answers of each group."""
        ends = [*self.starts[1:].tolist(), len(self.answers)]
        return tuple(slice(a, b) for a, b in zip(self.starts.tolist(), ends, strict=True))

    @cached_property
    def office_names(self) -> tuple[str, ...]:
        return tuple(sorted({answer.office for answer in self.answers if answer.office}))

    @cached_property
    def offices(self) -> NDArray[np.intp]:
        """The office of each answer, by its place in `office_names`; -1 for none."""
        places = {name: place for place, name in enumerate(self.office_names)}
        return np.array([places.get(answer.office or "", -1) for answer in self.answers], np.intp)

    def by_group(self, per_answer: Floats) -> Floats:
        """Sums of a number per answer: groups × parts."""
        return np.add.reduceat(self.members * per_answer[:, None], self.starts, axis=0)


def _parts(answers: Sequence[Answer], dimensions: _Dimensions) -> tuple[tuple[Part, ...], Floats]:
    """Answers are told apart by conversation only where there are both kinds."""
    parts = [Part("", "")]
    columns: list[Any] = [np.ones(len(answers))]
    for dimension, names_of in dimensions.items():
        named = [frozenset(names_of(answer)) for answer in answers]
        names = sorted(set().union(*named))
        if dimension == "conversation" and len(names) < 2:
            continue
        for name in names:
            parts.append(Part(dimension, name))
            columns.append(np.array([name in own for own in named], dtype=float))
    return tuple(parts), np.column_stack(columns)
