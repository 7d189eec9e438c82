"""`ventanilla eval retrieval`: how often the right procedure comes first."""

# ruff: noqa: ARG001 - what was typed is read from the context
from __future__ import annotations

import typer

from eval.cli import options as given
from indexes.cli.options import AsJson, DataDir

MEASURES = ("hit@1", "hit@5", "MRR", "nDCG@10")


def retrieval(
    ctx: typer.Context,
    dataset: given.Dataset,
    limit: given.Limit = None,
    until: given.Until = "rank",
    today: given.Today = None,
    typos: given.Typos = 0.0,
    no_accents: given.NoAccents = False,
    upper_case: given.UpperCase = False,
    no_punctuation: given.NoPunctuation = False,
    paraphrase: given.Paraphrase = False,
    seed: given.Seed = 0,
    workers: given.Workers = 0,
    resume: given.Resume = None,
    report: given.Report = None,
    fail_under: given.FailUnder = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Con qué frecuencia el trámite correcto sale primero o entre los cinco primeros."""
    from eval.cli.measuring import judged
    from eval.cli.outcome import Shown, conclude

    bare, gate = _split(fail_under or [])
    folder, judgement = judged(ctx, "retrieval", gate)
    values = {name: judgement.metrics.measures[name].value for name in MEASURES}
    extra = {"questions": judgement.run.answers, **values}
    conclude(folder, judgement, Shown(MEASURES, extra=extra), as_json=as_json)
    if any((values["hit@5"] or 0.0) < lowest for lowest in bare):
        raise typer.Exit(1)


def _split(fail_under: list[str]) -> tuple[list[float], list[str]]:
    """A bare number is the least value of hit@5 itself; the others go by their intervals."""
    bare: list[float] = []
    gate: list[str] = []
    for condition in fail_under:
        try:
            bare.append(float(condition.replace(",", ".")))
        except ValueError:
            gate.append(condition)
    return bare, gate
