"""Cells of tables, and those that say nothing by themselves: «siempre», «la persona interesada»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assist.suggestions.vocabulary.files import read_table

BETWEEN = re.compile(r"[\t\u2003|]")  # the cells of a row


def is_row(text: str) -> bool:
    """Of a table: it has several cells."""
    return BETWEEN.search(text.strip()) is not None


@lru_cache(maxsize=16_384)
def without_cells(line: str, language: str = "es") -> str:
    """The line without such cells at its end; empty when it is nothing else."""
    while match := _cell(language).search(line):
        line = line[: match.start()].rstrip(" \t\u2003|;:-–")
    return line


@cache
def _cell(language: str) -> re.Pattern[str]:
    cells = read_table(language, "aspects.toml")["words"]["empty_cells"]
    alternatives = "|".join(re.escape(cell) for cell in sorted(cells, key=len, reverse=True))
    # Between words of a sentence it is no cell: «… de la persona interesada».
    begins = r"(?:^|(?<=[.;:|)\t\u2003])\s?|(?<=\s)(?=(?-i:[A-ZÁÉÍÓÚ])))"
    return re.compile(rf"{begins}(?:{alternatives})\.?\s*$", re.IGNORECASE)
