"""Where the readers of pages come from: a process that has loaded all that reading needs, once, and
becomes two whenever one more reader is wanted. It is begun before the crawl itself is loaded, so
that two cores load at the same time."""

from __future__ import annotations

import multiprocessing
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_PRELOADED = "ingest.spiders.preloaded"


def context() -> BaseContext:
    """Never `fork`: Twisted's reactor, which the crawl runs in, survives none."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload([_PRELOADED])
    return forking


def load_ahead() -> None:
    """Begins to load; nothing is lost where no reader is wanted after all."""
    if isinstance(context(), multiprocessing.context.ForkServerContext):
        forkserver.ensure_running()


def unload() -> None:
    """Waits for the end of what was loaded, so that what it cost counts as what the crawl cost. It
    would end by itself; there is no public way to wait for it."""
    stop = getattr(getattr(forkserver, "_forkserver", None), "_stop", None)
    if stop is not None:
        stop()
