"""What headings and sentences of pages speak of."""

from __future__ import annotations

from functools import cache, lru_cache

from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect


@lru_cache(maxsize=16_384)
def speaks_of(text: str, aspect: Aspect) -> bool:
    """Whether one of the aspect's page cues stands in the text."""
    cues = _page_cues().get(aspect)
    return cues is not None and cues.stands_in(normalise(text))


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
    return _words(name).stands_in(normalise(heading))


@cache
def _words(name: str) -> CueIndex[None]:
    return cue_index(read_table("es", "aspects.toml")["words"][name])


@cache
def _page_cues() -> dict[Aspect, CueIndex[None]]:
    table = read_table("es", "aspects.toml")
    return {
        Aspect(name): cue_index(entry["page"]) for name, entry in table.items() if "page" in entry
    }
