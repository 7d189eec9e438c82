"""`ventanilla eval answers`: are the answers right, and silent where nothing is known?"""

# ruff: noqa: ARG001 - what was typed is read from the context
from __future__ import annotations

import typer

from eval.cli import options as given
from indexes.cli.options import AsJson, DataDir

NAME = "expected_status"
MEASURES = (
    "fact_recall",
    "fact_precision",
    "groundedness",
    NAME,
    "false_answers",
    "false_refusals",
    "confidence_auroc",
    "hit@1",
    "hit@5",
)
BY_PART = ("fact_recall", "fact_precision", NAME, "false_answers", "false_refusals", "hit@5")


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
    from eval.cli.breakdown import rows_of
    from eval.cli.measuring import judged
    from eval.cli.outcome import Shown, conclude
    from eval.expected import expected_and_given, expected_status

    folder, judgement = judged(ctx, "answers", fail_under or ())
    said = folder.answers()
    expected = {part: {NAME: one} for part, one in expected_status(said, seed).items()}
    shown = Shown(
        MEASURES,
        added=expected.get(("", ""), {}),
        extra={"expected_and_given": expected_and_given(said)},
        rows=rows_of(judgement.metrics, expected),
        by_part=BY_PART,
    )
    conclude(folder, judgement, shown, as_json=as_json)
