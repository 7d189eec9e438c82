"""Asks a running service by its public interface, several calls at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx
from pydantic import ValidationError

from assist.suggestions.schemas import Suggestion
from eval.errors import OptionRefused, ServiceFailed
from eval.replay.answering import Themes, answer_of
from eval.replay.asked import Asked, Batches, Target
from eval.replay.grid import Question
from eval.replay.window import results_of
from indexes.models import Office, ProcedureEntry

_CALLS = 4  # at once, where nothing else is said
_AHEAD = 2  # questions waiting for each call
_ATTEMPTS = 4
_TIMEOUT_S = 60.0
_PAGE = 100  # procedures a call
_AGAIN = frozenset({429, 502, 503, 504})


class Service:
    """The suggestions are recorded there as any agent's are."""

    def __init__(self, url: str, key: str | None, *, workers: int = 0) -> None:
        """Raises ServiceFailed when it does not answer, or does not take the key; OptionRefused
        when the URL is none, or there is no key."""
        if not url.startswith(("http://", "https://")):
            raise OptionRefused(f"«{url}» no es una dirección http:// ni https://")
        if not key:
            raise OptionRefused(_NO_KEY)
        self._calls = workers or _CALLS
        self._client = httpx.Client(
            base_url=url.rstrip("/"),
            headers={"Authorization": f"Bearer {key}"},
            timeout=_TIMEOUT_S,
            limits=httpx.Limits(max_connections=self._calls),
        )
        self._ended = threading.Event()
        self._target = Target(name=url.rstrip("/"))
        try:
            self._offices = [Office.model_validate(row) for row in self._get("/v1/offices")]
            self._themes = Themes(self._procedures())
        except BaseException:
            self._client.close()
            raise
        self._by_id = {office.id: office for office in self._offices}

    @property
    def target(self) -> Target:
        return self._target

    def offices(self) -> Sequence[Office]:
        return self._offices

    @contextmanager
    def ask(self, questions: Sequence[Question]) -> Iterator[Batches]:
        """Raises ServiceFailed when a question gets no answer after several attempts."""
        pool = ThreadPoolExecutor(self._calls)
        try:
            yield self._asked(pool, questions)
        finally:
            self._ended.set()
            pool.shutdown(wait=True, cancel_futures=True)
            self._client.close()

    def _asked(self, pool: ThreadPoolExecutor, questions: Sequence[Question]) -> Batches:
        def submit(question: Question) -> Future[Asked]:
            return pool.submit(self._ask, question)

        for asked in results_of(submit, questions, _AHEAD * self._calls):
            yield [asked]

    def _ask(self, question: Question) -> Asked:
        started = time.perf_counter()
        body = question.request().model_dump(mode="json")
        suggestion = _suggestion(self._call("POST", "/v1/suggestions", json=body))
        answer = answer_of(
            question,
            suggestion,
            themes=self._themes,
            offices=self._by_id,
            latency_ms=round((time.perf_counter() - started) * 1000, 3),
        )
        return Asked(answer=answer, snapshot=suggestion.snapshot, pipeline=suggestion.pipeline)

    def _procedures(self) -> Iterator[ProcedureEntry]:
        read = 0
        while True:
            page = self._get("/v1/procedures", params={"offset": read, "limit": _PAGE})
            for row in page["items"]:
                yield ProcedureEntry(
                    code=row["code"],
                    title=row["title"],
                    document_id=row["document_id"],
                    theme=row["theme"],
                )
            read += len(page["items"])
            if not page["items"] or read >= page["total"]:
                return

    def _get(self, path: str, params: Mapping[str, int] | None = None) -> Any:
        return self._call("GET", path, params=params).json()

    def _call(self, method: str, path: str, **content: Any) -> httpx.Response:
        """Waits a little longer before each attempt; gives up at once where waiting cannot help."""
        reason = ""
        for attempt in range(_ATTEMPTS):
            if attempt and self._ended.wait(2 ** (attempt - 1)):
                break
            try:
                response = self._client.request(method, path, **content)
            except httpx.TransportError as error:
                reason = str(error) or type(error).__name__
                continue
            if response.status_code not in _AGAIN:
                return _checked(response, self._target.name)
            reason = f"estado {response.status_code}"
        raise ServiceFailed(f"{self._target.name} no responde ({reason}); ¿está en marcha?")


def _checked(response: httpx.Response, url: str) -> httpx.Response:
    """Raises ServiceFailed for anything but an answer."""
    if response.status_code in (401, 403):
        raise ServiceFailed(f"{url} no acepta la clave ({response.status_code}); {_NO_KEY}")
    if not response.is_success:
        raise ServiceFailed(f"{url} respondió {response.status_code}: {response.text[:300]}")
    return response


def _suggestion(response: httpx.Response) -> Suggestion:
    try:
        return Suggestion.model_validate_json(response.content)
    except ValidationError as error:
        raise ServiceFailed(
            f"{response.url.host} no responde como esta versión espera: {error.error_count()} "
            "campos no encajan"
        ) from error


_NO_KEY = (
    "ponga una clave válida en la variable VENTANILLA_KEY; se crea con "
    "`ventanilla key create --role agent`"
)
