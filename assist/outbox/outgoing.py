"""One request that tells another system something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`secrets` sign it, as https://www.standardwebhooks.com has it; none: nobody would look.
    `trusted`: its address is in the settings, so that it may be inside the administration.
    `headers` may hold a token. `later`: statuses by which this one only asks for patience."""

    url: str = field(repr=False)  # it may hold a secret
    body: str
    media_type: str = "application/json"
    secrets: tuple[str, ...] = field(default=(), repr=False)
    trusted: bool = False
    method: Literal["POST", "PATCH"] = "POST"
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    later: frozenset[int] = frozenset()
