"""Text as people compare it: without accents, case or surplus white space."""

from __future__ import annotations

import unicodedata

SQLITE_FOLD = "ventanilla_fold"  # the name of `fold` in SQL, on SQLite

def fold(text: str) -> str:
    """`"  Alcañiz "` and `"ALCANIZ"` fold to the same string."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())
