"""Pages that attack or overwhelm: what only a machine would read goes, and the page is flagged.

Flags: `instructions` text addressed to a model, `hidden_text` text in styles that no reader sees,
`deep_nesting`, `giant_table`, `entities` declared in the markup, `too_long`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from bs4 import Tag

from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.outline import Line
from ingest.folding import fold
from ingest.quick_pattern import QuickPattern

HIDDEN_WORDS = 4  # fewer invisible words are an icon or a counter
MOST_LINES = 10_000  # of a page, some hundreds of printed pages
_ENTITIES = re.compile(r"<!ENTITY\s", re.IGNORECASE)
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([^;!]+)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:\s*([^;!]+)", re.IGNORECASE)
_NAMES = {"white": "#fff", "black": "#000", "#ffffff": "#fff", "#000000": "#000",
          "rgb(255,255,255)": "#fff", "rgb(0,0,0)": "#000"}  # fmt: skip


@dataclass(frozen=True)
class Signs:
    instructions: tuple[QuickPattern, ...]  # each looks for words of its own
    raw_marks: QuickPattern
    invisible_style: QuickPattern


@cache
def signs() -> Signs:
    path = resources.files(__package__).joinpath("hazards.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lines = data["instructions"].strip().splitlines()
    return Signs(
        instructions=tuple(QuickPattern(line.removeprefix("|")) for line in lines),
        raw_marks=QuickPattern(data["raw_marks"].strip(), re.IGNORECASE),
        invisible_style=QuickPattern(data["invisible_style"].strip(), re.IGNORECASE),
    )


def declares_entities(markup: str) -> bool:
    return bool(_ENTITIES.search(markup[:20_000]))


@lru_cache(maxsize=20_000)
def addresses_a_model(text: str) -> bool:
    """Whether somebody speaks here to a model and not to citizens."""
    folded = fold(text)
    spoken = any(pattern.search(folded) for pattern in signs().instructions)
    return spoken or signs().raw_marks.search(text) is not None


def remove_invisible(root: Tag) -> Iterator[str]:
    """Takes out what styles make invisible; yields the flags."""
    for tag in [tag for tag in tags_of(root) if tag.has_attr("style")]:
        if tag.parent is None or tag.name in ("html", "body", "main") or not _is_invisible(tag):
            continue
        text = text_of(tag)
        tag.extract()
        if len(text.split()) >= HIDDEN_WORDS:
            yield "hidden_text"


def without_instructions(lines: Sequence[Line]) -> tuple[list[Line], tuple[str, ...]]:
    """The lines that are content, and the flags that the others earn."""
    first = list(lines[:MOST_LINES])
    hostile = _instructions(first)
    kept = [line for line in first if not _is_instruction(line, hostile)] if hostile else first
    flags = ["instructions"] if len(kept) < len(first) else []
    return kept, tuple([*flags, "too_long"] if len(lines) > MOST_LINES else flags)


def _instructions(lines: Sequence[Line]) -> frozenset[str]:
    """Those of the lines and headings that address a model. Only patterns are tried of which the
    page as a whole holds a word that they look for: on nearly all pages that is one or none."""
    headings = dict.fromkeys(heading.text for line in lines for heading in line.path)
    texts = [*headings, *(line.text for line in lines)]
    whole = " ".join(map(fold, texts))
    likely = [pattern for pattern in signs().instructions if pattern.could(whole)]
    marked = signs().raw_marks.could(" ".join(texts))
    if not likely and not marked:
        return frozenset()
    return frozenset(
        text
        for text in texts
        if any(pattern.search(fold(text)) for pattern in likely)
        or (marked and signs().raw_marks.search(text))
    )


def _is_instruction(line: Line, hostile: frozenset[str]) -> bool:
    return line.text in hostile or any(heading.text in hostile for heading in line.path)


def _is_invisible(tag: Tag) -> bool:
    style = str(tag.get("style") or "")
    return bool(signs().invisible_style.search(style)) or _same_colours(tag, style)


def _same_colours(tag: Tag, style: str) -> bool:
    """White on white: its own background, or that of the nearest element that states one."""
    colour = _COLOR.search(style)
    if not colour:
        return False
    stated = (_BACKGROUND.search(str(node.get("style") or "")) for node in (tag, *tag.parents))
    background = next(filter(None, stated), None)
    behind = _plain(background.group(1)) if background else ""
    return _plain(colour.group(1)) == (behind or ("#fff" if not _is_dressed(tag) else ""))


def _is_dressed(tag: Tag) -> bool:
    """Classes may colour what is behind: then white letters say nothing."""
    return any(node.get("class") or node.get("bgcolor") for node in (tag, *tag.parents))


def _plain(colour: str) -> str:
    bare = re.sub(r"\s", "", colour).lower()
    return _NAMES.get(bare, bare)
