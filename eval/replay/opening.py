"""Opens what is asked: the stages in this machine's processes, or a service by its URL."""

from __future__ import annotations

from pathlib import Path

from assist.suggestions.service import today_here
from eval.dataset.reading import digest_of
from eval.errors import OptionRefused, RunNotFound
from eval.models import Run
from eval.replay.asked import Asker
from eval.replay.in_process import IN_PROCESS, InProcess
from eval.replay.options import ReplayOptions
from eval.runs import RunFolder, RunStore
from indexes.settings import Settings


def asker_for(options: ReplayOptions, settings: Settings, key: str | None = None) -> Asker:
    """For a new run. Raises IndexesError, ServiceFailed."""
    if options.url:
        return _service(options.url, key, options.workers)
    return InProcess(
        settings,
        until=options.until,
        today=options.today or today_here(),
        workers=options.workers,
    )


def asker_to_resume(
    run: Run, settings: Settings, key: str | None = None, workers: int = 0
) -> Asker:
    """Just what the run was begun with: the same snapshot, the same day. Raises IndexesError when
    that snapshot is no longer kept, OptionRefused when the stages are no longer the same."""
    if run.target != IN_PROCESS:
        return _service(run.target, key, workers)
    asker = InProcess(
        settings,
        until=run.until,
        today=run.today or today_here(),
        snapshot=run.snapshot,
        workers=workers,
    )
    if asker.target.pipeline != run.pipeline:
        raise OptionRefused(
            f"la ejecución {run.id} se empezó con otra versión de las etapas o de los ajustes "
            f"({run.pipeline}; ahora es {asker.target.pipeline}): empiece otra"
        )
    return asker


def run_to_resume(store: RunStore, command: str, dataset: Path, id: str | None = None) -> RunFolder:
    """The run of that id, or the latest that the command left half-done with this dataset.
    Raises RunNotFound, OptionRefused, OSError."""
    if id is None:
        found = store.latest(command=command, dataset=digest_of(dataset), finished=False)
        if found is None:
            raise RunNotFound(
                f"no hay ninguna ejecución a medias de {dataset}; sin --resume se empieza otra"
            )
        return found
    folder = store.open(id)
    if folder.run().command != command:
        raise OptionRefused(f"la ejecución {id} es de `ventanilla eval {folder.run().command}`")
    return folder


def _service(url: str, key: str | None, workers: int) -> Asker:
    from eval.replay.service import Service

    return Service(url, key, workers=workers)
