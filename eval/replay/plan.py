"""Settles how a run is made, so that what it asks follows from its record and its dataset."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from assist.suggestions.understanding.language import detect_language
from eval.dataset.example import Example
from eval.dataset.freezing import frozen_of
from eval.dataset.perturbation import Perturbation, perturb
from eval.dataset.reading import digest_of, load_dataset
from eval.errors import OptionRefused
from eval.models import Run
from eval.replay.asked import Asker
from eval.replay.grid import Question, first_groups, questions_of
from eval.replay.options import ReplayOptions
from eval.runs import new_run_id
from indexes.models import Channel, Office
from indexes.offices import find_office


def plan(options: ReplayOptions, asker: Asker) -> Run:
    """A run of which nothing was asked yet. Raises DatasetInvalid, OptionRefused, OSError."""
    examples = first_groups(load_dataset(options.dataset), options.limit)
    frozen, target = frozen_of(options.dataset), asker.target
    return Run(
        id=new_run_id(),
        mode="replay",
        command=options.command,
        dataset=str(options.dataset),
        dataset_digest=digest_of(options.dataset),
        labelled_on=frozen.snapshot if frozen else None,
        target=target.name,
        snapshot=target.snapshot,
        pipeline=target.pipeline,
        embedder=target.embedder,
        prompts_digest=target.prompts_digest,
        version=version("ventanilla"),
        until=options.until,
        offices=_offices(options.offices, asker),
        channels=tuple(channel.value for channel in options.channels or ()),
        languages=tuple(sorted({language_of(example) for example in examples})),
        repeats=options.repeats,
        seed=options.seed,
        perturbation=str(options.perturbation) if options.perturbation else None,
        today=target.today,
        limit=options.limit,
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def questions(run: Run, dataset: Path) -> list[Question]:
    """All that the run asks. Raises DatasetInvalid, OSError; OptionRefused when the dataset is not
    the one that the run was begun with."""
    if digest_of(dataset) != run.dataset_digest:
        raise OptionRefused(
            f"{dataset} no es (o ya no es) el conjunto de la ejecución {run.id}; empiece otra"
        )
    examples = first_groups(load_dataset(dataset), run.limit)
    languages = [language_of(example) for example in examples]
    if run.perturbation:
        examples = perturb(examples, Perturbation.parse(run.perturbation), run.seed)
    return list(
        questions_of(
            examples,
            offices=run.offices,
            channels=[Channel(name) for name in run.channels],
            repeats=run.repeats,
            languages=languages,
        )
    )


def language_of(example: Example) -> str:
    return example.language or detect_language(example.text)


def _offices(wanted: Sequence[str] | None, asker: Asker) -> tuple[str, ...]:
    """Ids; none where each question keeps its own. An empty wish is every office of the table."""
    if wanted is None:
        return ()
    table = asker.offices()
    if not wanted:
        return tuple(office.id for office in table)
    return tuple(dict.fromkeys(_office(name, table) for name in wanted))


def _office(name: str, table: Sequence[Office]) -> str:
    found = find_office(table, name)
    if found is None:
        known = ", ".join(office.id for office in table) or "ninguna: `ventanilla offices import`"
        raise OptionRefused(f"no existe la oficina «{name}»; las hay: {known}")
    return found.id
