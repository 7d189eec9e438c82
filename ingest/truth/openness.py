"""Sentences of pages that are no sheets on whether one can apply: at any time, or no longer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.models import Aspect, Passage, WindowState
from ingest.extractors.vocabulary import vocabulary
from ingest.extractors.window import window_of
from ingest.folding import fold
from ingest.splitters.sentences import sentences

_TERM = re.compile(r"\bplazos?((?: \w+){1,4})")  # and what it is of
_TOLD = frozenset({"permanent", "closed"})


def windows_in(passage: Passage) -> Iterator[tuple[WindowState, int, str]]:
    """With the place of the sentence and the sentence, where it speaks of applying."""
    reached = 0
    for line in passage.text.split("\n"):
        for sentence in sentences(line):
            reached = passage.text.index(sentence, reached)
            state = window_of((), (sentence,)).state
            if state in _TOLD and _is_of_applying(sentence, passage):
                yield state, reached, sentence


def _is_of_applying(sentence: str, passage: Passage) -> bool:
    """And not of what comes later: «el plazo de justificación»."""
    patterns = vocabulary().window
    words = fold(" ".join((*passage.section[-1:], sentence)))
    if any(patterns["other_phase"].search(term) for term in _TERM.findall(words)):
        return False
    placed = passage.aspect in (Aspect.DEADLINE, Aspect.STATUS)
    return placed or bool(patterns["submission"].search(words))
