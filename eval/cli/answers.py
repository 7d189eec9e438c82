"""`ventanilla eval answers`: are the answers right, and silent where nothing is known?"""

# ruff: noqa: ARG001 - what was typed is read from the context
from __future__ import annotations

import typer

from eval.cli import options as given
from indexes.cli.options import AsJson, DataDir

MEASURES = (
    "fact_recall",
    "fact_precision",
    "groundedness",
    "expected_status",
    "false_answers",
    "false_refusals",
    "confidence_auroc",
    "hit@1",
    "hit@5",
)


def answers(
    ctx: typer.Context,
    dataset: given.Dataset,
    offices: given.Offices = None,
    channels: given.Channels = None,
    repeats: given.Repeats = 1,
    limit: given.Limit = None,
    today: given.Today = None,
    typos: given.Typos = 0.0,
    no_accents: given.NoAccents = False,
    upper_case: given.UpperCase = False,
    no_punctuation: given.NoPunctuation = False,
    paraphrase: given.Paraphrase = False,
    seed: given.Seed = 0,
    url: given.Url = None,
    key: given.Key = None,
    workers: given.Workers = 0,
    resume: given.Resume = None,
    report: given.Report = None,
    fail_under: given.FailUnder = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Compara los datos y el estado de las respuestas con los que el conjunto espera."""
    from eval.cli.measuring import measured

    measured(ctx, "answers", MEASURES)
