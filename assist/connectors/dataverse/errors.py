"""What keeps a round with Dataverse from going on. What was read until then stays.

ConnectorError
├── NotConnected       a setting is missing; says which
├── AccessRefused      no token, or its application may not do this
├── Unreachable        it does not answer, or asks to be left alone for long
├── RequestRefused     it does not understand a request: a name of the mapping is wrong
└── PlaceLost          it no longer knows where we were: everything is read anew
"""

from __future__ import annotations

from assist.errors import AssistError
from prompts.catalogue import catalogue


class ConnectorError(AssistError):
    """`str()` is for people."""


class NotConnected(ConnectorError):
    pass


class AccessRefused(ConnectorError):
    pass


class Unreachable(ConnectorError):
    pass


class RequestRefused(ConnectorError):
    pass


class PlaceLost(ConnectorError):
    pass


def said(name: str, /, **values: object) -> str:
    """`name` is an entry of the errors, or `table.entry`."""
    table, _, entry = name.rpartition(".")
    return str(catalogue("connectors")[table or "errors"][entry]).format(**values)
