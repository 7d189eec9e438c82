"""Tokens of the application that reads and writes there (OAuth 2.0, client credentials)."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import httpx

from assist.connectors.dataverse.errors import AccessRefused, NotConnected, Unreachable, said
from assist.outbox.guard import guarded_client
from indexes.settings import Settings

if TYPE_CHECKING:
    import msal  # type: ignore[import-untyped]

_NEEDED = (
    "dataverse_url",
    "dataverse_tenant",
    "dataverse_client_id",
    "dataverse_client_secret",
)


def missing(settings: Settings) -> list[str]:
    """Names of the settings without which there is no connection."""
    values = settings.model_dump(include=set(_NEEDED))
    secret = settings.dataverse_client_secret.get_secret_value()
    values["dataverse_client_secret"] = secret
    return [name for name in _NEEDED if not values[name]]


def tokens_of(settings: Settings) -> Tokens:
    """Shared by all of this process. Raises NotConnected."""
    if names := missing(settings):
        raise NotConnected(said("not_configured", names=", ".join(names)))
    return _tokens(
        f"{settings.dataverse_authority.rstrip('/')}/{settings.dataverse_tenant}",
        settings.dataverse_client_id,
        settings.dataverse_client_secret.get_secret_value(),
        settings.dataverse_url.rstrip("/"),
        settings.outbound_allow_loopback,
        settings.dataverse_timeout_s,
    )


class Tokens:
    """The library keeps a token until it is about to expire."""

    def __init__(self, authority: str, client_id: str, secret: str, url: str, http: _Http) -> None:
        self._authority, self._client_id, self._secret = authority, client_id, secret
        self._scope = f"{url}/.default"
        self._http = http
        self._lock = Lock()
        self._application: msal.ConfidentialClientApplication | None = None

    def token(self, *, fresh: bool = False) -> str:
        """`fresh`: the one before was refused. Raises AccessRefused, Unreachable."""
        with self._lock:
            try:
                return self._asked(fresh)
            except (httpx.TransportError, OSError) as error:
                self._application = None
                message = said("token_unreachable", kind=type(error).__name__)
                raise Unreachable(message) from error
            except ValueError as error:  # the library's, for an authority that is none
                self._application = None
                raise AccessRefused(said("token", error="authority")) from error

    def _asked(self, fresh: bool) -> str:
        import msal  # it takes a while, and most processes need none

        if self._application is None:
            self._application = msal.ConfidentialClientApplication(
                self._client_id,
                client_credential=self._secret,
                authority=self._authority,
                instance_discovery=False,
                http_client=self._http,
            )
        if fresh:
            self._application.remove_tokens_for_client()
        answer = self._application.acquire_token_for_client([self._scope])
        if "access_token" in answer:
            return str(answer["access_token"])
        self._application = None  # it remembers a refusal for a minute
        raise AccessRefused(said("token", error=answer.get("error", "?")))


class _Http:
    """What the library asks with: a connection each time, since that is once an hour."""

    def __init__(self, *, loopback: bool, timeout_s: float) -> None:
        self._loopback, self._timeout_s = loopback, timeout_s

    def get(self, url: str, **asked: Any) -> httpx.Response:
        with self._client() as client:
            return client.get(url, **asked)

    def post(self, url: str, **asked: Any) -> httpx.Response:
        with self._client() as client:
            return client.post(url, **asked)

    def close(self) -> None:
        """Nothing is kept open; the library wants to be able to."""

    def _client(self) -> httpx.Client:
        return guarded_client(trusted=True, loopback=self._loopback, timeout_s=self._timeout_s)


@lru_cache(maxsize=8)
def _tokens(  # one for each set of settings
    authority: str, client_id: str, secret: str, url: str, loopback: bool, timeout_s: float
) -> Tokens:
    http = _Http(loopback=loopback, timeout_s=timeout_s)
    return Tokens(authority, client_id, secret, url, http)
