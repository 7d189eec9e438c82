"""Handler of the job `evaluate`: replays a dataset or audits what was sent, and keeps the run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.audit.run import Options, audit, report
from eval.datasets import dataset_path
from eval.errors import OptionRefused
from eval.gate import parse
from eval.judging import judge
from eval.models import Metrics
from eval.replay.opening import asker_for
from eval.replay.options import ReplayOptions
from eval.replay.plan import plan
from eval.replay.replay import complete
from eval.runs import RunStore
from indexes.jobs import JobContext
from indexes.models import Channel

Task = Literal["consistency", "answers", "retrieval", "audit"]

_CHANNELS = (Channel.EMAIL, Channel.WHATSAPP, Channel.PHONE)


class EvaluatePayload(BaseModel):
    """What `POST /v1/jobs` checked already; jobs may also come from elsewhere."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    task: Task = "consistency"
    dataset: str | None = None
    offices: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    repeats: int = 1
    limit: int | None = None
    fail_under: tuple[str, ...] = ()


def evaluate(context: JobContext) -> dict[str, Any]:
    """The result names the run and its main figures. Raises EvaluationError, IndexesError."""
    asked = _payload(context)
    parse(list(asked.fail_under))  # before anything is asked
    return _audited(asked, context) if asked.task == "audit" else _replayed(asked, context)


def _replayed(asked: EvaluatePayload, context: JobContext) -> dict[str, Any]:
    settings = context.settings
    options = _options(asked, context)
    store = RunStore(settings.evaluations_dir)
    asker = asker_for(options, settings)
    folder = store.create(plan(options, asker))

    def watch(done: int, total: int) -> None:
        context.progress(done, total, asked.task)
        context.check_cancelled()

    complete(folder, options.dataset, asker, quiet=True, watch=watch)
    judged = judge(folder, store, settings=settings, gate=asked.fail_under)
    return summary(judged.run.id, judged.metrics, judged.failures)


def _audited(asked: EvaluatePayload, context: JobContext) -> dict[str, Any]:
    """Of the stored cases: what people sent is no dataset to choose."""

    def progress(done: int, total: int) -> None:
        context.progress(done, total, asked.task)
        context.check_cancelled()

    folder, done = audit(context.settings, Options(), progress)
    failures, _ = report(context.settings, folder, done, asked.fail_under)
    return summary(folder.id, done.metrics, failures)


def summary(run: str, metrics: Metrics, failures: Sequence[object]) -> dict[str, Any]:
    return {
        "run": run,
        "answers": metrics.answers,
        "measures": {name: one.model_dump() for name, one in metrics.measures.items()},
        "failures": [str(failure) for failure in failures],
    }


def _options(asked: EvaluatePayload, context: JobContext) -> ReplayOptions:
    assert asked.task != "audit"
    crossed = asked.task == "consistency"  # the others ask each question once, as it was asked
    return ReplayOptions(
        command=asked.task,
        dataset=dataset_path(asked.dataset or asked.task, context.settings.data_dir),
        offices=asked.offices if crossed else None,
        channels=(asked.channels or _CHANNELS) if crossed else None,
        repeats=asked.repeats,
        limit=asked.limit,
    )


def _payload(context: JobContext) -> EvaluatePayload:
    try:
        return EvaluatePayload.model_validate(context.payload)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise OptionRefused(f"{place}: {first['msg']}") from error
