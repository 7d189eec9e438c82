"""Starts the crawling process, passes its events on, and ends it when asked to."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from queue import Empty, Queue
from typing import IO

from pydantic import ValidationError

from ingest.errors import CrawlInterrupted
from ingest.spiders.begin import LONG
from ingest.spiders.events import CrawlEvent
from ingest.spiders.plan import CrawlPlan
from ingest.texts import failure

CLOSING_S = 5  # to finish the requests on their way
SILENCE_S = 1.0
LAST_LINES = 20
# With `-m` each reader of pages would load the whole crawler, as the module that began it all.
_CHILD = "from ingest.spiders.begin import main; main()"

Process = subprocess.Popen[str]


def crawling_process(*, long: bool = False) -> Process:
    """One that loads all that it needs, and waits for a plan. `long`: what reads pages beside it,
    too. Whoever leaves its context waits for its end."""
    command = [sys.executable, "-c", _CHILD, *([LONG] if long else [])]
    return subprocess.Popen(  # noqa: S603  # our own module, no input in the command
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip


def run_crawl(
    plan: CrawlPlan, on_event: Callable[[CrawlEvent], None], process: Process | None = None
) -> CrawlEvent:
    """The `finished` event. Raises CrawlInterrupted when the process ends without one; whatever
    `on_event` raises ends the process too, and is raised again."""
    with process or crawling_process() as running:
        try:
            return _follow(running, plan, on_event)
        finally:
            end(running)


def _follow(
    process: Process, plan: CrawlPlan, on_event: Callable[[CrawlEvent], None]
) -> CrawlEvent:
    assert process.stdin
    assert process.stdout
    assert process.stderr
    said: deque[str] = deque(maxlen=LAST_LINES)
    drain = threading.Thread(target=_drain, args=(process.stderr, said), daemon=True)
    drain.start()
    try:
        process.stdin.write(plan.model_dump_json())
        process.stdin.close()
    except BrokenPipeError:
        pass  # it ended at once; its last words say why
    last: CrawlEvent | None = None
    for last in _events(process.stdout):
        if last and last.kind != "finished":
            on_event(last)
    drain.join(timeout=5)
    if last is None or last.kind != "finished":
        detail = next((text for text in reversed(said) if text.strip()), f"código {process.wait()}")
        raise CrawlInterrupted(
            *failure("interrupted", source=plan.source.name, detail=detail.strip())
        )
    return last


def _events(lines: IO[str]) -> Iterator[CrawlEvent | None]:
    """Those of the process; while it is silent its last progress again, since whoever watches it
    may want to stop it although a site keeps it waiting. After `finished` it only has to end."""
    heard: Queue[str | None] = Queue()
    threading.Thread(target=_listen, args=(lines, heard), daemon=True).start()
    progress = CrawlEvent(kind="progress")
    finished = False
    while True:
        try:
            line = heard.get(timeout=None if finished else SILENCE_S)
        except Empty:
            yield progress
            continue
        if line is None:
            return
        event = _event(line)
        if event is not None and event.kind == "progress":
            progress = event
        finished = event is not None and event.kind == "finished"
        yield event


def _listen(lines: IO[str], heard: Queue[str | None]) -> None:
    try:
        for line in lines:
            heard.put(line)
    finally:
        heard.put(None)


def _event(line: str) -> CrawlEvent | None:
    try:
        return CrawlEvent.model_validate_json(line)
    except ValidationError:
        return None


def _drain(stream: IO[str], said: deque[str]) -> None:
    said.extend(stream)


def end(process: Process) -> None:
    """Has no effect on one that ended."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(CLOSING_S)
    except subprocess.TimeoutExpired:
        process.kill()
