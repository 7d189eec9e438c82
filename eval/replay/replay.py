"""A replay from its plan to its answers: asked, kept on the way, gone on with, finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from eval.errors import ServiceFailed
from eval.models import Run
from eval.replay.asked import Asked, Asker
from eval.replay.part import appending, read_part
from eval.replay.plan import questions
from eval.replay.progress import progress_bar
from eval.runs import RunFolder

Watch = Callable[[int, int], None]  # answered so far, of how many


def complete(
    folder: RunFolder,
    dataset: Path,
    asker: Asker,
    *,
    quiet: bool = False,
    watch: Watch | None = None,
) -> Run:
    """Asks what the run has not asked yet and finishes it. What was answered is on disk whatever
    happens, KeyboardInterrupt included. `watch` may raise to end it. Raises EvaluationError,
    OSError."""
    with folder.writing():
        run = folder.run()
        asked = questions(run, dataset)
        done = set(read_part(folder.part))
        todo = [question for question in asked if question.key not in done]
        with (
            appending(folder.part) as part,
            progress_bar(len(asked), len(asked) - len(todo), quiet=quiet) as advance,
            asker.ask(todo) as batches,
        ):
            answered = len(asked) - len(todo)
            for batch in batches:
                run = _of_one_target(run, batch, folder)
                part.write(one.answer for one in batch)
                advance(len(batch))
                answered += len(batch)
                if watch is not None:
                    watch(answered, len(asked))
        return _finished(folder, run, {question.key for question in asked})


def _of_one_target(run: Run, batch: Sequence[Asked], folder: RunFolder) -> Run:
    """A service tells its versions with its first answer, and must keep to them."""
    for one in batch:
        if not run.snapshot and one.snapshot:
            run = run.model_copy(update={"snapshot": one.snapshot, "pipeline": one.pipeline})
            folder.save_run(run)
        if one.snapshot and (one.snapshot, one.pipeline) != (run.snapshot, run.pipeline):
            raise ServiceFailed(
                f"el servicio cambió de versión durante la ejecución {run.id} (de la instantánea "
                f"{run.snapshot} a la {one.snapshot}): sus respuestas no se pueden comparar; "
                "empiece otra"
            )
    return run


def _finished(folder: RunFolder, run: Run, keys: set[str]) -> Run:
    answers = [answer for key, answer in read_part(folder.part).items() if key in keys]
    run = run.model_copy(
        update={
            "answers": len(answers),
            "finished_at": datetime.now(UTC).isoformat(timespec="seconds"),
        }
    )
    folder.save_answers(answers)
    folder.save_run(run)
    return run
