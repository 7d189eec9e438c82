"""A few calls at a time out of very many, so that neither their results nor they pile up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def results_of(
    submit: Callable[[Item], Future[Result]], items: Iterable[Item], at_once: int
) -> Iterator[Result]:
    """In the order of their arrival. When one fails, no more is begun, what is under way is still
    handed over, and then the error is raised."""
    waiting = iter(items)
    pending = {submit(item) for item in islice(waiting, at_once)}
    failure: BaseException | None = None
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            error = future.exception()
            failure = failure or error
            if error is None:
                yield future.result()
        if failure is None:
            pending |= {submit(item) for item in islice(waiting, len(done))}
    if failure is not None:
        raise failure
