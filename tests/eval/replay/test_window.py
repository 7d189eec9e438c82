from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from eval.replay.window import results_of


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as pool:
        yield pool


def test_every_result_comes_once(pool: ThreadPoolExecutor) -> None:
    found = list(results_of(lambda n: pool.submit(pow, n, 2), range(100), 5))
    assert sorted(found) == [n * n for n in range(100)]


def test_nothing_to_do_gives_nothing(pool: ThreadPoolExecutor) -> None:
    assert list(results_of(lambda n: pool.submit(pow, n, 2), [], 5)) == []


def test_no_more_than_asked_for_are_under_way() -> None:
    submitted: list[Future[int]] = []

    def submit(number: int) -> Future[int]:
        future: Future[int] = Future()
        submitted.append(future)
        return future

    results = results_of(submit, range(10), 3)
    threading.Timer(0.05, lambda: submitted[0].set_result(0)).start()
    assert next(results) == 0
    assert len(submitted) == 3
    threading.Timer(0.05, lambda: submitted[1].set_result(1)).start()
    assert next(results) == 1
    assert len(submitted) == 4


def test_what_is_under_way_is_handed_over_before_the_error(pool: ThreadPoolExecutor) -> None:
    begun: list[int] = []
    failed = threading.Event()

    def work(number: int) -> int:
        begun.append(number)
        if number == 0:
            failed.set()
            raise RuntimeError("roto")
        assert failed.wait(10)
        return number

    found: list[int] = []
    results = results_of(lambda n: pool.submit(work, n), range(50), 4)
    with pytest.raises(RuntimeError, match="roto"):
        found.extend(results)  # keeps what came before the error
    assert sorted(found) == sorted(number for number in begun if number)
    assert len(begun) < 50
