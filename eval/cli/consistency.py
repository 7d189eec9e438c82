"""`ventanilla eval consistency`: does everybody get the same information everywhere?"""

# ruff: noqa: ARG001 - what was typed is read from the context
from __future__ import annotations

import typer

from eval.cli import options as given
from indexes.cli.options import AsJson, DataDir

MEASURES = (
    "office_divergence",
    "divergence",
    "contradiction",
    "agreement",
    "omission",
    "status_agreement",
    "citation_overlap",
    "stability",
    "groundedness",
)


def consistency(
    ctx: typer.Context,
    dataset: given.Dataset,
    offices: given.Offices = "todas",
    channels: given.Channels = "email,whatsapp,phone",
    repeats: given.Repeats = 1,
    limit: given.Limit = None,
    until: given.Until = "verify",
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
    """Pregunta lo mismo desde cada oficina, por cada canal y con cada redacción, y lo compara."""
    from eval.cli.measuring import measured

    measured(ctx, "consistency", MEASURES)
