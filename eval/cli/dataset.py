"""`ventanilla eval dataset …`: check, freeze and perturb sets of questions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eval.cli import options as given
from indexes.cli.options import AsJson, DataDir

app = typer.Typer(help="Prepara conjuntos de preguntas.", no_args_is_help=True)


@app.callback()
def dataset() -> None:
    """Prepara conjuntos de preguntas."""


@app.command()
def validate(file: given.Dataset, as_json: AsJson = False, data_dir: DataDir = None) -> None:  # noqa: ARG001
    """Comprueba un conjunto: cada línea mala, con su número y su motivo."""
    from eval.cli.replaying import say
    from eval.cli.texts import told
    from eval.dataset.reading import mixed_groups, read_dataset
    from indexes.cli.output import print_json

    examples, problems = read_dataset(file)
    groups = len({example.need for example in examples})
    if as_json:
        print_json({"questions": len(examples), "groups": groups, "problems": problems})
    for problem in problems:
        typer.echo(problem, err=True)
    for group in mixed_groups(examples):
        say("mixed_groups", group=group)
    if problems:
        raise typer.Exit(1)
    if not as_json:
        typer.echo(told("valid", dataset=file, wordings=len(examples), groups=groups))


@app.command()
def freeze(file: given.Dataset, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Anota sobre qué instantánea se etiquetó, en FICHERO.frozen.json."""
    from eval.cli.refusing import problems_listed
    from eval.cli.texts import told
    from eval.dataset.freezing import freeze as freeze_dataset
    from eval.dataset.freezing import frozen_path
    from indexes.cli.output import print_json
    from indexes.errors import NoSnapshot
    from indexes.settings import Settings
    from indexes.snapshots.catalogue import current_id

    snapshot = current_id(Settings.load(data_dir).snapshots_dir)
    if snapshot is None:
        raise NoSnapshot(told("no_snapshot"))
    with problems_listed():
        frozen = freeze_dataset(file, snapshot)
    if as_json:
        print_json(frozen.model_dump())
    else:
        typer.echo(told("frozen", dataset=file, snapshot=snapshot, record=frozen_path(file)))


@app.command()
def perturb(
    file: given.Dataset,
    out: Annotated[Path, typer.Option("--out", "-o", help="Fichero nuevo.", dir_okay=False)],
    typos: given.Typos = 0.0,
    no_accents: given.NoAccents = False,
    upper_case: given.UpperCase = False,
    no_punctuation: given.NoPunctuation = False,
    paraphrase: given.Paraphrase = False,
    seed: given.Seed = 0,
    data_dir: DataDir = None,  # noqa: ARG001 - every command takes it
) -> None:
    """Las mismas preguntas con erratas o con otras palabras; la misma semilla da lo mismo."""
    from eval.cli.refusing import problems_listed
    from eval.cli.texts import told
    from eval.dataset.perturbation import Perturbation
    from eval.dataset.perturbation import perturb as perturb_all
    from eval.dataset.reading import load_dataset
    from eval.dataset.writing import write_dataset

    recipe = Perturbation(
        typos=typos,
        no_accents=no_accents,
        upper_case=upper_case,
        no_punctuation=no_punctuation,
        paraphrase=paraphrase,
    )
    if not recipe:
        raise typer.BadParameter(told("nothing_to_perturb"))
    with problems_listed():
        examples = perturb_all(load_dataset(file), recipe, seed)
    write_dataset(out, examples)
    typer.echo(told("perturbed", wordings=len(examples), out=out))
