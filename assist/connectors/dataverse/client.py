"""The Web API of Dataverse (OData 4): reads pages of rows, as fast as it lets us."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import httpx

from assist.connectors.dataverse.errors import (
    AccessRefused,
    PlaceLost,
    RequestRefused,
    Unreachable,
    said,
)
from assist.connectors.dataverse.mapping import Stream
from assist.connectors.dataverse.tokens import Tokens, tokens_of
from assist.outbox.backoff import retry_after
from assist.outbox.guard import check_address, guarded_client
from indexes.settings import Settings
from indexes.tables import now

Pause = Callable[[float], None]

_ATTEMPTS = 6
_LONGEST_S = 300.0  # whoever asks for more is asked again another time
_FEW = 5  # requests left in its window
_LEFT = "x-ms-ratelimit-burst-remaining-xrm-requests"
_LOST = frozenset({"0x80044352", "0x80060891"})  # expired delta token, or version stamp
_LOOKUPS = "Microsoft.Dynamics.CRM.lookuplogicalname"
_random = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Page:
    """`delta_link` only at the end of a round that tracks changes."""

    rows: tuple[Any, ...]
    next_link: str | None
    delta_link: str | None


class Dataverse:
    def __init__(self, settings: Settings, api_version: str, pause: Pause) -> None:
        """Raises NotConnected."""
        self._tokens: Tokens = tokens_of(settings)
        self._base = f"{settings.dataverse_url.rstrip('/')}/api/data/{api_version}/"
        loopback = settings.outbound_allow_loopback
        check_address(self._base, trusted=True, loopback=loopback)
        self._http = guarded_client(
            trusted=True, loopback=loopback, timeout_s=settings.dataverse_timeout_s
        )
        self._rows = settings.dataverse_page_rows
        self._pause = pause

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def first(self, stream: Stream, since: str | None = None) -> str:
        """Where a round begins. With `since` (a time in ISO 8601), of what was changed since."""
        options = {"$select": stream.select}
        if stream.tracking == "modified":
            changed = stream.columns["modified"]
            conditions = [f"({stream.filter})" if stream.filter else "", _since(changed, since)]
            options["$filter"] = " and ".join(filter(None, conditions))
            options["$expand"] = stream.expand
            options["$orderby"] = f"{changed} asc,{stream.id} asc"
        chosen = {name: value for name, value in options.items() if value}
        return f"{self._base}{stream.entity_set}?{urlencode(chosen, safe='$,()')}"

    def page(self, url: str, *, track: bool) -> Page:
        """Raises ConnectorError."""
        preferred = [f"odata.maxpagesize={self._rows}", f'odata.include-annotations="{_LOOKUPS}"']
        if track:
            preferred.insert(0, "odata.track-changes")
        response = self._get(self._own(url), {"Prefer": ",".join(preferred)})
        return self._read(response)

    def _own(self, url: str) -> str:
        """What it gives as the next page must be its own: it is asked for with the token."""
        own, given = urlsplit(self._base), urlsplit(url)
        if (own.scheme, own.netloc) != (given.scheme, given.netloc):
            raise RequestRefused(said("elsewhere", host=given.hostname or "?"))
        return url

    def _get(self, url: str, headers: dict[str, str]) -> httpx.Response:
        reason, renewed = "", False
        for attempt in range(_ATTEMPTS):
            authorised = {**headers, **_HEADERS, **self._authorisation()}
            try:
                response = self._http.get(url, headers=authorised)
            except (httpx.TransportError, OSError) as error:
                reason = type(error).__name__
                self._pause(_backoff(attempt))
                continue
            if response.is_success:
                self._spare(response)
                return response
            if response.status_code == 401 and not renewed:
                renewed = True
                self._tokens.token(fresh=True)
                continue
            self._check(response)
            reason = f"HTTP {response.status_code}"
            self._pause(_wait(response, attempt))
        raise Unreachable(said("unreachable", reason=reason))

    def _authorisation(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._tokens.token()}"}

    def _spare(self, response: httpx.Response) -> None:
        """It tells how many requests it still takes in its window."""
        left = response.headers.get(_LEFT, "")
        if left.isascii() and left.isdigit() and int(left) < _FEW:
            self._pause(1.0)

    def _check(self, response: httpx.Response) -> None:
        """Returns for what may work later."""
        status = response.status_code
        if status in (408, 429) or status >= 500:
            return
        code, message = _error_of(response)
        if status in (401, 403):
            raise AccessRefused(said("forbidden", status=status, code=code or "?"))
        if status == 410 or code in _LOST:
            raise PlaceLost(said("place"))
        raise RequestRefused(said("refused", status=status, code=code or "?", message=message))

    def _read(self, response: httpx.Response) -> Page:
        try:
            content = response.json()
            rows = content["value"]
            if not isinstance(rows, list):
                raise TypeError("value")
        except (ValueError, TypeError, KeyError) as error:
            raise RequestRefused(said("malformed", reason=type(error).__name__)) from error
        return Page(tuple(rows), content.get("@odata.nextLink"), content.get("@odata.deltaLink"))


_HEADERS = {
    "Accept": "application/json",
    "OData-MaxVersion": "4.0",
    "OData-Version": "4.0",
}


def _since(column: str, since: str | None) -> str:
    return f"{column} ge {since}" if since else ""


def _backoff(attempt: int) -> float:
    return min(0.5 * 2.0**attempt, 30.0) * _random.uniform(0.5, 1.0)


def _wait(response: httpx.Response, attempt: int) -> float:
    """Raises Unreachable where it asks for more than we wait."""
    asked = retry_after(response.headers.get("retry-after"), now())
    seconds = asked.total_seconds() if asked else _backoff(attempt)
    if seconds > _LONGEST_S:
        raise Unreachable(said("busy", seconds=int(seconds)))
    return seconds


def _error_of(response: httpx.Response) -> tuple[str, str]:
    """Its code and what it says, without what may follow (traces)."""
    try:
        error = response.json()["error"]
        return str(error.get("code", "")), " ".join(str(error.get("message", "")).split())[:300]
    except (ValueError, KeyError, TypeError, AttributeError):
        return "", ""
