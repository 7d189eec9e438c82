"""What the measuring commands share: replay, and say how to go on when it is cut short."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from eval.cli.resuming import LATEST
from eval.cli.texts import told

if TYPE_CHECKING:
    from eval.models import Run
    from eval.replay.asked import Asker
    from eval.replay.options import ReplayOptions
    from eval.runs import RunFolder, RunStore
    from indexes.settings import Settings

KEY_VARIABLE = "VENTANILLA_KEY"


@dataclass(frozen=True)
class Session:
    """Where runs are kept, and how this one is asked for. `resume`: a run, or LATEST."""

    data_dir: Path | None
    key: str | None
    resume: str | None
    quiet: bool


def replayed(options: ReplayOptions, session: Session) -> tuple[RunFolder, RunStore]:
    """A finished run. Raises EvaluationError, IndexesError, OSError."""
    from eval.runs import RunStore
    from indexes.settings import Settings

    # It is no setting, and no child process needs it.
    key = session.key or os.environ.get(KEY_VARIABLE)
    os.environ.pop(KEY_VARIABLE, None)
    settings = Settings.load(session.data_dir)
    store = RunStore(settings.evaluations_dir)
    folder = _begun(options, session, settings, store, key)
    return folder, store


def _begun(
    options: ReplayOptions,
    session: Session,
    settings: Settings,
    store: RunStore,
    key: str | None,
) -> RunFolder:
    from eval.registry import forget
    from eval.replay.opening import asker_for, asker_to_resume, run_to_resume
    from eval.replay.plan import plan

    if session.resume is None:
        asker = asker_for(options, settings, key)
        folder = store.create(plan(options, asker))
    else:
        named = None if session.resume == LATEST else session.resume
        folder = run_to_resume(store, options.command, options.dataset, named)
        if folder.run().finished_at:
            return folder
        asker = asker_to_resume(folder.run(), settings, key, options.workers)
    _warn(folder.run(), options)
    _complete(folder, options.dataset, asker, quiet=session.quiet)
    if options.url:
        _warn_of_labels(folder.run())  # it tells its snapshot only now
    for old in store.prune():
        forget(settings, old)
    return folder


def _complete(folder: RunFolder, dataset: Path, asker: Asker, *, quiet: bool) -> None:
    from eval.errors import EvaluationError
    from eval.replay.replay import complete

    command = folder.run().command
    try:
        complete(folder, dataset, asker, quiet=quiet)
    except KeyboardInterrupt:
        say("interrupted", command=command, dataset=dataset, run=folder.id)
        raise typer.Exit(130) from None
    except EvaluationError:
        say("failed", command=command, dataset=dataset, run=folder.id)
        raise


def _warn(run: Run, options: ReplayOptions) -> None:
    from eval.dataset.freezing import frozen_of

    frozen = frozen_of(options.dataset)
    if frozen and frozen.dataset_digest != run.dataset_digest:
        say("dataset_changed", dataset=options.dataset)
    if options.offices == () and not run.offices:
        say("no_offices")
    _warn_of_labels(run)


def _warn_of_labels(run: Run) -> None:
    if run.labelled_on and run.snapshot and run.labelled_on != run.snapshot:
        say("other_snapshot", labelled_on=run.labelled_on, snapshot=run.snapshot)


def say(name: str, /, **values: object) -> None:
    """One line to the error stream, so that results stay clean."""
    typer.echo(told(name, **values), err=True)
