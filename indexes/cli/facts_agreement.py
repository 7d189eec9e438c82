"""Prints how extracted facts agree with labelled ones: figures by group, then every difference."""

from __future__ import annotations

from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from indexes.facts.lines import fact_record
from indexes.facts.scoring import Agreement, Miss, MissKind, Score
from indexes.facts.vocabulary import vocabulary

_LABELS = vocabulary("labels")
_NAMES: dict[str, str] = _LABELS["agreement"]


def agreement_record(agreement: Agreement) -> dict[str, Any]:
    """`precision` and `recall` from 0 to 1, or null when nothing was found or labelled."""
    return {
        "texts": agreement.texts,
        "overall": _score_record(agreement.overall),
        "with_slot": _score_record(agreement.with_slot),
        "kinds": {name: _score_record(score) for name, score in agreement.kinds.items()},
        "slots": {name: _score_record(score) for name, score in agreement.slots.items()},
        "misses": [_miss_record(miss) for miss in agreement.misses],
    }


def _score_record(score: Score) -> dict[str, float | int | None]:
    return {
        "precision": score.precision,
        "recall": score.recall,
        "labelled": score.labelled,
        "found": score.found,
        "correct": score.correct,
    }


def _miss_record(miss: Miss) -> dict[str, Any]:
    record = {"id": miss.id, "miss": miss.kind.value, **fact_record(miss.fact)}
    return record if miss.slot_found is None else {**record, "slot_found": miss.slot_found}


def print_agreement(agreement: Agreement) -> None:
    labelled = agreement.overall.labelled
    typer.echo(_NAMES["title"].format(texts=agreement.texts, labelled=labelled))
    overall = {_NAMES[name]: getattr(agreement, name) for name in ("overall", "with_slot")}
    kinds = {_LABELS["kinds"][name]: score for name, score in agreement.kinds.items()}
    slots = {_LABELS["slots"][name]: score for name, score in agreement.slots.items()}
    _print_table("", overall)
    _print_table(_NAMES["kinds"], kinds)
    _print_table(_NAMES["slots"], slots)
    _print_misses(agreement.misses)


def _print_table(title: str, scores: dict[str, Score]) -> None:
    columns = ("precision", "recall", "correct", "found", "labelled")
    table = Table(_NAMES["group"], *(_NAMES[name] for name in columns), title=title or None)
    for name, score in scores.items():
        counts = (str(score.correct), str(score.found), str(score.labelled))
        table.add_row(name, _ratio(score.precision), _ratio(score.recall), *counts)
    Console().print(table)


def _ratio(value: float | None) -> str:
    return _NAMES["undefined"] if value is None else f"{value:.3f}".replace(".", ",")


def _print_misses(misses: tuple[Miss, ...]) -> None:
    if misses:
        typer.echo(f"\n{_NAMES['misses']}")
    last = None
    for miss in misses:
        if miss.id != last:
            typer.echo(f"\n{miss.id}: {miss.text}")
        last = miss.id
        typer.echo(_miss_line(miss))


def _miss_line(miss: Miss) -> str:
    fact = miss.fact
    line = _NAMES["miss"].format(
        kind=_NAMES[miss.kind.value],
        what=_LABELS["kinds"][fact.kind.value],
        value=" ".join(fact.value.split()),
        normalised=fact.normalised,
        slot=_LABELS["slots"][fact.slot.value],
    )
    if miss.kind is MissKind.SLOT and miss.slot_found is not None:
        line += _NAMES["slot_found"].format(slot=_LABELS["slots"][miss.slot_found])
    return line
