"""What keeps an adapter from telling.

AdapterError
├── AdapterUnknown       the setting names none that is installed
└── AdapterUnavailable   the system behind it does not answer, or answers what nobody understands
"""

from __future__ import annotations

from assist.errors import AssistError


class AdapterError(AssistError):
    """`str()` is for people."""


class AdapterUnknown(AdapterError):
    pass


class AdapterUnavailable(AdapterError):
    pass
