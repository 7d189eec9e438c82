"""In which style or language an agent wants a draft again."""

from __future__ import annotations

from functools import cache, lru_cache

from assist.suggestions.vocabulary.cue_index import CueIndex
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table


def wanted_style(instruction: str) -> str:
    """`brief` or `plain`; empty where nothing of the kind is said."""
    return _wanted("style", instruction)


def wanted_language(instruction: str) -> str:
    """Its code; empty where none is named."""
    return _wanted("language", instruction)


@lru_cache(maxsize=256)
def _wanted(of: str, instruction: str) -> str:
    normalised = normalise(instruction)
    found = [
        (match.start(), meant)
        for cue, meant in (_cues(of).possible(normalised) if normalised else ())
        if (match := cue.search(normalised))
    ]
    return max(found)[1] if found else ""


@cache
def _cues(of: str) -> CueIndex[str]:
    table: dict[str, list[str]] = read_table("es", "instructions.toml")[of]
    return CueIndex((cue, meant) for meant, cues in table.items() for cue in cues)
