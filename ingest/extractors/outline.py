"""A page as a list of lines, each with the headings that it stands under, in reading order.

Headings are h1-h6, and what only looks like one: summaries and buttons of accordions, labels of
tabs, terms of definition lists, label cells of tables, paragraphs in bold, questions, and short
lines that are worded like a heading of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal

from ingest.cleaners.lines import is_noise

LineKind = Literal["paragraph", "item", "row", "heading"]
SCOPE = 40  # rank of what labels a panel, a definition or a cell, below h1-h6
LABEL = 50  # rank of a line that is a heading in all but its tag
WRAPPED_WORDS = 7  # of a line, at least, that goes on in the next one
_ENDED = re.compile(r"[.:;!?…]\W*$")
CELL = "\u2003"  # between the cells of a row: white space, so that a quote stands in its page


@dataclass(frozen=True)
class Heading:
    rank: int
    text: str
    anchor: str | None = None


@dataclass(frozen=True)
class Line:
    """`text` is verbatim. `lead` is the label that it starts with ("Plazo:"), also in `text`.
    `marks` are words that stand in icons (alternative texts, class words), not in the text.
    `linked` when all of it is a link. Kind `heading`: a heading with nothing below it."""

    text: str
    kind: LineKind = "paragraph"
    path: tuple[Heading, ...] = ()
    lead: str = ""
    marks: tuple[str, ...] = ()
    linked: bool = False
    cells: tuple[str, ...] = ()  # of a row
    titles: bool = False  # the row names the columns

    def under(self, path: tuple[Heading, ...], text: str) -> Line:
        """The same elsewhere, perhaps with fewer words: `replace` would take five times as long,
        twice for each line of a page."""
        return Line(
            text, self.kind, path, self.lead, self.marks, self.linked, self.cells, self.titles
        )

    @property
    def section(self) -> tuple[str, ...]:
        return tuple(heading.text for heading in self.path)


@dataclass
class OutlineBuilder:
    """Collects lines under a path of headings. A scope (a definition, a panel, a cell) keeps the
    headings inside it from closing those outside. A heading under which nothing came is text."""

    lines: list[Line] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    _path: list[Heading] = field(default_factory=list)
    _counts: list[int] = field(default_factory=list)  # lines before each heading of the path
    _floor: int = 0

    def heading(self, rank: int, text: str, anchor: str | None = None) -> None:
        if self._says_again(text):
            return
        while len(self._path) > self._floor and self._path[-1].rank >= rank:
            self._close()
        self._open(Heading(rank, text, anchor))

    def _says_again(self, text: str) -> bool:
        """A title inside the panel that is called the same, or again in its first line."""
        return (
            bool(self._path)
            and self._path[-1].text == text
            and self._path[-1].rank > 1
            and self._counts[-1] == len(self.lines)
        )

    def line(self, line: Line) -> None:
        path = tuple(self._path)
        before = self.lines[-1] if self.lines else None
        if before is not None and before.path == path and _goes_on(before, line):
            self.lines[-1] = before.under(path, f"{before.text} {line.text}")
            return
        self.lines.append(line.under(path, line.text))

    def scope(self, label: str | None, fill: Callable[[], None]) -> None:
        before, floor = len(self._path), self._floor
        if label and not (self._path and self._path[-1].text == label):
            self._open(Heading(SCOPE, label))
        self._floor = len(self._path)
        fill()
        while len(self._path) > before:
            self._close()
        self._floor = floor

    @property
    def depth(self) -> int:
        return len(self._path)

    def end_labels(self, depth: int = 0) -> None:
        """Labels that are no real headings end with the container that holds them and what they
        announce, or where the next one begins. One under which nothing came yet goes on."""
        floor = max(self._floor, depth)
        while len(self._path) > floor and self._path[-1].rank >= LABEL:
            if len(self.lines) == self._counts[-1]:
                return
            self._close()

    @property
    def path(self) -> tuple[Heading, ...]:
        return tuple(self._path)

    def close_since(self, before: tuple[Heading, ...]) -> None:
        """Closes the headings that were opened since the path was `before`, unless nothing came
        under the last one yet."""
        if self._path and self._counts[-1] == len(self.lines):
            return
        pairs = zip(self._path, before, strict=False)
        kept = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        while len(self._path) > max(kept, self._floor):
            self._close()

    def finish(self) -> None:
        while self._path:
            self._close()

    def _open(self, heading: Heading) -> None:
        self._path.append(heading)
        self._counts.append(len(self.lines))
        self.headings.append(heading)

    def _close(self) -> None:
        heading, before = self._path.pop(), self._counts.pop()
        if len(self.lines) == before and heading.rank > 1:
            self.headings.remove(heading)
            self.line(Line(heading.text, "heading"))


def _goes_on(before: Line, line: Line) -> bool:
    """A sentence that the page breaks into lines, as what was a document of print does."""
    is_plain = before.kind == line.kind == "paragraph" and not (before.linked or line.linked)
    is_broken = len(before.text.split()) >= WRAPPED_WORDS and not _ENDED.search(before.text)
    goes_on = line.text[:1].islower() and not line.lead
    return is_plain and is_broken and goes_on and not (is_noise(before.text) or is_noise(line.text))


def sections(lines: list[Line]) -> Iterator[tuple[tuple[Heading, ...], list[Line]]]:
    """Runs of lines under the same headings."""
    run: list[Line] = []
    for line in lines:
        if run and run[-1].path != line.path:
            yield run[0].path, run
            run = []
        run.append(line)
    if run:
        yield run[0].path, run
