"""What headings and sentences of pages speak of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assist.suggestions.vocabulary.cues import compile_cue, normalise
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect


@lru_cache(maxsize=16_384)
def speaks_of(text: str, aspect: Aspect) -> bool:
    """Whether one of the aspect's page cues stands in the text."""
    normalised = normalise(text)
    return any(cue.search(normalised) for cue in _page_cues().get(aspect, ()))


def is_by_administration(heading: str) -> bool:
    """Whether what stands below it is checked by the administration itself."""
    return _matches("administration", heading)


def is_conditional(heading: str) -> bool:
    """Whether what stands below it is only for some cases."""
    return _matches("conditional", heading)


def is_navigation(heading: str) -> bool:
    """Whether what stands below it are links to other pages."""
    return _matches("navigation", heading)


@lru_cache(maxsize=8_192)
def _matches(name: str, heading: str) -> bool:
    normalised = normalise(heading)
    return any(cue.search(normalised) for cue in _words(name))


@cache
def _words(name: str) -> list[re.Pattern[str]]:
    return [compile_cue(cue) for cue in read_table("es", "aspects.toml")["words"][name]]


@cache
def _page_cues() -> dict[Aspect, list[re.Pattern[str]]]:
    table = read_table("es", "aspects.toml")
    return {
        Aspect(name): [compile_cue(cue) for cue in entry["page"]]
        for name, entry in table.items()
        if "page" in entry
    }
