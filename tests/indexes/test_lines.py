from __future__ import annotations

import pytest

from indexes.lines import line_around

TEXT = "uno\ndos tres\n\ncuatro"


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (0, None, "uno"),
        (3, None, "uno"),  # the line break itself
        (4, None, "dos tres"),
        (8, 12, "dos tres"),
        (13, None, ""),
        (14, None, "cuatro"),
        (1, 6, "uno\ndos tres"),
    ],
)
def test_a_line_goes_from_break_to_break(start: int, end: int | None, line: str) -> None:
    first, last = line_around(TEXT, start, end)
    assert TEXT[first:last] == line
