"""Tables in Markdown: readable on a terminal, and ready to paste into the documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def show(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    lines = [columns, ["---"] * len(columns), *rows]
    print(f"\n{title}\n")
    for line in lines:
        print("| " + " | ".join(str(cell) for cell in line) + " |")
