"""One request that tells another system something."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`secrets` sign it, as https://www.standardwebhooks.com has it; none: nobody would look.
    `trusted`: its address is in the settings, so that it may be inside the administration."""

    url: str = field(repr=False)  # it may hold a secret
    body: str
    media_type: str = "application/json"
    secrets: tuple[str, ...] = field(default=(), repr=False)
    trusted: bool = False
