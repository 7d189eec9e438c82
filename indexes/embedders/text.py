"""Text as a tokenizer can take it: any string a person or a page can produce."""

from __future__ import annotations

import re

from indexes.encodable import encodable

# 512 tokens never cover more than this; a tokenizer would otherwise walk megabytes to cut them off.
MAX_CHARS = 20_000

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def tokenizable(text: str) -> str:
    """NUL and other control characters become spaces, lone surrogates U+FFFD; cut at MAX_CHARS."""
    return encodable(_CONTROL.sub(" ", text[:MAX_CHARS])).strip()
