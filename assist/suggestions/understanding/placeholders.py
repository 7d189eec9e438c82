"""What redaction left in the place of data: these are no words of the citizen's."""

from __future__ import annotations

import re

from indexes.redaction import FindingKind

_PLACEHOLDER = re.compile("|".join(re.escape(kind.placeholder) for kind in FindingKind))
_BEFORE_STOP = re.compile(r"[ \t,;:]+(?=[,;:.!?\n]|$)")
_SPACES = re.compile(r"[ \t]{2,}")


def without_placeholders(text: str) -> str:
    """The text itself where it has none, or nothing else."""
    if not _PLACEHOLDER.search(text):
        return text
    left = _BEFORE_STOP.sub("", _PLACEHOLDER.sub(" ", text))
    return (_SPACES.sub(" ", left).strip(" ,;:.\n") and _SPACES.sub(" ", left).strip()) or text
