"""Text as people compare it: without accents, case or surplus white space."""

from __future__ import annotations

import re
import unicodedata

SQLITE_FOLD = "ventanilla_fold"  # the name of `fold` in SQL, on SQLite

# Marks of Latin letters, and where all the others are: no mark stands anywhere else.
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_OTHER_MARKS = re.compile(
    "[\u0483-\u1fff\u20d0-\u20ff\u2cef-\u2dff\u302a-\u309a\ua66f-\uabff\ufb1e\ufe20-\ufe2f"
    "\U000101fd-\U0010ffff]"
)


def fold(text: str) -> str:
    """`"  Alcañiz "` and `"ALCANIZ"` fold to the same string."""
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
        if _OTHER_MARKS.search(text):
            text = "".join(char for char in text if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


def digits_of(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
