"""Planted truth: 100 generated worlds of 13 offices, and what the audit makes of their cases.

Beside what it makes with the true groups given, so that errors of clustering and errors of reading
facts are told apart."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.audit.answers import answers_of
from eval.audit.clusters import cluster_cases
from eval.audit.models import Cluster
from eval.audit.needs import Reader, open_reader
from eval.audit.official import OfficialPages
from eval.audit.territory import Offices, stored_offices
from eval.metrics import compute
from eval.worlds.models import World
from eval.worlds.scoring import Score, score
from eval.worlds.topics import topics_of
from eval.worlds.world import Recipe, generate
from indexes.settings import Settings

RATES = (0.0, 0.01, 0.05, 0.2)
WORLDS = 100
TODAY = date(2026, 11, 21)

Scores = dict[str, list[Score]]  # by how the cases were grouped


def run(settings: Settings, *, quiet: bool = False, worlds: int = WORLDS) -> dict[str, Any]:
    reader, offices = open_reader(settings, TODAY), stored_offices(settings)
    scores: Scores = {"clustered": [], "given": []}
    for number, world in enumerate(_worlds(reader, offices, worlds), 1):
        for name, one in _scored(world, reader, offices).items():
            scores[name].append(one)
        if not quiet:
            print(f"\r{number}/{worlds}", end="", file=sys.stderr)
    result = {name: _summary(found) for name, found in scores.items()}
    if not quiet:
        _print(scores)
    return {"worlds": worlds, **result}


def _worlds(reader: Reader, offices: Offices, count: int) -> Iterable[World]:
    topics = topics_of(reader)
    for seed in range(count):
        recipe = Recipe(rate=RATES[seed % len(RATES)], seed=seed, today=TODAY)
        yield generate(topics, list(offices.values()), recipe)


def _scored(world: World, reader: Reader, offices: Offices) -> dict[str, Score]:
    groups = {"clustered": cluster_cases(world.cases, reader), "given": given(world)}
    official = OfficialPages(reader)
    found = {}
    for name, clusters in groups.items():
        answers = answers_of(clusters, official, offices)
        estimate = compute(answers, "audit", resamples=1000).measures["contradiction"]
        found[name] = score(answers, estimate, world.truth)
    return found


def given(world: World) -> list[Cluster]:
    """The groups as they were generated."""
    group = {one.case_id: one.group for one in world.truth.answers}
    return [
        Cluster(id=name, cases=tuple(case for case in world.cases if group[case.id] == name))
        for name in sorted(set(group.values()))
    ]


def _summary(scores: Sequence[Score]) -> dict[str, Any]:
    return {
        "covered": _share(sum(one.covered for one in scores), len(scores)),
        "found": _share(sum(one.found for one in scores), sum(one.planted for one in scores)),
        "found_pairs": _share(
            sum(one.found_pairs for one in scores), sum(one.planted_pairs for one in scores)
        ),
        "false_pairs": _share(
            sum(one.false_pairs for one in scores), sum(one.reported_pairs for one in scores)
        ),
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _print(scores: Scores) -> None:
    names = ("groups", "rate", "worlds", "covered", "found", "found pairs", "false pairs")
    table = Table(*names)
    for name, found in scores.items():
        for place, rate in enumerate(RATES):
            _row(table, name, f"{rate:.0%}", found[place :: len(RATES)])
        _row(table, name, "all", found)
    Console().print(table)


def _row(table: Table, name: str, rate: str, scores: Sequence[Score]) -> None:
    figures = ("–" if one is None else f"{one:.3f}" for one in _summary(scores).values())
    table.add_row(name, rate, str(len(scores)), *figures)
