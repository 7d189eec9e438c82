"""What keeps a message from being sent.

SendingError
├── AddressRefused     its destination is no address that may be reached: a person has to look
├── TooEarly           it is to go out later: it waits
├── NotConfigured      its destination has no address in the settings (yet): it waits
└── Withdrawn          it is not to be sent any more; the message says why
"""

from __future__ import annotations

from datetime import datetime

from assist.errors import AssistError
from prompts.catalogue import catalogue


class SendingError(AssistError):
    """`str()` is for people."""


class AddressRefused(SendingError):
    pass


class NotConfigured(SendingError):
    pass


class Withdrawn(SendingError):
    pass


class TooEarly(SendingError):
    """Not before `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(catalogue("outbox")["waiting"]["quiet"])
        self.until = until
