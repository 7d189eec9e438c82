"""Text that UTF-8 can hold. JSON may carry half of a surrogate pair, which nothing else takes."""

from __future__ import annotations

import re

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Lone surrogates become U+FFFD; other text is given back as it is."""
    return text if is_encodable(text) else _LONE_SURROGATE.sub("\ufffd", text)


def is_encodable(text: str) -> bool:
    try:
        text.encode()  # tells at once what a search would take long to find
    except UnicodeEncodeError:
        return False
    return True
