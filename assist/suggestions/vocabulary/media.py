"""The ways to apply that a question names."""

from __future__ import annotations

from functools import cache

from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.shorthand import spelt_out

CLOSED_QUESTION = "closed_question"  # the row of «¿se puede…?», which names none


def media_in(text: str) -> frozenset[str]:
    """`{"online", "in_person"}` of «¿por internet o en mano?»."""
    normalised = spelt_out(normalise(text))
    return frozenset(
        medium
        for medium, cues in media_cues().items()
        if medium != CLOSED_QUESTION and cues.stands_in(normalised)
    )


@cache
def media_cues() -> dict[str, CueIndex[None]]:
    """By medium; and of a question that is answered with yes or no."""
    table = read_table("es", "patterns.toml")["media"]
    return {name: cue_index(cues) for name, cues in table.items()}
