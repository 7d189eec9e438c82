"""References of citizens and words to look for stand in addresses of the API, not in its log."""

from __future__ import annotations

import logging
import re

_LOGGER = "uvicorn.access"
_REFERENCE = re.compile(
    r"(/v1/citizens/|/u/|/s/)[^/?\s]+|([?&](?:citizen|ref|q|hub\.verify_token)=)[^&\s]+"
)


class WithoutReferences(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(map(_without, record.args))
        return True


def keep_references_out() -> None:
    """Of the log of this process; once is enough."""
    logger = logging.getLogger(_LOGGER)
    if not any(isinstance(one, WithoutReferences) for one in logger.filters):
        logger.addFilter(WithoutReferences())


def _without(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _REFERENCE.sub(lambda found: f"{found[1] or found[2]}…", value)
