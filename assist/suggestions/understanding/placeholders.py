"""What redaction left in the place of data: these are no words of the citizen's."""

from __future__ import annotations

import re

from indexes.redaction import FindingKind

# With the words that only introduce the datum: `Soy …, con DNI …`.
_LABEL = (
    r"soy|me llamo|mi nombre es|i am|my name is|(?:y |con |mi )*(?:dni|nie|nif|tel[eé]fono|correo)"
)
_PLACEHOLDER = re.compile(
    rf"(?:\b(?:{_LABEL})(?: es)?[ :]+)?(?:"
    + "|".join(re.escape(kind.placeholder) for kind in FindingKind)
    + ")",
    re.IGNORECASE,
)
_BEFORE_STOP = re.compile(r"[ \t,;:]+(?=[,;:.!?\n]|$)")
_SPACES = re.compile(r"[ \t]{2,}")


def without_placeholders(text: str) -> str:
    """The text itself where it has none, or nothing else."""
    if not _PLACEHOLDER.search(text):
        return text
    left = _BEFORE_STOP.sub("", _PLACEHOLDER.sub(" ", text))
    return (_SPACES.sub(" ", left).strip(" ,;:.\n") and _SPACES.sub(" ", left).strip()) or text
