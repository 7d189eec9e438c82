"""What the lack of an answer means: `positive` or `negative`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexes.facts.candidates import Candidate
from indexes.facts.folding import fold_in_place
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary
from indexes.models import Aspect

_DATA = vocabulary("silence")
_SENSES = ("positive", "negative")
_PHRASES = {sense: re.compile(r"\b(?:" + "|".join(_DATA[sense]) + r")\b") for sense in _SENSES}
_ALONE = {sense: re.compile(rf"\b(?:{_DATA[f'alone_{sense}']})\b") for sense in _SENSES}
_WORD = re.compile(rf"[\W_]*(?:{_DATA['word']})[\W_]*")
_HINT = re.compile(r"silencio|estima|entend|entiend|consider|deneg|por concedid|equival")


def find_silence(reading: Reading) -> Iterator[Candidate]:
    folded = reading.folded
    headed = _under_silence_heading(reading)
    if not headed and not _HINT.search(folded):
        return
    for sense, pattern in _PHRASES.items():
        for match in pattern.finditer(folded):
            if not reading.asks(match.start()) and not _of_a_notice(reading, match):
                yield _candidate(match, sense)
    for sense, pattern in _ALONE.items():
        for match in pattern.finditer(folded):
            start, end = reading.sentence(match.start())
            is_a_line = _WORD.fullmatch(folded, *reading.line(match.start())) is not None
            labelled = is_a_line or _DATA["label"] in folded[start:end]
            if headed or (labelled and not reading.asks(match.start())):
                yield _candidate(match, sense)


def _of_a_notice(reading: Reading, match: re.Match[str]) -> bool:
    """A notification that is not opened counts as refused: that is no silence."""
    start, _ = reading.sentence(match.start())
    notice = _DATA["notice"] in reading.folded[start : match.start()]
    return "rechaz" in match[0] and notice


def _under_silence_heading(reading: Reading) -> bool:
    if reading.aspect is Aspect.SILENCE:
        return True
    return any(_DATA["label"] in fold_in_place(heading) for heading in reading.section)


def _candidate(match: re.Match[str], sense: str) -> Candidate:
    return Candidate(FactKind.SILENCE, match.start(), match.end(), sense, Slot.SILENCE)
