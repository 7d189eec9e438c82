"""Takes out of an outline the lines that are no content, and what stands there twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ingest.cleaners.lines import (
    clean_line,
    is_action,
    is_banner,
    is_leaked_label,
    is_leaked_value,
    is_noise,
)
from ingest.extractors.aspects import heading_aspects
from ingest.extractors.headings import announced
from ingest.extractors.outline import Heading, Line
from ingest.extractors.tables import in_a_row
from ingest.folding import fold, word_count

ABOVE_WORDS = 20
REPEATED_WORDS = 4  # shorter lines may be said twice and mean it


def clean_lines(lines: Sequence[Line], title: str, language: str | None) -> list[Line]:
    """Banners count only before the first section: further down they are what the page is about."""
    foreign = language not in (None, "en")
    kept = [
        line for line in (_cleaned(line, title) for line in _below_title(lines, title)) if line.text
    ]
    kept = [line for line in kept if not _is_empty_label(line)]
    kept = [line for line in kept if not (foreign and _leaked(line, kept))]
    kept = [line for line in kept if not (_is_first(line, title) and is_banner(line.text))]
    return _once(kept)


def _below_title(lines: Sequence[Line], title: str) -> Sequence[Line]:
    """What stands above the title is navigation, carousels and notices, unless it is long; without
    a title to see, links above the first heading are navigation."""
    titled = (
        i
        for i, line in enumerate(lines)
        if any(h.rank == 1 and _is_title(h, title) for h in line.path)
    )
    first = next(titled, None)
    if first is not None:
        words = ABOVE_WORDS
    else:
        first = next((i for i, line in enumerate(lines) if line.path), 0)
        words = 0
    above = [line for line in lines[:first] if word_count(line.text) > words and not line.linked]
    return [*above, *lines[first:]]


def _is_empty_label(line: Line) -> bool:
    """A heading with nothing below it says something only in a section: `Canales` > `Online`."""
    if line.kind != "heading" or heading_aspects(line.path):
        return False
    return announced(line.text).strong


def _cleaned(line: Line, title: str) -> Line:
    text = clean_line(line.text)
    if line.cells and text:
        text = in_a_row([clean_line(cell) for cell in line.cells])
    path = tuple(h for h in line.path if not _is_title(h, title) or _heads_a_day(h, line))
    if (
        (is_noise(text) and not _is_data(line))
        or fold(text) == fold(title)
        or (line.linked and is_action(text))
    ):
        text = ""
    return line.under(path, text)


def _heads_a_day(heading: Heading, line: Line) -> bool:
    """`Inicio` over a date is no link to the front page."""
    return heading is line.path[-1] and heading.rank > 1 and line.text[:1].isdigit()


def _is_data(line: Line) -> bool:
    """A row of a table of dates: `Publicación de listas | 22/05/2026 | 22/05/2026`."""
    return sum(any(map(str.isalnum, cell)) for cell in line.cells) > 2


def _is_title(heading: Heading, title: str) -> bool:
    return fold(heading.text) == fold(title) or is_noise(heading.text)


def _leaked(line: Line, lines: Sequence[Line]) -> bool:
    if is_leaked_label(line.text):
        return True
    return is_leaked_value(line.text) and any(
        other is not line and other.path == line.path for other in lines
    )


def _is_first(line: Line, title: str) -> bool:
    return not any(h.rank > 1 and not _is_title(h, title) for h in line.path)


def _once(lines: Sequence[Line]) -> list[Line]:
    """The same words twice in one section, or before all sections and again in one, are one line;
    so is the cut beginning of a line that stands there whole."""
    kept: list[Line] = []
    seen: set[tuple[str, tuple[str, ...]]] = set()
    opening: set[str] = set()
    wholes = sorted({fold(line.text) for line in lines})
    for line in lines:
        folded = fold(line.text)
        long = len(folded.split()) >= REPEATED_WORDS
        said = folded, line.section
        if said in seen or (long and folded in opening):
            continue
        if long and not line.path and _is_beginning(folded, line.text, wholes):
            continue
        seen.add(said)
        if not line.path:
            opening.add(folded)
        kept.append(line)
    return kept


def _is_beginning(folded: str, text: str, wholes: Sequence[str]) -> bool:
    """`wholes` in order: what starts with a text follows right after it."""
    if text.endswith((".", "!", "?", ":", ";")):
        return False
    following = bisect_right(wholes, folded)
    return following < len(wholes) and wholes[following].startswith(folded)
