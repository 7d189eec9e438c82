"""Handlers for jobs that are run in other processes."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

from indexes.jobs import Handlers, JobContext, consume
from indexes.settings import Settings


def count(context: JobContext) -> dict[str, Any]:
    """Notes every run in a file, then counts slowly."""
    note = Path(context.payload["note"])
    with note.open("a") as stream:
        stream.write(f"{os.getpid()}\n")
    for number in range(context.payload["steps"]):
        context.check_cancelled()
        context.progress(number + 1, context.payload["steps"], stage="count")
        time.sleep(0.02)
    return {"counted": context.payload["steps"]}


def fail(context: JobContext) -> dict[str, Any]:
    raise ValueError("no se puede")


HANDLERS: Handlers = {"count": count, "crawl": count, "reindex": count, "fail": fail}


def work(settings: Settings) -> None:
    consume(settings, HANDLERS)


def work_in_thread(settings: Settings, stop: threading.Event) -> threading.Thread:
    thread = threading.Thread(
        target=consume, args=(settings, HANDLERS), kwargs={"stop": stop}, daemon=True
    )
    thread.start()
    return thread
