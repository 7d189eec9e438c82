"""The indicators that are tables: groups with their figures, and the total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from assist.indicators.counting import TOTAL, Durations, Split, agreed, is_concealed, order, split
from assist.indicators.crossing import hidden_groups
from assist.indicators.facts import Facts
from assist.indicators.intervals import mean_interval
from assist.indicators.schemas import (
    EscalationsGroup,
    Group,
    SatisfactionGroup,
    SuggestionsGroup,
    TimesGroup,
    TypologyGroup,
    VolumeGroup,
)
from assist.indicators.selecting import By, Chosen, Codes, Selection
from indexes.indicators import Classified, Kind, Outcome

G = TypeVar("G", bound=Group)

_NO, _YES = 0, 1
_SCORES = range(1, 6)
_USED = (Outcome.INSERTED, Outcome.UNCHANGED, Outcome.REWORDED, Outcome.ALTERED)


@dataclass(frozen=True)
class Question:
    """`labels`: of values of `by` that have a name for people; `limit`: groups that are told."""

    facts: Facts
    chosen: Chosen
    by: By
    k: int
    limit: int
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Answer(Generic[G]):
    total: G
    groups: int
    items: list[G]


Figures = Callable[[int], dict[str, Any]]
Figured = Callable[[Selection, Codes, int], tuple[Figures, Split]]


def volume(asked: Question) -> Answer[VolumeGroup]:
    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        found = split(places, groups, rows.column("resolved"), 2, asked.k)

        def figures(group: int) -> dict[str, Any]:
            return {"open": found.cell(group, _NO), "resolved": found.cell(group, _YES)}

        return figures, found

    return _answer(asked, Kind.INTERACTION, VolumeGroup, figured)


def typology(asked: Question) -> Answer[TypologyGroup]:
    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        found = split(places, groups, rows.column("classified"), len(Classified), asked.k)

        def figures(group: int) -> dict[str, Any]:
            return {
                "share": _ratio(found.cell(group), found.cell(TOTAL)),
                "by_pipeline": found.cell(group, Classified.PIPELINE),
                "by_person": found.cell(group, Classified.PERSON),
                "by_nobody": found.cell(group, Classified.NOBODY),
            }

        return figures, found

    return _answer(asked, Kind.INTERACTION, TypologyGroup, figured)


def times(asked: Question) -> Answer[TimesGroup]:
    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        first, whole = rows.column("first_response"), rows.column("resolution")
        answered = split(places, groups, (first >= 0).astype(int), 2, asked.k)
        resolved = split(places, groups, (whole >= 0).astype(int), 2, asked.k)
        answered, resolved = agreed(answered, resolved, asked.k)
        until_first = Durations(first, places, answered, _YES)
        until_resolved = Durations(whole, places, resolved, _YES)

        def figures(group: int) -> dict[str, Any]:
            return {
                "first_response": until_first.of(group),
                "resolution": until_resolved.of(group),
            }

        return figures, answered

    return _answer(asked, Kind.INTERACTION, TimesGroup, figured)


def suggestions(asked: Question) -> Answer[SuggestionsGroup]:
    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        found = split(places, groups, rows.column("outcome"), len(Outcome), asked.k)
        rating = rows.column("rating")
        rated = split(places, groups, (rating > 0).astype(int), 2, asked.k)
        found, rated = agreed(found, rated, asked.k)
        sums = _sums(rating, places, groups)

        def figures(group: int) -> dict[str, Any]:
            n = rated.cell(group, _YES)
            return {
                "not_shown": found.cell(group, Outcome.NOT_SHOWN),
                "shown_only": found.cell(group, Outcome.SHOWN),
                "discarded": found.cell(group, Outcome.DISCARDED),
                "inserted": found.cell(group, Outcome.INSERTED),
                "sent_unchanged": found.cell(group, Outcome.UNCHANGED),
                "sent_reworded": found.cell(group, Outcome.REWORDED),
                "sent_altered": found.cell(group, Outcome.ALTERED),
                "shown": found.sum(group, (Outcome.SHOWN, Outcome.DISCARDED, *_USED)),
                "used": found.sum(group, _USED),
                "rated": n,
                "rating": round(float(sums[group]) / n, 2) if n else None,
            }

        return figures, found

    return _answer(asked, Kind.SUGGESTION, SuggestionsGroup, figured)


def escalations(asked: Question) -> Answer[EscalationsGroup]:
    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        answer = rows.column("answer")
        found = split(places, groups, (answer >= 0).astype(int), 2, asked.k)
        until_answered = Durations(answer, places, found, _YES)

        def figures(group: int) -> dict[str, Any]:
            return {
                "waiting": found.cell(group, _NO),
                "answered": found.cell(group, _YES),
                "answer": until_answered.of(group),
            }

        return figures, found

    return _answer(asked, Kind.ESCALATION, EscalationsGroup, figured)


def satisfaction(asked: Question) -> Answer[SatisfactionGroup]:
    """How many gave each score is told of the total only: beside a mean, it would tell hidden ones
    of groups."""

    def figured(rows: Selection, places: Codes, groups: int) -> tuple[Figures, Split]:
        sent = rows.column("asked") > 0
        score, own = rows.column("score")[sent], places[sent]
        found = split(own, groups, (score > 0).astype(int), 2, asked.k)
        given = np.bincount(own * 6 + score, minlength=groups * 6).reshape(groups, 6)
        scores = np.vstack([given, given.sum(axis=0)])[:, 1:]

        def figures(group: int) -> dict[str, Any]:
            answered = found.cell(group, _YES)
            counts = [int(count) for count in scores[group]]
            mean, low, high = mean_interval(counts) if answered else (None, None, None)
            return {
                "asked": found.cell(group),
                "answered": answered,
                "response_rate": _ratio(answered, found.cell(group)),
                "mean": _rounded(mean),
                "low": _rounded(low),
                "high": _rounded(high),
                "scores": _shown(counts, asked.k) if group == TOTAL else {},
            }

        return figures, found

    return _answer(asked, Kind.INTERACTION, SatisfactionGroup, figured)


def _answer(asked: Question, kind: Kind, shape: type[G], figured: Figured) -> Answer[G]:
    rows = Selection(asked.facts, kind, asked.chosen)
    places, names = rows.groups(asked.by)
    figures, found = figured(rows, places, len(names))
    concealed = is_concealed(asked.facts, kind, asked.chosen, asked.k)
    if concealed:
        found = Split(found.counts, np.ones_like(found.hidden))

    crossed = hidden_groups(asked.facts, kind, asked.chosen, asked.by, names, asked.k)

    def shown(group: int, name: str | None) -> G:
        label = asked.labels.get(name) if name else None
        if group != TOTAL and crossed[group]:
            return _nothing(shape).model_copy(update={"name": name, "label": label})
        hidden = bool(found.hidden[group].any())
        return _group(shape, name, label, hidden, {"count": found.cell(group), **figures(group)})

    if concealed:
        return Answer(_nothing(shape), len(names), [])
    if crossed.all() and len(crossed):
        return Answer(shown(TOTAL, None), 0, [])
    sizes = found.counts[:TOTAL, TOTAL].tolist()
    ordered = [place for place in order(names, sizes, asked.by) if sizes[place]]
    items = [shown(place, names[place]) for place in ordered[: asked.limit]]
    return Answer(shown(TOTAL, None), len(ordered), items)


def _group(
    shape: type[G], name: str | None, label: str | None, hidden: bool, figures: dict[str, Any]
) -> G:
    own = {key: value for key, value in figures.items() if key in shape.model_fields}
    return shape(name=name, label=label, hidden=hidden, **own)


def _nothing(shape: type[G]) -> G:
    empty: dict[str, Any] = dict.fromkeys(shape.model_fields)
    for field in ("first_response", "resolution", "answer"):
        if field in empty:
            empty[field] = {"n": None, "median": None, "p90": None}
    if "scores" in empty:
        empty["scores"] = {}
    return shape.model_validate({**empty, "hidden": True})


def _sums(values: NDArray[Any], places: Codes, groups: int) -> NDArray[np.float64]:
    found = np.bincount(places, weights=values, minlength=groups)
    return np.append(found, found.sum())


def _shown(counts: list[int], k: int) -> dict[int, int | None]:
    few = any(0 < count < k for count in counts)
    return {score: None if few else counts[score - 1] for score in _SCORES}


def _ratio(part: int | None, whole: int | None) -> float | None:
    return round(part / whole, 4) if part is not None and whole else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)
